/** A person or household who bought or may buy: found by contact points, never by name. */
import type { CustomerId, ImportId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'

/** Where the customer came from, in the owner's own accounting of advertising. */
export const CUSTOMER_SOURCES = ['existing', 'referral', 'ads', 'walk-in', 'unknown'] as const
export type CustomerSource = (typeof CUSTOMER_SOURCES)[number]

/** Nobody has to tell his age: the year may be missing. */
export interface Birthday {
  readonly month: number
  readonly day: number
  readonly year: number | null
}

/** What the person likes, by a name the owner chose: drink, hours, channel. */
export type Preferences = Readonly<Record<string, string | number | boolean>>

export interface CustomerDetails {
  readonly fullName: string
  readonly firstName: string
  readonly locale: Locale | null
  /** IANA zone when it differs from the business's. */
  readonly zone: string | null
  readonly source: CustomerSource
  readonly birthday: Birthday | null
  readonly note: string
  readonly preferences: Preferences
}

export interface Customer extends CustomerDetails {
  readonly id: CustomerId
  /** The customer number of the source he came from, with the source's mark; null when there was none. */
  readonly sourceKey: string | null
  readonly importId: ImportId | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly revision: number
  /** After an erasure only this moment and the sums are left. */
  readonly erasedAt: Instant | null
}

const NAME_LENGTH_MAX = 200
/** Endings of Russian patronymics and surnames, which are not what one calls a person by. */
const PATRONYMIC = /(?:вич|вна|ична|оглы|кызы)$/i
const RUSSIAN_SURNAME = /(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|чук|дзе|швили|ян)$/i

/** Spaces collapsed, control characters gone, at most 200 characters. */
export function tidyName(raw: string): string {
  if (raw.length <= NAME_LENGTH_MAX && isTidy(raw)) return raw
  return raw
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, NAME_LENGTH_MAX)
}

/**
 * Whether a glance shows that nothing is to be tidied: ASCII and Russian letters in words with one space between them. Nearly all names of a
 * file are such, and each is asked for several times.
 */
export function isTidy(text: string): boolean {
  let before = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === SPACE ? before === SPACE : !isPlainLetter(letter)) return false
    before = letter
  }
  return before !== SPACE || text === ''
}

const SPACE = 32

/** Letters that no other can be joined to: a mark that stands above one is none of them. */
function isPlainLetter(letter: number): boolean {
  return (letter > SPACE && letter < 127) || (letter >= 0x410 && letter <= 0x44f) || letter === 0x401 || letter === 0x451
}

/** What search compares: lower case, ё as е, so that «Фёдор» is found by «федор». */
export function foldName(name: string): string {
  const lower = tidyName(name).toLowerCase()
  return lower.includes('ё') || lower.includes('ѝ') ? lower.replaceAll('ё', 'е').replaceAll('ѝ', 'и') : lower
}

/**
 * The word one greets by, or '' when the name does not say which one it is: no greeting is better than a wrong one.
 * «Иванов Пётр Сергеевич» → Пётр (the word before the patronymic), «Пётр» → Пётр, «Мария Стоянова» → Мария, «Иванова Мария» → Мария.
 */
export function firstNameOf(fullName: string): string {
  const words = tidyName(fullName)
    .split(' ')
    .filter(word => /^\p{L}[\p{L}'’-]+$/u.test(word))
  const patronymic = words.findIndex((word, at) => at > 0 && PATRONYMIC.test(word))
  if (patronymic > 0 && words.length >= 2) return capitalise(words[patronymic - 1] ?? '')
  const [first = '', second] = words
  if (second !== undefined && RUSSIAN_SURNAME.test(first) && !RUSSIAN_SURNAME.test(second)) return capitalise(second)
  return words.length > 3 ? '' : capitalise(first)
}

function capitalise(word: string): string {
  const mixed = word !== word.toUpperCase() && word !== word.toLowerCase()
  return mixed ? word : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}
