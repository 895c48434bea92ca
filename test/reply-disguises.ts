/** Ways in which the same reply is typed: by hand in haste, on another keyboard, in other letters, with manners around it. */
import type { Locale } from '../src/kernel/locale.ts'
import type { Random } from '../src/kernel/random.ts'

export interface Typed {
  readonly text: string
  readonly locale: Locale
  readonly random: Random
}
/** Undefined where a language is not typed so. */
export type Disguise = (typed: Typed) => string | undefined

type Letters = ReadonlyMap<string, string>
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'

/** Two ways by sound for each language; a space parts the letters of `CYRILLIC`. */
const SOUNDS: Readonly<Record<'ru' | 'bg', readonly [string, string]>> = {
  ru: [
    'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sch - y - e yu ya',
    'a b v g d e j z i i k l m n o p r s t u f kh c ch sh shch - i - e ju ja',
  ],
  bg: [
    'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a - y - yu ya',
    'a b w g d e j z i y k l m n o p r s t u f h c 4 6 6t u - y - iu q',
  ],
}

function bySound(nth: 0 | 1): Disguise {
  return ({ text, locale }) => {
    if (locale === 'en' || !/[а-я]/iu.test(text)) return undefined
    const sounds = SOUNDS[locale][nth].split(' ').map(sound => (sound === '-' ? '' : sound))
    const letters = new Map(Array.from(CYRILLIC, (letter, at) => [letter, sounds[at] ?? '']))
    return Array.from(text.toLowerCase().replaceAll('ё', 'е'), letter => letters.get(letter) ?? letter).join('')
  }
}

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбю'
const TO_LATIN_KEYS: Letters = new Map(Array.from(RUSSIAN_KEYS, (letter, at) => [letter, LATIN_KEYS[at] ?? letter]))

const ALIKE: Letters = new Map(Array.from('аеорсухкмт', (letter, at) => [letter, 'aeopcyxkmt'[at] ?? letter]))

function inWord(text: string, random: Random, change: (word: string, at: number) => string): string {
  const words = [...text.matchAll(/\p{L}{5,}/gu)]
  const [first, ...rest] = words
  if (first === undefined) return text
  const word = random.pick([first, ...rest])
  return text.slice(0, word.index) + change(word[0], random.whole(1, word[0].length - 2)) + text.slice(word.index + word[0].length)
}

const GREETINGS: Readonly<Record<Locale, string>> = { ru: 'Здравствуйте! ', bg: 'Здравейте, ', en: 'Hello, ' }
const THANKS: Readonly<Record<Locale, string>> = { ru: '. Спасибо', bg: '. Благодаря', en: '. Thanks' }

export const DISGUISES = {
  capitals: ({ text }) => text.toUpperCase(),
  'no space behind marks': ({ text }) => text.replace(/([.,!?]) +/gu, '$1'),
  'a space before marks': ({ text }) => text.replace(/([.,!?])/gu, ' $1'),
  shouted: ({ text }) => `${text.replace(/[.!?]+$/u, '')}!!!`,
  'a last letter drawn out': ({ text, random }) => inWord(text, random, word => word + (word.at(-1) ?? '').repeat(2)),
  'one letter doubled': ({ text, random }) => inWord(text, random, (word, at) => word.slice(0, at) + word.slice(at - 1)),
  'one letter left out': ({ text, random }) => inWord(text, random, (word, at) => word.slice(0, at) + word.slice(at + 1)),
  'Latin look-alikes': ({ text, random }) =>
    Array.from(text, letter => (random.chance(0.4) ? (ALIKE.get(letter) ?? letter) : letter)).join(''),
  'by sound': bySound(0),
  'by sound, the other way': bySound(1),
  'the wrong keyboard': ({ text, locale }) =>
    locale === 'ru'
      ? Array.from(text.toLowerCase().replaceAll('ё', 'е'), letter => TO_LATIN_KEYS.get(letter) ?? letter).join('')
      : undefined,
  'a greeting before and thanks behind': ({ text, locale }) => GREETINGS[locale] + text.replace(/[.!]+$/u, '') + THANKS[locale],
} satisfies Readonly<Record<string, Disguise>>
