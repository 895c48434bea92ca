/** What a reply wants. A refusal is looked for first and widely: to miss one costs a customer, to hear one too many costs a message. */
import { unreachable } from '../../kernel/assert.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { IntentPhrases } from './intent-phrases.ts'
import { phrases } from './phrases.ts'
import { PHRASES_BG } from './phrases-bg.ts'
import { PHRASES_EN } from './phrases-en.ts'
import { PHRASES_RU } from './phrases-ru.ts'
import type { Intent, When } from './reading.ts'
import type { WhenFound } from './when.ts'

type Matcher = Readonly<Record<keyof IntentPhrases, RegExp>>

function matcherOf(lists: IntentPhrases): Matcher {
  return {
    stop: phrases(lists.stop), notStop: phrases(lists.notStop), wrong_number: phrases(lists.wrong_number), complaint: phrases(lists.complaint),
    done: phrases(lists.done), cancel: phrases(lists.cancel), reschedule: phrases(lists.reschedule), price: phrases(lists.price),
    question: phrases(lists.question), book: phrases(lists.book), later: phrases(lists.later), no: phrases(lists.no), yes: phrases(lists.yes),
  }
}

const MATCHERS: Readonly<Record<Locale, Matcher>> = { ru: matcherOf(PHRASES_RU), bg: matcherOf(PHRASES_BG), en: matcherOf(PHRASES_EN) }

/** Words of refusal that agree. */
const AGREEING = phrases(`не против | не возражаю | почему (нет/бы_нет/бы_и_нет) | без проблем | не вопрос | нет проблем | нямам против | няма проблем | защо не | без проблеми
  why not | no problem | no worries | not a problem | no objection* | can't wait`)
/** "Remind me", "I will write": he asks for a later word, not for an hour. */
const ASKS_LATER = phrases(`напомн* | перезвон* | позвоните .. | наберите .. | напишите .. | напишу | позвоню | подумаю | сообщу | дам знать | скажу | решу | отвечу
  напомнете | подсет* | обадете се | звъннете | потърсете | ще ви .. (пиша/звънна/кажа) | ще се (обадя/чуем) | ще помисля | ще си помисля | ще кажа | пишете ми .. | ще преценя
  remind | call me .. | text me .. | message me .. | ping me | get back | let you know | call back | call you | text you | check back | try me | think about | contact me .. | email me ..`)
const EXPLICIT_CANCEL = phrases(`отмен* | аннулир* | анулир* | cancel* | откажете | call off`)

export interface Heard {
  /** See `phraseText`: the spelt reply. */
  readonly text: string
  /** The reply as typed, folded: English key words are heard in every language. */
  readonly rawText: string
  readonly locale: Locale
  readonly found: WhenFound
  /** Part of the reply said "I cannot" about a time. */
  readonly refusesTime: boolean
  /** Days from today to the time named; 0 without one. */
  readonly daysAhead: number
}

export function isOptOut({ text, rawText, locale }: Pick<Heard, 'text' | 'rawText' | 'locale'>): boolean {
  const own = MATCHERS[locale]
  if (own.stop.test(text) && !own.notStop.test(text)) return true
  return locale !== 'en' && MATCHERS.en.stop.test(rawText) && !MATCHERS.en.notStop.test(rawText)
}

export function intentOf(heard: Heard): Intent {
  const { text, locale, found } = heard
  const says = MATCHERS[locale]
  if (isOptOut(heard)) return 'stop'
  if (says.wrong_number.test(text)) return 'wrong_number'
  if (says.complaint.test(text)) return 'complaint'
  const asks = text.includes(' ? ')
  if (says.done.test(text) && !asks) return 'done'
  if (says.reschedule.test(text)) return 'reschedule'
  if (says.cancel.test(text)) return found.when !== null && !EXPLICIT_CANCEL.test(text) ? 'reschedule' : 'cancel'
  if (AGREEING.test(text)) return found.when === null ? 'yes' : 'book'
  if (says.price.test(text)) return 'price'
  if (ASKS_LATER.test(text)) return 'later'
  if (found.when !== null) return intentWithTime(heard, says, asks)
  return intentWithoutTime(heard, says, asks)
}

/** "Later, let us say the 25th": the word outweighs the day. */
const PUTS_OFF = phrases(`позже , | попозже , | потом , | позже .. давайте | не сейчас | пока (не/нет/рано) | не раньше | рано еще | еще рано | later , | later .. in | not now | not yet | not before | too early | too soon
  по-късно , | не сега | засега | друг път | рано е | още е рано | не преди`)
/** A day further off than this is a day to come back to, not an hour in the book. */
const BOOKABLE_DAYS = 30

function intentWithTime({ text, found, daysAhead }: Heard, says: Matcher, asks: boolean): Intent {
  if (says.question.test(text) && asks && !says.book.test(text)) return 'question'
  if (says.book.test(text)) return 'book'
  if (PUTS_OFF.test(text)) return 'later'
  const agrees = says.yes.test(text) && !says.no.test(text)
  if (daysAhead > BOOKABLE_DAYS && !agrees) return 'later'
  switch (found.grain) {
    case 'day':
    case 'time':
    case 'weekend':
      return 'book'
    case 'week':
      return agrees || asks || hasHour(found.when) ? 'book' : 'later'
    case 'distance':
    case 'month':
    case 'season':
    case 'holiday':
      return agrees ? 'book' : 'later'
    case 'none':
      return 'other'
    default:
      return unreachable(found.grain)
  }
}

function hasHour(when: When): boolean {
  return when !== null && (typeof when === 'string' ? when : when.from).includes('T')
}

function intentWithoutTime({ text, refusesTime }: Heard, says: Matcher, asks: boolean): Intent {
  const noFirst = says.no.test(text)
  if (says.later.test(text)) return 'later'
  if (says.book.test(text) && !noFirst) return 'book'
  if (asks && !says.yes.test(text)) return 'question'
  if (says.question.test(text) && !noFirst) return 'question'
  if (refusesTime) return 'later'
  if (noFirst) return 'no'
  if (says.yes.test(text)) return 'yes'
  return asks ? 'question' : 'other'
}
