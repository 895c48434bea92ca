/**
 * Which language a reply is in, and its words as that language spells them. It comes before any grammar, because
 * "след" is "next" in Russian talk and "after" in Bulgarian.
 */
import type { Locale } from '../../kernel/locale.ts'
import type { IntentPhrases } from './intent-phrases.ts'
import { lexiconOf, type Meaning } from './lexicon.ts'
import { PHRASES_BG } from './phrases-bg.ts'
import { PHRASES_EN } from './phrases-en.ts'
import { PHRASES_RU } from './phrases-ru.ts'
import { Mender, Remembered, soundKey, soundKeysOf, toCyrillic } from './spelling.ts'
import type { Token } from './tokens.ts'
import { HEARD_BG, HEARD_EN, HEARD_RU } from './heard-words.ts'
import { COMMON_BG, TIME_WORDS_BG } from './words-bg.ts'
import { COMMON_EN, TIME_WORDS_EN } from './words-en.ts'
import { COMMON_RU, TIME_WORDS_RU } from './words-ru.ts'

interface Language {
  readonly locale: Locale
  readonly lexicon: ReadonlyMap<string, Meaning>
  readonly mender: Mender
  /** Whole words of the phrases and of replies read before: they tell the language and are no mistakes. */
  readonly otherWords: ReadonlySet<string>
  /** A word without its typing error. */
  readonly mended: Remembered<string>
  /** The Cyrillic word for one typed by its sound in Latin letters. */
  readonly bySound: Remembered<string>
}

/** What a language is known by: words chosen by hand, and words that replies have taught. */
const LISTS: Readonly<Record<Locale, Lists>> = {
  ru: { times: TIME_WORDS_RU, common: COMMON_RU, heard: HEARD_RU, spoken: PHRASES_RU },
  bg: { times: TIME_WORDS_BG, common: COMMON_BG, heard: HEARD_BG, spoken: PHRASES_BG },
  en: { times: TIME_WORDS_EN, common: COMMON_EN, heard: HEARD_EN, spoken: PHRASES_EN },
}

interface Lists {
  readonly times: Readonly<Record<string, string>>
  readonly common: string
  readonly heard: string
  readonly spoken: IntentPhrases
}

/** The words chosen by hand. Time words come last: where two words sound alike, the one that carries a date wins. */
export function coreWords(locale: Locale): readonly string[] {
  const { times, common } = LISTS[locale]
  return [...common.split(/\s+/), ...lexiconOf(times).keys()]
}

function languageOf(locale: Locale): Language {
  const { times, heard, spoken } = LISTS[locale]
  const words = coreWords(locale)
  const heardWords = heard.trim().split(/\s+/)
  const bySound = new Map<string, string>()
  if (locale !== 'en') for (const word of [...heardWords, ...words]) for (const key of soundKeysOf(word)) bySound.set(key, word)
  const phraseWords = new Set(
    Object.values<string>({ ...spoken }).flatMap(list =>
      list.split(/[^\p{L}'*-]+/u).filter(word => word.length > 1 && !word.includes('*')),
    ),
  )
  const mender = new Mender(words)
  const otherWords = new Set([...phraseWords, ...heardWords])
  const otherMender = new Mender(otherWords)
  return {
    locale,
    lexicon: lexiconOf(times),
    mender,
    otherWords,
    mended: new Remembered(word => {
      if (mender.has(word) || phraseWords.has(word)) return word
      const single = word.replace(/(\p{L})\1/gu, '$1')
      return mender.mend(word) ?? (mender.has(single) ? single : (otherMender.mend(word) ?? word))
    }),
    bySound: new Remembered(word => bySound.get(soundKey(word)) ?? bySound.get(soundKey(word.replace(/j/g, 'zh'))) ?? toCyrillic(word)),
  }
}

const LANGUAGES: Readonly<Record<Locale, Language>> = { ru: languageOf('ru'), bg: languageOf('bg'), en: languageOf('en') }

export function meaningIn(locale: Locale, word: string): Meaning | undefined {
  return LANGUAGES[locale].lexicon.get(word)
}

export interface Spelt {
  readonly locale: Locale
  /** How well its words are known: about one and a half for each that is. */
  readonly worth: number
  readonly words: number
  readonly tokens: readonly Token[]
  /** The same words in the language's letters, typing errors as they were. */
  readonly typed: readonly Token[]
}

type Script = 'cyrillic' | 'latin'
type Respell = (word: string, language: Language) => string

const AS_IS: Respell = word => word
const BY_SOUND: Respell = (word, language) => language.bySound.of(word)

interface Candidate {
  readonly locale: Locale
  readonly respell: Respell
  readonly trust: number
  /** What each word says for this reading; see `worthOf`. */
  readonly worths: Remembered<number>
}

function candidate(locale: Locale, respell: Respell, trust: number): Candidate {
  return { locale, respell, trust, worths: new Remembered(word => worthOf(respell(word, LANGUAGES[locale]), LANGUAGES[locale])) }
}

/** In the order of trust: an earlier one wins when the words fit equally well. */
const CANDIDATES: Readonly<Record<Script, readonly Candidate[]>> = {
  cyrillic: [candidate('ru', AS_IS, 1), candidate('bg', AS_IS, 1)],
  latin: [candidate('en', AS_IS, 1), candidate('ru', BY_SOUND, 0.9), candidate('bg', BY_SOUND, 0.9)],
}

export interface SpellOptions {
  /** What is known about the customer; null when nothing is. */
  readonly prior: Locale | null
  /** Obeys it even against the letters. */
  readonly fixed: boolean
}

export function spell(tokens: readonly Token[], { prior, fixed }: SpellOptions): Spelt {
  const words = tokens.flatMap(token => (token.kind === 'word' && !token.text.startsWith('emoji') ? [token.text] : []))
  const letters = words.join('')
  const latin = (letters.match(/[a-z]/g) ?? []).length
  const script: Script = latin * 2 > letters.length ? 'latin' : 'cyrillic'
  const hint = script === 'cyrillic' ? letterHint(letters) : null
  const ending = endingHint(tokens)
  let best: { readonly score: number; readonly worth: number; readonly locale: Locale; readonly respell: Respell } | undefined
  for (const { locale, respell, trust, worths } of CANDIDATES[script]) {
    if (fixed && prior !== null && locale !== prior) continue
    let worth = 0
    for (const word of words) worth += worths.of(word)
    let score = worth * trust
    // Letters decide between languages whose words fit; where none fits, the keyboard was the wrong one.
    if (hint === locale) score += score > 0 ? 3 : 0.2
    if (ending === locale) score += 0.6
    if (prior === locale) score += 0.75
    if (best === undefined || score > best.score + 1e-9) best = { score, worth, locale, respell }
  }
  const chosen = (words.length === 0 ? undefined : best) ?? { worth: 0, locale: ending ?? prior ?? 'ru', respell: AS_IS }
  const language = LANGUAGES[chosen.locale]
  const typed = tokens.map((token): Token =>
    token.kind === 'word' ? { kind: 'word', text: inLetters(token.text, { language, respell: chosen.respell }) } : token,
  )
  return {
    locale: chosen.locale,
    worth: chosen.worth,
    words: words.length,
    typed,
    tokens: typed.map((token): Token => (token.kind === 'word' ? { kind: 'word', text: language.mended.of(token.text) } : token)),
  }
}

/** Letters that only one of the two languages has, or uses in such a place. */
function letterHint(letters: string): Locale | null {
  if (/[ыэ]/.test(letters)) return 'ru'
  return /ъ[^еёюяи]|[бвгджзклмнпрстфхцчшщ]ъ$/.test(letters) ? 'bg' : null
}

/** '20-ти' is Bulgarian, '20-го' is Russian, '20th' is English. */
function endingHint(tokens: readonly Token[]): Locale | null {
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1]
    if (before?.text === 'след' && /^(?:час|половин)/.test(token.text)) return 'bg'
    if (token.kind !== 'number') continue
    // 'След 10 дни' is 'after' and so Bulgarian: a Russian 'next' stands before a noun.
    if (before?.text === 'след' || before?.text === 'sled') return 'bg'
    if (/\d-?(?:ти|ри|ви|ми)$/.test(token.text)) return 'bg'
    if (/\d-?(?:го|ого|му|е|ое)$/.test(token.text)) return 'ru'
    if (/\d(?:th|st|nd|rd)$/.test(token.text)) return 'en'
  }
  return null
}

export function isKnownWord(locale: Locale, word: string): boolean {
  const { mender, otherWords } = LANGUAGES[locale]
  return mender.has(word) || otherWords.has(word)
}

/** The weight of a known word: longer ones say more about the language than 'на' and 'не'. */
function worthOf(spelt: string, { mender, otherWords }: Language): number {
  if (mender.has(spelt) || otherWords.has(spelt)) return spelt.length <= 2 ? 0.5 : 1 + Math.min(spelt.length, 8) / 8
  return mender.mend(spelt) === undefined ? 0 : 0.8
}

const LATIN_OF = /^[a-z']+$/

/** The word in the letters of the language: itself when it is known there already. */
function inLetters(word: string, { language, respell }: { readonly language: Language; readonly respell: Respell }): string {
  return language.mender.has(word) || (LATIN_OF.test(word) && language.locale === 'en') ? word : respell(word, language)
}
