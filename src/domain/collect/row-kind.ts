/** Rows that are neither sale nor person: blank ones, totals, signatures, headings repeated on a new page. */
export const SKIP_REASONS = ['title', 'header', 'blank', 'totals', 'signature', 'group', 'sep_directive', 'cancelled', 'not_paid'] as const
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

const REFUND = /возврат|возвращ|сторно|refund|return|връщане|върнат|рекламация/i
const CANCELLED = /отмен|аннул|анулир|отказ|cancel|void|удал|не ?приш[её]|не ?явил|неявка|no.?show|не (?:се )?яви|не дойде/i
const NOT_PAID = /не ?оплач|неплат|ожида|чернов|draft|unpaid|pending|not paid|очаква/i

/** What the columns for status and kind of operation say about the row. */
export function statusOf(text: string): 'sale' | 'refund' | 'cancelled' | 'not_paid' {
  if (text === '') return 'sale'
  if (REFUND.test(text)) return 'refund'
  if (NOT_PAID.test(text)) return 'not_paid'
  return CANCELLED.test(text) ? 'cancelled' : 'sale'
}
