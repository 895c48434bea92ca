/**
 * The one question that is asked back, with answers by number. What comes next is first looked at as an answer to it; only
 * an answer that names one option is taken, everything else goes the usual way and then to a person.
 */
import type { Day } from '../../kernel/day.ts'
import type { BookingId, ServiceId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { isWithin, momentOf } from './moment.ts'
import type { Reading, When } from './reading.ts'

export type QuestionOption =
  | {
      readonly kind: 'slot'
      readonly day: Day
      readonly minute: number
      readonly startsAt: Instant
      readonly serviceId: ServiceId | null
      /** The booking that moves there; null for a new one. */
      readonly bookingId: BookingId | null
    }
  | { readonly kind: 'later'; readonly day: Day }
  | { readonly kind: 'confirm' | 'move' | 'cancel'; readonly bookingId: BookingId }
  /** One of several visits ahead: which of them he means. */
  | {
      readonly kind: 'visit'
      readonly act: 'move' | 'cancel'
      readonly bookingId: BookingId
      readonly day: Day
      readonly minute: number | null
      /** When he would rather come, where he said it already. */
      readonly wish: When
    }

/** A question that nobody answered in this time is forgotten. */
export const QUESTION_HOURS = 72

const NUMBER = /^\D{0,12}?([1-9])(?:\uFE0F?\u20E3)?\D{0,12}$/u
/** '15' and '1500' are hours, '1-2' is two answers. */
const LONGER_NUMBER = /\d{2}|\d\D+\d|\d\s*(?:час|ч\b|am|pm|-?(?:го|ти|th|st|nd|rd))/iu
/** Words for first to third; the text is matched between non-letters, because \b knows no Cyrillic. */
const ORDINALS: readonly RegExp[] = [
  words('перв\\p{L}*|один|раз|първ\\p{L}*|едно|first|one|1st'),
  words('втор\\p{L}*|два|две|second|two|2nd'),
  words('трет\\p{L}*|три|third|three|3rd'),
]
const LAST = words('последн\\p{L}*|last')
const ANY = words('люб\\p{L}*|без разницы|все равно|всё равно|което и да е|който и да е|без значение|any|either|whichever')
const NONE = words(
  'ни один|ни одно|ни одна|никак\\p{L}*|никой|нито един|нито едно|никое|не подход\\p{L}*|не ми пасва|не ме устройва|none|neither|no good',
)
/** Words that name a day: with one of them a bare hour is not taken for one of the options. */
const DAY_WORDS = words(
  'завтра|сегодня|послезавтра|утре|днес|вдругиден|tomorrow|today|понед\\p{L}*|вторн\\p{L}*|сред\\p{L}*|сряда|четв\\p{L}*|пятн\\p{L}*|петък|субб?от\\p{L}*|събота|воскр\\p{L}*|неделя|monday|tuesday|wednesday|thursday|friday|saturday|sunday',
)

const POLITE: ReadonlySet<string> = new Set(
  (
    'вариант варианта слот окно время пожалуйста спасибо спс плиз давайте давай пусть будет беру выбираю лучше подходит подойдет да ок окей хорошо мне нам на в тогда ' +
    'вариантът варианта час часа моля благодаря мерси нека избирам добре става ми по най ' +
    'the one option slot please thanks thank you ok okay yes i take ill will works is fine good let s'
  ).split(' '),
)

/** "Cancel the second booking" is the second. */
const VISIT_WORD = /^(?:отмен|перенес|премест|откаж|запис|час|cancel|move|booking|appointment)/u

function words(list: string): RegExp {
  return new RegExp(`(?:^|[^\\p{L}\\d])(?:${list})(?:$|[^\\p{L}\\d])`, 'iu')
}

/** The place of the option in the list; 'none' when he refuses all of them; undefined when it is no answer to the question. */
export function chooseOption(
  text: string,
  { reading, options }: { readonly reading: Reading; readonly options: readonly QuestionOption[] },
): number | 'none' | undefined {
  const own = text.trim().toLowerCase()
  if (wantsAnotherThing(reading, options)) return undefined
  const number = LONGER_NUMBER.test(own) ? undefined : NUMBER.exec(own)?.[1]
  if (number !== undefined) return Number(number) <= options.length ? Number(number) - 1 : undefined
  const actions = byAction(reading, options)
  if (actions !== undefined) return actions
  if (NONE.test(own)) return 'none'
  const named = byWord(own, options)
  if (named !== undefined) return named
  const timed = byTime(own, { reading, options })
  if (timed !== undefined) return timed
  return options.length === 1 && reading.intent === 'yes' ? 0 : undefined
}

/** Asked which visit to move, "cancel the one on Friday" is a new wish and no answer, and the other way round. */
function wantsAnotherThing({ intent }: Reading, [first]: readonly QuestionOption[]): boolean {
  if (first?.kind !== 'visit') return false
  return (intent === 'cancel' && first.act === 'move') || (intent === 'reschedule' && first.act === 'cancel')
}

/** "The second one, please" is a choice; "the second of May" and "in two weeks" say more than politeness, and are none. */
function byWord(text: string, options: readonly QuestionOption[]): number | undefined {
  const ofVisits = options[0]?.kind === 'visit'
  const rest = text
    .replace(/[^\p{L}\d\s]/gu, ' ')
    .split(/\s+/)
    .filter(word => word !== '' && !POLITE.has(word) && !(ofVisits && VISIT_WORD.test(word)))
    .join(' ')
  if (rest === '') return undefined
  const is = (list: RegExp): boolean => list.test(rest) && rest.replace(list, ' ').trim() === ''
  // Any free time may be taken for him, but none of his visits dropped at random.
  if (is(ANY)) return ofVisits ? undefined : 0
  if (is(LAST)) return options.length - 1
  const named = ORDINALS.findIndex(is)
  return named >= 0 && named < options.length ? named : undefined
}

/** "Yes" to a reminder confirms, "I cannot" cancels, "another time" moves. */
function byAction({ intent, when }: Reading, options: readonly QuestionOption[]): number | undefined {
  const kind =
    (intent === 'yes' || intent === 'book') && when === null
      ? 'confirm'
      : intent === 'cancel'
        ? 'cancel'
        : intent === 'reschedule'
          ? 'move'
          : undefined
  const at = options.findIndex(option => option.kind === kind)
  return at >= 0 ? at : undefined
}

function byTime(
  text: string,
  { reading, options }: { readonly reading: Reading; readonly options: readonly QuestionOption[] },
): number | undefined {
  const { when } = reading
  const hour = bareHour(text)
  if (when === null && hour !== null) return atMinute(hour, options)
  const saysWhich = options[0]?.kind === 'visit' && reading.intent === 'cancel'
  if (when === null || (reading.intent === 'cancel' && !saysWhich) || reading.intent === 'no') return undefined
  const fits = options.flatMap((option, at) => (fitsWish(option, when) ? [at] : []))
  if (fits.length === 1) return fits[0]
  const minute = bareHour(text) ?? (typeof when === 'string' && when.includes('T') ? minuteOf(when) : null)
  if (minute === null || fits.length > 1 || DAY_WORDS.test(text)) return undefined
  // "At three" after a question means the three o'clock that was offered.
  return atMinute(minute, options)
}

function atMinute(minute: number, options: readonly QuestionOption[]): number | undefined {
  const found = options.flatMap((option, at) => ('minute' in option && option.minute === minute ? [at] : []))
  return found.length === 1 ? found[0] : undefined
}

/** '15', '15:30', '3' as an answer to hours: one to seven is in the afternoon. */
function bareHour(text: string): number | null {
  const match = /^(\d{1,2})(?:[:.](\d\d))?[.!]?$/.exec(text)
  if (match === null) return null
  const hour = Number(match[1])
  return hour > 23 ? null : (hour < 8 ? hour + 12 : hour) * 60 + Number(match[2] ?? 0)
}

function fitsWish(option: QuestionOption, when: Exclude<When, null>): boolean {
  return 'minute' in option && isWithin(momentOf(option.day, option.minute), when)
}

function minuteOf(moment: string): number {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))
}
