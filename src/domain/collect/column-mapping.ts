/** Which column is what: the headings say it, the values confirm it, settle ties and speak where headings are silent. */
import { parseEmail } from '../../kernel/email.ts'
import { parsePhone, splitPhones, withoutPhones } from '../../kernel/phone.ts'
import { parseCellDate } from './cell-date.ts'
import { parseMoney } from './cell-number.ts'
import type { ImportField } from './header-synonyms.ts'
import { currencyIn, headingMeaning, isDayOfACard, normalHeading } from './headings.ts'
import { isReceiptTotal, lineTotalColumn } from './line-sums.ts'

/** Field → its columns, best first; only phones and e-mails may have several. */
export type ColumnMapping = Readonly<Partial<Record<ImportField, readonly number[]>>>

export const IMPORT_KINDS = ['customers', 'purchases'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** Of several sums the one that was paid for this row. */
const TOTAL_PREFERENCE = [
  'line total',
  'товар сумма',
  'сумма со скидкой',
  'оплачено',
  'paid',
  'amount paid',
  'к оплате',
  'платено',
  'сумма',
  'сума',
  'amount',
]
const SEVERAL: ReadonlySet<ImportField> = new Set(['phone', 'email'])

/** What share of the filled values must look right before values alone name a column. */
const SNIFF_SHARE = 0.7
/** Fewer telephones among names are somebody's slip. */
const BESIDE_SHARE = 0.1

interface Claim {
  readonly column: number
  readonly exact: boolean
  readonly heading: string
}

export function guessMapping(headings: readonly string[], sample: readonly (readonly string[])[], country: string): ColumnMapping {
  const claims = new Map<ImportField, Claim[]>()
  const looks = headings.map((_, column) => valuesLook(column, sample, country))
  for (const [column, heading] of headings.entries()) {
    const meaning = headingMeaning(heading)
    const field = meaning && confirmed(meaning.field, { heading, look: looks[column] ?? 'empty', values: valuesOf(column, sample) })
    if (field) claims.set(field, [...(claims.get(field) ?? []), { column, exact: meaning.exact, heading }])
  }
  const mapping: Partial<Record<ImportField, readonly number[]>> = {}
  for (const [field, found] of claims) mapping[field] = SEVERAL.has(field) ? found.map(claim => claim.column) : [best(field, found).column]
  // What the heading says of a person's card speaks louder than what the values look like.
  const saidLooks = looks.map((look, column) => (look === 'date' && isDayOfACard(headings[column] ?? '') ? 'text' : look))
  const named = withNamedPeople(withSniffed(withFirstName(mapping, headings), saidLooks))
  const both = withPhonesBesideNames(withNamesBesidePhones(named, sample), sample, country)
  return withSums(withDocumentDays(both, sample), sample, headings.length)
}

/** "Мария 8 912 345-67-89" is a name and a telephone in one cell. */
function withNamesBesidePhones(mapping: ColumnMapping, sample: readonly (readonly string[])[]): ColumnMapping {
  const [column] = mapping.phone ?? []
  if (column === undefined || mapping.customer_name || mapping.first_name || mapping.last_name) return mapping
  const values = valuesOf(column, sample)
  const named = values.filter(value => /\p{L}{2}/u.test(withoutPhones(value))).length
  return named > values.length / 2 ? { ...mapping, customer_name: [column] } : mapping
}

/** Some write a telephone behind the name where they know one. */
function withPhonesBesideNames(mapping: ColumnMapping, sample: readonly (readonly string[])[], country: string): ColumnMapping {
  const [column] = mapping.customer_name ?? []
  if (column === undefined || mapping.phone) return mapping
  const values = valuesOf(column, sample)
  const reached = values.filter(value => splitPhones(value).some(part => parsePhone(part, country) !== undefined)).length
  return reached > 0 && reached >= values.length * BESIDE_SHARE ? { ...mapping, phone: [column] } : mapping
}

/** "Реализация ТР-00017 от 03.05.2024" is the number of a sale and its day. */
function withDocumentDays(mapping: ColumnMapping, sample: readonly (readonly string[])[]): ColumnMapping {
  const [column] = mapping.receipt_no ?? []
  if (column === undefined || mapping.date || mapping.datetime) return mapping
  const values = valuesOf(column, sample)
  const days = values.filter(value => parseCellDate(value, { order: 'day-first', zone: 'UTC' }) !== undefined).length
  return values.length > 0 && days >= values.length * SNIFF_SHARE ? { ...mapping, date: [column] } : mapping
}

/** A list of people of an accounting program calls the name of each "Наименование", as it does its goods. */
function withNamedPeople(mapping: ColumnMapping): ColumnMapping {
  const { item, ...others } = mapping
  const isNamed = mapping.customer_name !== undefined || mapping.first_name !== undefined || mapping.last_name !== undefined
  const isContacts = mapping.phone !== undefined || mapping.email !== undefined
  return item && !isNamed && isContacts && guessKind(others) === 'customers' ? { ...others, customer_name: item } : mapping
}

/** The sum of a line is found by multiplying; the sum of a whole receipt, told on each of its lines, is nobody's line. */
function withSums(mapping: ColumnMapping, sample: readonly (readonly string[])[], width: number): ColumnMapping {
  const [qty, unitPrice, lineTotal, receipt] = [mapping.qty?.[0], mapping.unit_price?.[0], mapping.line_total?.[0], mapping.receipt_no?.[0]]
  if (qty === undefined || unitPrice === undefined) return mapping
  const { line_total: _, ...others } = mapping
  const isWhole = lineTotal !== undefined && receipt !== undefined && isReceiptTotal(sample, { qty, unitPrice, lineTotal, receipt })
  if (lineTotal !== undefined && !isWhole) return mapping
  const taken = new Set(Object.values(mapping).flat())
  const free = Array.from({ length: width }, (_value, column) => column).filter(column => !taken.has(column))
  const column = lineTotalColumn(sample, { qty, unitPrice }, free)
  return column === undefined ? others : { ...others, line_total: [column] }
}

/** Beside a column of family names the bare "Имя" is the first one. */
function withFirstName(mapping: Partial<Record<ImportField, readonly number[]>>, headings: readonly string[]) {
  const { customer_name: names, ...others } = mapping
  const isBare = ['имя', 'име', 'name'].includes(normalHeading(headings[names?.[0] ?? -1] ?? ''))
  return isBare && names && mapping.last_name && !mapping.first_name ? { ...others, first_name: names } : mapping
}

function best(field: ImportField, claims: readonly Claim[]): Claim {
  const rank = (claim: Claim): number => {
    const preferred = field === 'line_total' ? TOTAL_PREFERENCE.indexOf(normalHeading(claim.heading)) : -1
    return (claim.exact ? 0 : 1000) + (preferred === -1 ? TOTAL_PREFERENCE.length : preferred)
  }
  return claims.reduce((first, claim) => (rank(claim) < rank(first) ? claim : first))
}

type Look = 'phone' | 'email' | 'date' | 'money' | 'name' | 'code' | 'empty' | 'text'

function valuesOf(column: number, sample: readonly (readonly string[])[]): string[] {
  return sample
    .map(record => (record[column] ?? '').trim())
    .filter(value => value !== '')
    .slice(0, 200)
}

function valuesLook(column: number, sample: readonly (readonly string[])[], country: string): Look {
  const values = valuesOf(column, sample)
  if (values.length === 0) return 'empty'
  const mostly = (holds: (value: string) => boolean): boolean => values.filter(holds).length >= values.length * SNIFF_SHARE
  if (mostly(value => value.includes('@') && parseEmail(value) !== undefined)) return 'email'
  if (mostly(value => value.length >= 7 && splitPhones(value).some(part => parsePhone(part, country) !== undefined))) return 'phone'
  if (mostly(value => !/^\d{5}$/.test(value) && parseCellDate(value, { order: 'day-first', zone: 'UTC' }) !== undefined)) return 'date'
  if (mostly(value => /\d/.test(value) && parseMoney(value, '.') !== undefined))
    return values.some(value => /[.,]\d{1,2}\D*$/.test(value)) ? 'money' : 'code'
  return mostly(value => /^[\p{L}\s.'’-]{3,}$/u.test(value) && /\p{L}{2}/u.test(value)) ? 'name' : 'text'
}

interface Evidence {
  readonly heading: string
  readonly look: Look
  readonly values: readonly string[]
}

/** A heading is believed unless its values are plainly something else. */
function confirmed(field: ImportField, evidence: Evidence): ImportField | undefined {
  const { heading, look, values } = evidence
  if (field === 'customer_name') return lookedAt[look] ?? 'customer_name'
  if (field === 'phone' && look === 'email') return 'email'
  // "Контакт" may hold who he is as well as how to reach him; "Номер" of a list of people is a telephone.
  if (field === 'phone' && look === 'name') return 'customer_name'
  if (field === 'time' && look === 'date') return 'datetime'
  if (MONEY_FIELDS.has(field)) return look === 'email' || look === 'name' || !hasNumber(evidence) ? undefined : field
  if (isPaid(field, evidence)) return 'line_total'
  // A bare number sign above 1, 2, 3 counts the rows; as a receipt number it would move with every row put in above.
  if (field === 'receipt_no' && BARE_NUMBER.has(normalHeading(heading))) {
    if (look === 'phone') return 'phone'
    if (countsRows(values)) return undefined
  }
  return field
}

/** A column of sums that is still empty is believed. */
function hasNumber({ values }: Evidence): boolean {
  return values.length === 0 || values.some(value => parseMoney(value, '.') !== undefined)
}

const BARE_NUMBER: ReadonlySet<string> = new Set(['№', 'n', 'no', 'номер'])
const MONEY_FIELDS: ReadonlySet<ImportField> = new Set(['line_total', 'list_price', 'unit_price'])
/** What stands under "Клиент" when it is not a name. */
const lookedAt: Readonly<Partial<Record<Look, ImportField>>> = { phone: 'phone', email: 'email', code: 'customer_no' }

/** "Оплата" and "Чек" may be how he paid and which receipt it is, or how much: sums, or a currency in the heading, decide. */
function isPaid(field: ImportField, { heading, look }: Evidence): boolean {
  const isSum = look === 'money' || (look === 'code' && currencyIn(heading) !== undefined)
  if (field === 'payment_method') return isSum || look === 'code'
  return field === 'receipt_no' && isSum
}

function countsRows(values: readonly string[]): boolean {
  return values.length > 1 && values.every((value, at) => Number(value.replace(/\.$/, '')) === at + 1)
}

/** Columns without a telling heading: the first that looks like a phone is the phone, and so on. */
function withSniffed(mapping: Partial<Record<ImportField, readonly number[]>>, looks: readonly Look[]): ColumnMapping {
  const taken = new Set(Object.values(mapping).flat())
  const free = (look: Look): number | undefined => {
    const column = looks.findIndex((seen, at) => seen === look && !taken.has(at))
    return column === -1 ? undefined : column
  }
  const give = (field: ImportField, look: Look, unless: readonly ImportField[]): void => {
    const column = free(look)
    if (column === undefined || unless.some(other => mapping[other] !== undefined)) return
    mapping[field] = [column]
    taken.add(column)
  }
  give('phone', 'phone', ['phone'])
  give('email', 'email', ['email'])
  give('date', 'date', ['date', 'datetime', 'birthday'])
  if (mapping.date !== undefined) give('line_total', 'money', ['line_total', 'unit_price', 'list_price'])
  if (mapping.phone !== undefined || mapping.email !== undefined)
    give('customer_name', 'name', ['customer_name', 'first_name', 'last_name', 'item'])
  return mapping
}

/** Sales have a day; people have contacts. A day of entry beside contacts alone is still a list of people. */
export function guessKind(mapping: ColumnMapping): ImportKind | undefined {
  const has = (...fields: readonly ImportField[]): boolean => fields.some(field => mapping[field] !== undefined)
  const sale = has('line_total', 'unit_price', 'list_price', 'qty', 'item', 'receipt_no', 'sku')
  const person = has('phone', 'email', 'customer_name', 'first_name', 'last_name', 'card_no')
  if (has('date') || (has('datetime') && (sale || !person))) return sale || person || has('customer_no') ? 'purchases' : undefined
  return person ? 'customers' : undefined
}
