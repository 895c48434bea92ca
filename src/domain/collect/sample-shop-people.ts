/**
 * Invented customers. Telephone numbers come from ranges that no operator gives out, so that nobody can be rung by mistake:
 * Russia +7 945 000-xx-xx, Bulgaria +359 88 000 xxxx, the United States 555-01xx (reserved for fiction); addresses are at
 * example.com and example.org (RFC 2606).
 */
import type { Day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Random } from '../../kernel/random.ts'
import { SAMPLE_NAMES } from './sample-shop-names.ts'
import { SAMPLE_DRINKS, SAMPLE_NOTES } from './sample-shop-notes.ts'
import type { SampleConsent, SampleCustomer, SampleShopKind, SampleSource } from './sample-shop-shape.ts'
import type { SampleTrade } from './sample-shop-trades.ts'

export interface PersonAsked {
  readonly shop: SampleShopKind
  readonly locale: Locale
  readonly trade: SampleTrade
  readonly customerId: CustomerId
  readonly number: number
  readonly sinceDay: Day
}

const AREA_CODES = ['212', '315', '518', '607', '716', '845', '914', '585'] as const

/** E.164; `number` counts from 0. */
export function fictionalPhone(locale: Locale, number: number): string {
  if (locale === 'ru') return `+7945000${String(number + 101).padStart(4, '0')}`
  if (locale === 'bg') return `+35988000${String(number + 101).padStart(4, '0')}`
  return `+1${AREA_CODES[Math.floor(number / 100) % AREA_CODES.length] ?? '212'}55501${String(number % 100).padStart(2, '0')}`
}

/** One word of a list that is written as a sentence. */
export function pickWord(words: string, random: Random): string {
  const [first = '', ...others] = words.split(' ')
  return random.pick([first, ...others])
}

/** Surnames of women in Russian and Bulgarian; English has one form. */
export function womensSurname(surname: string, locale: Locale): string {
  return locale === 'en' ? surname : `${surname}а`
}

export function samplePerson(asked: PersonAsked, random: Random): SampleCustomer {
  const { shop, locale, trade, number, sinceDay } = asked
  const names = SAMPLE_NAMES[locale]
  const woman = random.chance(trade.womenShare)
  const firstName = pickWord(woman ? names.women : names.men, random)
  const surname = pickWord(names.surnames, random)
  const fullName = `${firstName} ${woman ? womensSurname(surname, locale) : surname}`
  const reach = random.next()
  const noted = random.chance(0.16)
  return {
    customerId: asked.customerId,
    fullName,
    firstName,
    source: drawSource(trade, random),
    birthday: drawBirthday(random),
    note: noted ? random.pick(SAMPLE_NOTES[shop][locale]) : '',
    drink: random.chance(0.14) ? random.pick(SAMPLE_DRINKS[locale]) : null,
    // Most leave a number, some an address as well, a few an address alone.
    phone: reach < 0.93 ? fictionalPhone(locale, number) : null,
    email: reach < 0.42 || reach >= 0.93 ? `${latin(firstName)}.${latin(surname)}${number}@example.${random.pick(['com', 'org'])}` : null,
    consent: drawConsent(random),
    sinceDay,
  }
}

function drawConsent(random: Random): SampleConsent {
  const draw = random.next()
  if (draw < 0.86) return 'given'
  return draw < 0.93 ? 'refused' : 'none'
}

function drawSource(trade: SampleTrade, random: Random): SampleSource {
  const draw = random.next()
  let below = 0
  for (const source of ['existing', 'referral', 'ads'] as const) {
    below += trade.sources[source]
    if (draw < below) return source
  }
  return 'walk-in'
}

function drawBirthday(random: Random): SampleCustomer['birthday'] {
  if (!random.chance(0.55)) return null
  return { month: random.whole(1, 12), day: random.whole(1, 28), year: random.chance(0.6) ? random.whole(1952, 2003) : null }
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sht',
  ъ: 'a',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

function latin(name: string): string {
  return [...name.toLowerCase()]
    .map(letter => LATIN[letter] ?? letter)
    .join('')
    .replace(/[^a-z]/g, '')
}
