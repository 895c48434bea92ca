/** Whether a reply asks for silence. To miss one costs a customer, to hear one too many costs a message: so it is looked for widely. */
import type { Locale } from '../../kernel/locale.ts'
import { OPT_OUT_BG, OPT_OUT_EN, OPT_OUT_LOOKALIKES, OPT_OUT_NEIGHBOURS, OPT_OUT_RU, type OptOutFrames } from './opt-out-phrases.ts'
import { cutterOf, type Phrases, phrases } from './phrases.ts'
import { PHRASES_BG } from './phrases-bg.ts'
import { PHRASES_EN } from './phrases-en.ts'
import { PHRASES_RU } from './phrases-ru.ts'

interface Ear {
  readonly asks: Phrases
  readonly withoutGuards: (text: string) => string
  readonly withoutHours: (text: string) => string
  readonly takeMeOff: Phrases
  readonly aboutMessages: Phrases
}

function earOf(own: string, { frames, guards, hours, takeMeOff, aboutMessages }: OptOutFrames): Ear {
  return {
    asks: phrases(`${own}\n${frames}`),
    withoutGuards: cutterOf(guards),
    withoutHours: cutterOf(hours),
    takeMeOff: phrases(takeMeOff),
    aboutMessages: phrases(aboutMessages),
  }
}

const EARS: Readonly<Record<Locale, Ear>> = {
  ru: earOf(PHRASES_RU.stop, OPT_OUT_RU),
  bg: earOf(PHRASES_BG.stop, OPT_OUT_BG),
  en: earOf(PHRASES_EN.stop, OPT_OUT_EN),
}

const NEIGHBOURS = phrases(OPT_OUT_NEIGHBOURS)

/** "Stop, was it not Saturday?" halts the talk; what follows is what he says. "Stop, who is this?" is a refusal. */
const HALTS = /^ (?:стоп|stop)(?: [,.-])* /u
const SUSPECTS = /^ (?:!|кто|кой|who|why|зачем|за какво|защо|почему|откуда|откъде|от къде) /u
const GOES_ON = / (?:\?|же|уже|вече|already|разве) /u

/** "Neither by day nor by night any more" is no wish for another hour. */
const FOR_GOOD = / (?:больше|никогда|вообще|навсегда|повече|никога|изобщо|завинаги|anymore|any more|ever|again|never) /u

export interface OptOutHeard {
  /** See `phraseText`: the spelt reply, typing errors mended. */
  readonly text: string
  /** The same without the mending. */
  readonly typedText: string
  /** The reply as typed, folded: English key words are heard in every language. */
  readonly rawText: string
  readonly locale: Locale
  /** A day or an hour stands in the reply. */
  readonly namesTime: boolean
}

export function isOptOut({ text, typedText, rawText, locale, namesTime }: OptOutHeard): boolean {
  if (asksIn(text, { locale, namesTime })) return true
  if (typedText !== text && asksIn(typedText, { locale, namesTime })) return true
  // Typed by sound, its own language has heard the word and let it pass.
  if (!/[а-я]/.test(rawText) && EARS[locale].asks.test(text)) return false
  return locale !== 'en' && /[a-z]{2}/.test(rawText) && asksIn(rawText, { locale: 'en', namesTime })
}

/** Ukrainian, Serbian, Turkish, German …: languages that likeness has not learned, so that their frames are believed at once. */
export function isNeighboursOptOut({ rawText }: Pick<OptOutHeard, 'rawText'>): boolean {
  return NEIGHBOURS.test(rawText)
}

/** What means nothing in its own language may be a refusal in the neighbouring one, whose letters it shares. */
export function isForeignOptOut({ text, rawText, locale, namesTime }: OptOutHeard): boolean {
  return (['ru', 'bg'] as const).some(
    other => other !== locale && asksIn(rawText, { locale: other, namesTime }) && EARS[locale].withoutGuards(text) === text,
  )
}

const ALIKE = phrases(OPT_OUT_LOOKALIKES)
const withoutAlike = cutterOf(OPT_OUT_LOOKALIKES)

/** The reply without what only sounds like a refusal; undefined where nothing does. */
export function withoutLookalikes(heard: OptOutHeard): OptOutHeard | undefined {
  return ALIKE.test(heard.text) ? { ...heard, text: withoutAlike(heard.text), rawText: withoutAlike(heard.rawText) } : undefined
}

/** Shouted or said: the marks at the end change nothing. */
const SHOUTS = /(?: !)+ $/u

function asksIn(heard: string, { locale, namesTime }: Pick<OptOutHeard, 'locale' | 'namesTime'>): boolean {
  const text = heard.replace(SHOUTS, ' ')
  const { asks, withoutGuards, withoutHours, takeMeOff, aboutMessages } = EARS[locale]
  if (!asks.test(text)) return false
  const behind = HALTS.test(text) && GOES_ON.test(text) ? text.replace(HALTS, ' ') : text
  const talk = SUSPECTS.test(behind) || behind.split(' ').length < 6 ? text : behind
  const rest = withoutGuards(FOR_GOOD.test(talk) ? talk : withoutHours(talk))
  if (!asks.test(rest)) return false
  return !(namesTime && takeMeOff.test(rest) && !aboutMessages.test(rest))
}
