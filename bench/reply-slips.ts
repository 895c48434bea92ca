/** Labelled replies put on as people put them: slips of the pen, greetings, thanks. The tables of `reply-weights.ts` learn from them too. */
import type { Locale } from '../src/kernel/locale.ts'
import type { Random } from '../src/kernel/random.ts'

type Slip = (word: string, at: number) => string

/** The same reply typed in haste: a letter left out, two of them exchanged, a vowel as it sounds, two words run together. */
export function misspelt(text: string, random: Random): string {
  const slips: [Slip, ...Slip[]] = [
    (word, at) => word.slice(0, at) + word.slice(at + 1),
    (word, at) => word.slice(0, at) + (word[at] ?? '') + word.slice(at),
    (word, at) =>
      word.slice(0, at) +
      word
        .slice(at, at + 2)
        .split('')
        .toReversed()
        .join('') +
      word.slice(at + 2),
    word => word.replace(/[оаеияъ](?=.)/u, vowel => VOWELS[vowel] ?? vowel),
    word => word.slice(0, -1),
  ]
  return text
    .replace(/\p{L}{4,}/gu, word => (random.chance(SLIP_CHANCE) ? random.pick(slips)(word, random.whole(1, word.length - 2)) : word))
    .replace(/(?<=\p{L}) (?=\p{L})/gu, space => (random.chance(SLIP_CHANCE / 5) ? '' : space))
}

/** The same reply begun or ended as letters are, or shouted: what stands around a want is no part of it. */
export function framed(text: string, { locale, random }: { readonly locale: Locale; readonly random: Random }): string {
  const { greetings, thanks } = MANNERS[locale]
  const begun = random.chance(MANNERS_CHANCE) ? random.pick(greetings) + text : text
  if (random.chance(MANNERS_CHANCE)) return begun.replace(/[.!]+$/u, '') + random.pick(thanks)
  return random.chance(MANNERS_CHANCE) ? `${begun.replace(/[.!]+$/u, '')}!` : begun
}

type Some = readonly [string, ...string[]]
const MANNERS: Readonly<Record<Locale, { readonly greetings: Some; readonly thanks: Some }>> = {
  ru: {
    greetings: ['здравствуйте! ', 'добрый день, ', 'привет ', 'доброго дня. ', 'девушка, '],
    thanks: [', спасибо', '. Заранее спасибо', '. С уважением, Анна', ' пожалуйста', '. Хорошего дня'],
  },
  bg: {
    greetings: ['здравейте, ', 'добър ден ', 'здрасти! ', 'здравейте. ', 'момичета, '],
    thanks: [', благодаря', '. Мерси', '. Поздрави, Иван', ' моля', '. Лек ден'],
  },
  en: {
    greetings: ['hi, ', 'hello ', 'good morning. ', 'hey ', 'hi there, '],
    thanks: [', thanks', '. Many thanks', '. Regards, Tom', ' please', '. Cheers'],
  },
}
const MANNERS_CHANCE = 0.4

const VOWELS: Readonly<Record<string, string>> = { о: 'а', а: 'о', е: 'и', и: 'е', я: 'е', ъ: 'а' }
const SLIP_CHANCE = 0.25
