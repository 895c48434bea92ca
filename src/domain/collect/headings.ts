/** From the words above a column to what the column means. */
import { isCurrency, type Currency } from '../../kernel/money.ts'
import { HEADER_SYNONYMS, type ImportField } from './header-synonyms.ts'

/** Shorter words ("имя", "тел") are only believed when they stand alone. */
const PART_LETTERS_MIN = 4

/** Lower case, ё as е, without brackets, signs and what follows a comma; 'InvoiceDate' and 'invoice_date' are 'invoice date'. */
export function normalHeading(heading: string): string {
  const plain = heading
    .normalize('NFKC')
    .replace(/([a-zа-яё])([A-ZА-ЯЁ])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/,.*$/s, ' ')
  const normal = plain
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .replace(/\bno\b/g, 'no')
    .trim()
  // NFKC writes № as "no"; alone or at an end it says "number", which the word beside it says better.
  return normal === 'no' || normal === '' ? (/№|#|no/i.test(heading) ? '№' : '') : normal
}

/** Phone books write beside each phone what kind it is, and how a name is pronounced: neither is the value. */
const NOT_A_VALUE = / (?:label|type|ярлык|этикетка)$|^(?:phonetic|middle|organization|name (?:prefix|suffix)) /

const EXACT: ReadonlyMap<string, ImportField> = new Map(synonyms().map(([words, field]) => [words, field]))

function synonyms(): [string, ImportField][] {
  const pairs: [string, ImportField][] = []
  for (const [field, spellings] of Object.entries(HEADER_SYNONYMS)) {
    for (const spelling of spellings) if (isField(field)) pairs.push([normalHeading(spelling), field])
  }
  return pairs.reverse()
}

export function isField(text: string): text is ImportField {
  return Object.hasOwn(HEADER_SYNONYMS, text)
}

export interface HeadingMeaning {
  readonly field: ImportField
  /** An exact heading outweighs one that only begins or ends like a known one. */
  readonly exact: boolean
}

export function headingMeaning(heading: string): HeadingMeaning | undefined {
  const normal = normalHeading(heading)
  if (normal === '') return undefined
  const exact = EXACT.get(normal) ?? (/№|#/.test(heading) ? EXACT.get(withoutNumberSign(normal)) : undefined)
  // "Клиент №" is a number, whatever "Клиент" alone means.
  if (exact === 'customer_name' && /№|#/.test(heading)) return { field: 'customer_no', exact: true }
  if (exact !== undefined) return { field: exact, exact: true }
  if (NOT_A_VALUE.test(normal)) return undefined
  let best = ''
  for (const words of EXACT.keys()) {
    if (words.length > best.length && words.length >= PART_LETTERS_MIN && (normal.startsWith(`${words} `) || normal.endsWith(` ${words}`)))
      best = words
  }
  const field = EXACT.get(best)
  return field && { field, exact: false }
}

function withoutNumberSign(normal: string): string {
  return normal.replace(/^no | no$/g, '')
}

/** A row of words is a header when it maps columns; dates, phones and sums above columns are data. */
export function isHeadingLike(cell: string): boolean {
  const text = cell.trim()
  return text !== '' && text.length <= 60 && !/\d{3}/.test(text) && !text.includes('@')
}

const CURRENCY_WORDS: readonly (readonly [pattern: RegExp, currency: Currency])[] = [
  [/₽|\bruble|руб|(?<![\p{L}])р\.?$/iu, 'RUB'],
  [/€|\beuro?\b|евро/i, 'EUR'],
  [/лв|лева/i, 'BGN'],
  [/\$|\busd\b|долл/i, 'USD'],
  [/£/, 'GBP'],
  [/₸|тенге/i, 'KZT'],
  [/₴|грн/i, 'UAH'],
  [/₺/, 'TRY'],
]

/** The currency a heading, a cell or a currency column names; undefined when it names none. */
export function currencyIn(text: string): Currency | undefined {
  const code = /(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])/g
  for (const [, letters = ''] of text.matchAll(code)) if (isCurrency(letters.toUpperCase())) return letters.toUpperCase() as Currency
  if (/(?<![A-Za-z])RUR(?![A-Za-z])/i.test(text)) return 'RUB'
  return CURRENCY_WORDS.find(([pattern]) => pattern.test(text))?.[1]
}
