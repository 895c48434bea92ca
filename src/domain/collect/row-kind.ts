/** Rows that are neither sale nor person: blank ones, totals, signatures, headings repeated on a new page. */
export const SKIP_REASONS = ['title', 'header', 'blank', 'totals', 'signature', 'sep_directive', 'cancelled', 'not_paid'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

const TOTALS = /^(?:итого|всего|итог|total|totals|grand total|subtotal|sum total|общо|обща сума|всичко|сума общо)(?![\p{L}])/iu
const SIGNATURES = [
  'подпись',
  'руководитель',
  'бухгалтер',
  'главный бухгалтер',
  'гл\\. ?бухгалтер',
  'директор',
  'кассир',
  'составил',
  'ответственн',
  'исполнитель',
  'отчет сформирован',
  'отчёт сформирован',
  'сформирован',
  'напечатан',
  'дата печати',
  'м\\.? ?п\\.?$',
  'страница',
  'стр\\.',
  'signature',
  'prepared by',
  'printed',
  'page \\d',
  'generated',
  'подпис',
  'съставил',
  'управител',
  'изготвил',
  'касиер:',
  'справката',
  'отпечатан',
]
const SIGNATURE = new RegExp(`^(?:${SIGNATURES.join('|')})`, 'iu')

export function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell === '' || cell.trim() === '')
}

export function isSameRow(cells: readonly string[], other: readonly string[]): boolean {
  return other.every((cell, at) => (cells[at] ?? '').trim() === cell)
}

/** Only asked of rows that have no day or no contact: a customer may be called anything. */
export function closingRow(cells: readonly string[]): 'totals' | 'signature' | undefined {
  const filled = cells.map(cell => cell.trim()).filter(cell => cell !== '')
  const first = filled[0] ?? ''
  const letters = filled.find(cell => /\p{L}{2}/u.test(cell)) ?? ''
  if (TOTALS.test(first) || TOTALS.test(letters)) return 'totals'
  return SIGNATURE.test(first) || (filled.length <= 2 && /_{3,}/.test(filled.join(' '))) ? 'signature' : undefined
}

/** What tills and stock programs call a buyer nobody knows. */
const STOCK_NAMES = new Set([
  'розничный покупатель',
  'розничный клиент',
  'розница',
  'покупатель',
  'клиент',
  'физическое лицо',
  'физ лицо',
  'физлицо',
  'частное лицо',
  'гость',
  'без имени',
  'аноним',
  'неизвестный',
  'неизвестно',
  'нет',
  'клиент на дребно',
  'дребно',
  'краен клиент',
  'случаен клиент',
  'служебен партньор',
  'физическо лице',
  'частно лице',
  'walk in',
  'walk in customer',
  'walkin',
  'guest',
  'cash customer',
  'retail customer',
  'anonymous',
  'unknown',
  'no name',
  'n a',
  'customer',
  'default customer',
  'касса',
  'продажа населению',
  'население',
])

const WORDS_ALONE = /^[a-zа-я\d]+(?: [a-zа-я\d]+)*$/

export function isStockName(name: string): boolean {
  if (!mayBeStockName(name.charCodeAt(0), name.charCodeAt(1))) return false
  const lower = name.toLowerCase().replaceAll('ё', 'е')
  return STOCK_NAMES.has(WORDS_ALONE.test(lower) ? lower : lower.replace(/[^\p{L}\p{N}]+/gu, ' ').trim())
}

/** How they begin, as letters of one script: all other names are passed by after a glance at their first two letters (UTF-16 units). */
const STOCK_BEGINNINGS = new Set([...STOCK_NAMES].map(name => name.slice(0, 2)))
const TWO_LETTERS = /^\p{L}{2}/u
const glances = new Map<number, boolean>()

export function mayBeStockName(first: number, second: number): boolean {
  const key = first * 0x10000 + second
  // A name of one letter or none.
  if (Number.isNaN(key)) return true
  let known = glances.get(key)
  if (known === undefined) {
    const beginning = String.fromCharCode(first, second)
    known = !TWO_LETTERS.test(beginning) || STOCK_BEGINNINGS.has(beginning.toLowerCase().replaceAll('ё', 'е'))
    if (glances.size < GLANCES_MAX) glances.set(key, known)
  }
  return known
}

const GLANCES_MAX = 10_000

const REFUND = /возврат|возвращ|сторно|refund|return|връщане|върнат|рекламация/i
const CANCELLED = /отмен|аннул|анулир|отказ|cancel|void|удал/i
const NOT_PAID = /не ?оплач|неплат|ожида|чернов|draft|unpaid|pending|not paid|очаква/i

/** What the columns for status and kind of operation say about the row. */
export function statusOf(text: string): 'sale' | 'refund' | 'cancelled' | 'not_paid' {
  if (text === '') return 'sale'
  if (REFUND.test(text)) return 'refund'
  if (NOT_PAID.test(text)) return 'not_paid'
  return CANCELLED.test(text) ? 'cancelled' : 'sale'
}
