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

/** Whose the value is: "Телефон клиента" is a telephone, "Customer mobile" a mobile. */
const OWNER = wordsPattern([
  '(?:на )?(?:клиента?|клиентки|покупателя|контакта|гостя?|пациента?|пассажира|заказчика|контрагента|получателя|владельца|автовладельца|купувача?)',
  '(?:customers?|clients?|buyers?|guests?|patients?|members?|contacts?|billing|shipping|primary|default)(?: s)?',
])
/** What it is counted in, and which tax is in it. */
const UNIT = wordsPattern([
  '(?:в |in )?(?:руб|рубли|рублях|рублей|р|rub|лв|лева|bgn|eur|euro|евро|usd|шт|бр)',
  '(?:с|без) (?:учетом )?(?:ндс|ддс|скидкой|отстъпка)',
  '(?:incl?|ex|excl) (?:vat|tax)',
])
/** A day of a person's card, not of a sale: taken for one, a list of people would turn into purchases. */
const DAY_OF_A_CARD = wordsPattern([
  String.raw`последн\S*|посл|перв\S*|първ\S*|регистраци\S*|добавлени\S*|добавяне|следующ\S*|следващ\S*|срок|истека\S*|годен`,
  String.raw`last|first|next|registered|registration|joined|since|added|expir\S*|valid|due`,
])

function wordsPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?:^| )(?:${words.join('|')})(?= |$)`, 'gu')
}

const EXACT: ReadonlyMap<string, ImportField> = new Map(synonyms().map(([words, field]) => [words, field]))

function synonyms(): [string, ImportField][] {
  const pairs: [string, ImportField][] = []
  for (const [field, spellings] of Object.entries(HEADER_SYNONYMS)) {
    for (const spelling of spellings.split('|')) if (isField(field)) pairs.push([normalHeading(spelling), field])
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
  // "Фамилия, имя" is one value; "Сумма, руб." is a sum.
  const whole = heading.includes(',') ? EXACT.get(normalHeading(heading.replaceAll(',', ' '))) : undefined
  if (whole !== undefined) return { field: whole, exact: true }
  const exact = EXACT.get(normal) ?? (/№|#/.test(heading) ? EXACT.get(withoutNumberSign(normal)) : undefined)
  // "Клиент №" is a number, whatever "Клиент" alone means.
  if (exact === 'customer_name' && /№|#/.test(heading)) return { field: 'customer_no', exact: true }
  // "Бележка" is a remark, and "Бележка №" the number of a receipt.
  if (exact === 'note' && /№|#/.test(heading)) return { field: 'receipt_no', exact: true }
  if (exact !== undefined) return { field: exact, exact: true }
  if (NOT_A_VALUE.test(normal)) return undefined
  const counted = numberOrNameOf(normal)
  if (counted !== undefined) return { field: counted, exact: true }
  const bare = normal.replace(UNIT, '').replace(OWNER, '').trim()
  const plain = EXACT.get(bare) ?? EXACT.get(normal.replace(UNIT, '').trim())
  if (plain !== undefined) return { field: plain, exact: true }
  const field = meaningOfPart(bare === '' ? normal : bare)
  if ((field === 'date' || field === 'datetime') && isDayOfACard(heading)) return undefined
  return field && { field, exact: false }
}

export function isDayOfACard(heading: string): boolean {
  return normalHeading(heading).search(DAY_OF_A_CARD) !== -1
}

/** Whose number or name it is says more than that it is one: "№ телефона", "Номер на клиент", "Cashier name". */
function numberOrNameOf(normal: string): ImportField | undefined {
  const numbered = /^(?:номер|no|number)(?: на)? (.+)$|^(.+) (?:номер|no|number)$/.exec(normal)
  const owner = numbered?.[1] ?? numbered?.[2]
  if (owner !== undefined) {
    if (/^(?:клиент|покупател|купувач|клиентск)/.test(owner)) return 'customer_no'
    const field = EXACT.get(owner)
    return field === 'item' ? 'sku' : field !== undefined && NUMBERED.has(field) ? field : undefined
  }
  const named = /^(?:имя|фио|наименование|название|име на) (.+)$|^(.+) name$/.exec(normal)
  const field = EXACT.get(named?.[1] ?? named?.[2] ?? '')
  return field !== undefined && NAMED.has(field) ? field : undefined
}

const NUMBERED: ReadonlySet<ImportField> = new Set(['phone', 'receipt_no', 'card_no', 'car_plate', 'sku'])
const NAMED: ReadonlySet<ImportField> = new Set(['item', 'staff', 'location', 'category'])

/** The chief word comes first in Russian and Bulgarian ("Дата плащане"), last in English ("Service date"). */
function meaningOfPart(normal: string): ImportField | undefined {
  const [first, last] = [longest(words => normal.startsWith(`${words} `)), longest(words => normal.endsWith(` ${words}`))]
  const isLastChief = !/\p{Script=Cyrillic}/u.test(normal) || OF_ITSELF.has(EXACT.get(last) ?? 'note')
  const [chief, other] = isLastChief ? [last, first] : [first, last]
  return EXACT.get(chief === '' ? other : chief)
}

/** Below "Документ" and "Покупатель" in headings of two rows: whosever it is, "Дата" is a day and "Телефон" a telephone. */
const OF_ITSELF: ReadonlySet<ImportField> = new Set(['date', 'datetime', 'time', 'phone', 'email', 'birthday'])

/** The number of what is not known is not the number of a receipt, the last purchase no family name. */
const ONLY_ALONE: ReadonlySet<string> = new Set([
  'номер',
  'last',
  'first',
  'family',
  'what',
  'list',
  'check',
  'state',
  'site',
  'method',
  'each',
])

function longest(holds: (words: string) => boolean): string {
  let best = ''
  for (const words of EXACT.keys())
    if (words.length > best.length && words.length >= PART_LETTERS_MIN && !ONLY_ALONE.has(words) && holds(words)) best = words
  return best
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
