/** The lists that leave as a table: their columns, in the order in which they are written. */

export const LISTS = ['customers', 'purchases', 'contacts', 'messages', 'coupons', 'bookings', 'replies', 'consents'] as const
export type ListName = (typeof LISTS)[number]

export type ListColumn =
  | 'address'
  | 'basis'
  | 'basketMin'
  | 'channel'
  | 'code'
  | 'created'
  | 'currency'
  | 'customer'
  | 'day'
  | 'deadline'
  | 'discount'
  | 'evidence'
  | 'due'
  | 'email'
  | 'gift'
  | 'language'
  | 'lastPurchase'
  | 'moment'
  | 'phone'
  | 'products'
  | 'purchases'
  | 'purpose'
  | 'receipt'
  | 'refunded'
  | 'rung'
  | 'segment'
  | 'source'
  | 'spent'
  | 'state'
  | 'text'
  | 'total'
  | 'understood'
  | 'used'
  | 'usesMax'
  | 'version'
  | 'who'

export const LIST_COLUMNS: Readonly<Record<ListName, readonly ListColumn[]>> = {
  customers: ['customer', 'phone', 'email', 'segment', 'purchases', 'spent', 'currency', 'lastPurchase', 'due', 'created'],
  purchases: ['day', 'customer', 'phone', 'products', 'total', 'refunded', 'currency', 'state', 'receipt', 'source'],
  contacts: ['day', 'customer', 'phone', 'rung', 'channel', 'segment', 'state', 'moment'],
  messages: ['moment', 'customer', 'address', 'channel', 'purpose', 'state', 'text'],
  coupons: ['code', 'customer', 'gift', 'basketMin', 'currency', 'deadline', 'usesMax', 'used', 'discount', 'state', 'created'],
  bookings: ['moment', 'customer', 'phone', 'products', 'state', 'source', 'created'],
  replies: ['moment', 'customer', 'phone', 'channel', 'text', 'understood'],
  consents: [
    'moment',
    'customer',
    'address',
    'channel',
    'purpose',
    'state',
    'basis',
    'text',
    'version',
    'language',
    'source',
    'who',
    'evidence',
  ],
}

/** Columns whose cells are decimal numbers. */
export const NUMBER_COLUMNS: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'basketMin',
  'discount',
  'purchases',
  'refunded',
  'spent',
  'total',
  'used',
  'usesMax',
])

/** Columns whose cells are codes of the program: said in words. */
export const CODE_COLUMNS: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'segment',
  'state',
  'rung',
  'channel',
  'purpose',
  'basis',
  'understood',
])

/** One row: a cell for each column; null is an empty one. */
export type ListRow = readonly (string | null)[]

/**
 * A cell of a text table that a spreadsheet will open: what it would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection), and signs that would end the cell are quoted (RFC 4180).
 */
export function csvCell(text: string, { separator, isNumber }: { readonly separator: ';' | ','; readonly isNumber: boolean }): string {
  const calm = !isNumber && /^[=@+\-\t\r]/.test(text) ? `'${text}` : text
  return calm.includes(separator) || /["\r\n]/.test(calm) ? `"${calm.replaceAll('"', '""')}"` : calm
}
