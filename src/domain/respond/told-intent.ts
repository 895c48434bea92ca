/** What a reply wants by the rules, refusals of messages apart: signs and frames in the order in which they are surer. */
import { unreachable } from '../../kernel/assert.ts'
import type { Locale } from '../../kernel/locale.ts'
import {
  ASKS_PLAINLY,
  ATTENDS,
  BUT,
  CANNOT_SAY,
  COMPLAINS,
  DECLINES,
  DONE_ELSEWHERE,
  DONE_HINT,
  FOR_NOW,
  LEAVES_TO_US,
  MAYBE,
  MOVED_AWAY,
  NEXT_TIME,
  NOT_BEFORE,
  NO_THANKS,
  NOT_NOW_NO,
  OTHER_PERSON,
  POLITE,
  PUTS_OFF,
  SOME_OTHER_TIME,
  SOMETIME,
  SUITS,
  WISHES_TO_COME,
  WRITE_THEN,
  YOU_MOVED,
} from './intent-frames.ts'
import type { IntentPhrases } from './intent-phrases.ts'
import {
  ABSENT,
  AGREES,
  ASKS_PRICE,
  CALLS_OFF,
  DEFECT,
  GONE,
  MOVES,
  NOT_DUE,
  PRAISES,
  PROMISES,
  SERVED,
  SIGNS_UP,
  STRANGER,
  TRAVEL_MOVED,
  WANTS_VISIT,
  WHO_MENDS,
  WHO_WORKS,
  WRONG_GOODS,
  LATE_MYSELF,
  OWN_TROUBLE,
  PUT_OFF,
} from './intent-signs.ts'
import {
  ACCUSES,
  ASKS_UNMARKED,
  BAD_HOUR,
  FAILS_SOON,
  HEADCOUNT,
  NOT_TODAY,
  OWN_RIDE,
  OWN_WAY,
  RECALLS,
  SCOFFS,
  SUFFERS,
  THANKS_FOR,
  UNDECIDED,
  WRONGS,
} from './intent-tone.ts'
import { isForeignOptOut, type OptOutHeard } from './opt-out.ts'
import { type Phrases, phrases } from './phrases.ts'
import { PHRASES_BG } from './phrases-bg.ts'
import { PHRASES_EN } from './phrases-en.ts'
import { PHRASES_RU } from './phrases-ru.ts'
import type { Intent, When } from './reading.ts'
import type { WhenFound } from './when-join.ts'

type Matcher = Readonly<Record<keyof IntentPhrases, Phrases>>

/** What is looked for in the mended words and in the words as typed: mending turns a rare word into a common one now and then. */
type Says = (pattern: Pick<Phrases, 'test'>) => boolean

function matcherOf(lists: IntentPhrases): Matcher {
  return {
    stop: phrases(lists.stop),
    wrong_number: phrases(lists.wrong_number),
    complaint: phrases(lists.complaint),
    done: phrases(lists.done),
    cancel: phrases(lists.cancel),
    reschedule: phrases(lists.reschedule),
    price: phrases(lists.price),
    question: phrases(lists.question),
    book: phrases(lists.book),
    later: phrases(lists.later),
    no: phrases(lists.no),
    yes: phrases(lists.yes),
  }
}

const MATCHERS: Readonly<Record<Locale, Matcher>> = { ru: matcherOf(PHRASES_RU), bg: matcherOf(PHRASES_BG), en: matcherOf(PHRASES_EN) }

/** Words of refusal that agree. */
const AGREEING =
  phrases(`не против | не возражаю | почему (нет/бы_нет/бы_и_нет) | без проблем | не вопрос | нет проблем | нямам против | няма проблем
    защо не | без проблеми
  why not | no probs | no problem | no worries | not a problem | no objection* | can't wait`)
/** "Remind me", "I will write": he asks for a later word, not for an hour. */
const ASKS_LATER =
  phrases(`спроси* .. (потом/позже/после/через/в/ближе/еще/снова/меня) | (питайте/попитайте/питай/попитай) (ме/пак/отново) | ask me .. (again/in/after/next/later/on)
    напомни | напомните | напомнить | напомнишь | напоминай* | перезвон* | позвоните .. | наберите .. | напишите .. | напишу
    позвоню | подумаю | сообщу | дам знать | скажу | решу | отвечу | позвоним | напишем | наберем | сообщим | скажем | буду знать
    будет (ясно/понятно/видно) | ще знам | ще ви (звъннем/пишем) | i'll know
  вернусь .. | возвращаюсь | връщам се | връщаме се | прибирам се | ще се върна | back (on/from) .. | away until
  созвон* | спишемся | да се чуем | чуем се | let's (talk/chat/speak/catch_up)
  напомнете | подсетете | подсети | подсещ* | обадете .. | обади се | звъннете .. | звънни .. | потърсете
  ще ви .. (пиша/звънна/кажа) | ще се (обадя/чуем) | ще помисля | ще си помисля | ще кажа | пишете ми .. | ще преценя
  remind | give me .. (call/ring/shout) | ring me .. | call me .. | text me .. | message me .. | ping me | get back | let you know
    call back | call you | text you | check back | try me | think about | contact me .. | email me ..`)
/** "Until what hour do you work today" asks, with or without the mark. */
const ASKING = new RegExp(
  '^ (?:(?:до|от|в|с|за|а|и|здравствуйте|здравейте|добрый день|hi|hello)(?: ,)? )*' +
    '(?:во сколько (?:вы|у вас|от|за)|до скольки|со скольки|в колко|до колко|от колко|работите ли|работаете ли|колко|кога|къде|какво|как|защо|сколько|скольки|когда|где|почему|what|when|where|who|how|why|are you|do you) ',
  'u',
)
/** "I will be there" without a time confirms what was offered. */
const COMING =
  /^ (?:(?:да|ага|угу|ок|хорошо|обязательно|непременно|ладно|конечно|отлично|добре|разбира се|yes|yep|yeah|ok|sure|great) )?(?:, )?(?:я |мы |аз |ние )?(?:буду|будем|приду|придем|приеду|приедем|подъеду|идвам|идваме|ще дойда|ще бъда|ще дойдем|i'll come|i'll be there|i will come|i will be there)(?: обязательно| точно| then)?(?: [,.!])*(?: (?:спасибо|благодаря|мерси|thanks))?(?: [.!])* $| see you (?:then|there|soon) /u
const EXPLICIT_CANCEL = phrases(`отмен* | аннулир* | анулир* | cancel* | откажете | call off
  (scrub/scratch/strike/knock/cross/scrap/axe/bin/ditch) (me/us/my/our) ..
    (отпиш*/сним*/вычеркн*/убер*/удал*/исключ*) .. (меня/запис*) | (отпиш*/махн*/изтри*/отказвам) .. (ме/час*/посещ*/резерв*)
    (take/remove/delete/drop/strike) .. (me/my)`)

export interface Heard {
  /** See `phraseText`: the spelt reply, typing errors mended. */
  readonly text: string
  /** The same without the mending. */
  readonly typedText: string
  /** The reply as typed, folded: English key words are heard in every language. */
  readonly rawText: string
  readonly locale: Locale
  readonly found: WhenFound
  /** Part of the reply said "I cannot" about a time. */
  readonly refusesTime: boolean
  /** Days from today to the time named; 0 without one. */
  readonly daysAhead: number
}

function saysIn({ text, typedText }: Pick<Heard, 'text' | 'typedText'>): Says {
  return typedText === text ? pattern => pattern.test(text) : pattern => pattern.test(text) || pattern.test(typedText)
}

interface Hearing {
  readonly by: Matcher
  readonly says: Says
  /** The reply has a question mark. */
  readonly asks: boolean
}

/** A refusal only where the reply means nothing in its own language. */
export function toldIntent(heard: Heard, asked: OptOutHeard): Intent {
  const { text, locale, found } = heard
  const by = MATCHERS[locale]
  const says = saysIn(heard)
  if (says(WRONG_GOODS)) return 'complaint'
  if (says(by.wrong_number) || says(OTHER_PERSON) || says(STRANGER)) return 'wrong_number'
  const asks = text.includes(' ? ')
  const untimed = found.when === null
  if ((says(SUFFERS) && says(ACCUSES)) || says(WRONGS) || says(BAD_HOUR) || (!asks && says(FAILS_SOON))) return 'complaint'
  if (untimed && !asks && says(HEADCOUNT)) return 'other'
  if (says(SCOFFS)) return 'no'
  if (says(OWN_TROUBLE)) return says(LATE_MYSELF) ? 'reschedule' : 'cancel'
  if (!asks && says(CALLS_OFF) && found.when === null) return 'cancel'
  if (says(TRAVEL_MOVED) && found.when !== null) return 'reschedule'
  if (says(by.complaint) || says(COMPLAINS) || (says(DEFECT) && (!asks || says(WHO_MENDS)))) return 'complaint'
  if ((says(GONE) || (untimed && (says(OWN_WAY) || says(OWN_RIDE)))) && !asks) return 'no'
  if (untimed && !asks && says(UNDECIDED)) return 'later'
  if (!asks && says(NOT_TODAY)) return 'cancel'
  if (untimed && says(ASKS_UNMARKED) && !says(by.price)) return 'question'
  if (says(PUT_OFF) && !asks && !says(by.reschedule)) return 'later'
  if ((says(by.done) || (DONE_HINT.test(text) && says(DONE_ELSEWHERE)) || says(SERVED)) && !asks) return 'done'
  if (says(MOVED_AWAY) && !asks) return 'no'
  if (untimed && !asks && (says(PRAISES) || says(THANKS_FOR)) && !says(by.book) && !says(WANTS_VISIT)) return 'other'
  if (found.when === null && !asks && says(AGREES)) return 'yes'
  if (says(ABSENT) && !says(by.reschedule) && !asks) return 'cancel'
  if (asks && found.when === null && says(ASKS_PLAINLY) && !says(by.book) && !says(by.price) && !says(by.reschedule)) return 'question'
  if (untimed && !asks && ((says(DECLINES) && !says(FOR_NOW)) || (says(NO_THANKS) && !says(ASKS_LATER)))) return 'no'
  if (found.when === null && !asks && says(POLITE) && BUT.test(text)) return afterBut(text, by)
  if (asks && found.when === null && says(YOU_MOVED)) return 'question'
  if (found.when === null && !asks && says(SOME_OTHER_TIME)) return 'later'
  if (says(by.reschedule) || says(MOVES)) return 'reschedule'
  if (says(by.cancel) && isOpenEnded(found.when)) return 'later'
  if (says(by.cancel)) return found.when !== null && !says(EXPLICIT_CANCEL) ? 'reschedule' : 'cancel'
  if (says(AGREEING) || says(AGREES) || (says(COMING) && !says(by.no))) return found.when === null ? 'yes' : 'book'
  if (says(by.price) || says(ASKS_PRICE)) return 'price'
  if ((says(ASKS_LATER) && (untimed || !says(CANNOT_SAY))) || (!untimed && says(WRITE_THEN))) return 'later'
  if (found.when !== null) return intentWithTime(heard, { by, says, asks })
  const intent = intentWithoutTime(heard, { by, says, asks })
  return (intent === 'other' || intent === 'no') && isForeignOptOut(asked) ? 'stop' : intent
}

/** A day further off than this is a day to come back to, not an hour in the book. */
const BOOKABLE_DAYS = 30

function intentWithTime({ text, found, daysAhead }: Heard, { by, says, asks }: Hearing): Intent {
  if (says(SUITS)) return 'book'
  if (says(WHO_WORKS) || (asks && says(RECALLS))) return 'question'
  if (says(by.question) && (asks || says(ASKING)) && !says(by.book) && !ANSWERS_ITSELF.test(text)) return 'question'
  if (says(SOMETIME) && isOpenEnded(found.when)) return 'later'
  if (says(PROMISES) && !asks && (isFar(found.grain) || found.grain === 'distance' || says(NEXT_TIME))) return 'later'
  if ((says(by.book) || says(WANTS_VISIT)) && (!isFar(found.grain) || says(SIGNS_UP))) return 'book'
  const isLoose = says(SOMETIME) && typeof found.when !== 'string' && !hasHour(found.when)
  if (
    (says(PUTS_OFF) && !(hasHour(found.when) && says(NOT_BEFORE))) ||
    (isLoose && !((asks || says(LEAVES_TO_US)) && found.grain === 'week'))
  )
    return 'later'
  const isReserved = says(POLITE) && BUT.test(text)
  if (isReserved && isOpenEnded(found.when)) return 'later'
  const agrees = says(by.yes) && !says(by.no) && !says(MAYBE) && !isReserved
  if (daysAhead > BOOKABLE_DAYS && !agrees) return 'later'
  switch (found.grain) {
    case 'day':
    case 'time':
    case 'weekend':
      return 'book'
    case 'week':
      return agrees || asks || hasHour(found.when) || says(LEAVES_TO_US) ? 'book' : 'later'
    case 'distance':
      return agrees || hasHour(found.when) ? 'book' : 'later'
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

/** "Do you work on Sunday? If so, at one": the hour behind the mark is what he wants. */
const ANSWERS_ITSELF = / \? [^?]*\d[^?]*$/u

/** "In September we will come" is a day to come back to. */
function isFar(grain: WhenFound['grain']): boolean {
  return grain === 'month' || grain === 'season' || grain === 'holiday'
}

/** "Not before the holidays": what is left is everything after them. */
function isOpenEnded(when: When): boolean {
  return when !== null && typeof when !== 'string' && when.to === null
}

/** "I would love to, but": only a plain refusal behind it is one; anything else keeps him from coming this time. */
function afterBut(text: string, by: Matcher): Intent {
  const behind = ` ${text.split(BUT).slice(1).join(' ')}`
  return by.no.test(behind) && !by.later.test(behind) && !FOR_NOW.test(behind) ? 'no' : 'later'
}

function hasHour(when: When): boolean {
  return when !== null && (typeof when === 'string' ? when : when.from).includes('T')
}

function intentWithoutTime({ refusesTime, text }: Heard, { by, says, asks }: Hearing): Intent {
  const noFirst = says(by.no)
  if (says(NOT_NOW_NO)) return 'no'
  if (STARTS_ASKING.test(text) && !says(by.book) && !says(WANTS_VISIT)) return 'question'
  if (says(by.later) || says(NOT_DUE)) return 'later'
  if (says(ATTENDS) && !says(WISHES_TO_COME) && !noFirst && !asks) return 'yes'
  if (says(ASKS_PLAINLY) && !startsWithYes(text)) return 'question'
  if ((says(by.book) || says(WANTS_VISIT)) && !noFirst) return 'book'
  if ((asks || / ли /u.test(text)) && !(says(by.yes) && startsWithYes(text))) return 'question'
  if (says(by.question) && !noFirst) return 'question'
  if (refusesTime) return 'later'
  if (noFirst) return ENDS_WITH_YES.test(text) ? 'yes' : 'no'
  if (says(by.yes)) return 'yes'
  return asks ? 'question' : 'other'
}

/** "Yes, and…": agreement stands at the beginning; a "can" at the end of a question is none. */
function startsWithYes(text: string): boolean {
  return YES_FIRST.test(text)
}
/** "It never stops raining! Yes, I'll come": the last sentence is the answer. */
const ENDS_WITH_YES =
  / [.!] (?:yes|yep|yeah|да|ага|ок|ok|конечно|хорошо|добре)(?: (?!(?:не|нет|no|not|don't|can't) )[^ .!?]+)* (?:[.!] )?$/u
/** English puts the question first, with or without the mark. */
const STARTS_ASKING = new RegExp(
  '^ (?:(?:do|does|did|is|are|was|were|will|has|have) (?:i|you|it|there|they|this|that|the|we|your|my)' +
    '|(?:when|what|where|which|who|how) (?:do|does|did|is|are|will|can|should|long|many|old|kind|sort|size|floor)) ',
  'u',
)
const YES_FIRST = phrases(
  `^ (да/ага/угу/ок/окей/оки/хорошо/ладно/конечно/давайте/давай/подходит/согласен/согласна/отлично/супер)
  ^ (добре/хубаво/може/става/чудесно/разбира_се/разбрано/съгласен/съгласна/дадено/идва/айде/хайде/emojiyes/+)
  ^ (yes/yep/yeah/yup/ok/okay/sure/great/perfect/fine/good/cool/of_course/please/absolutely/go)`,
)
