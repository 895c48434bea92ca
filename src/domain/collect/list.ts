/** The lists that leave as a table: their columns, in the order in which they are written. */

export const LISTS = [
  'customers',
  'forecasts',
  'assets',
  'purchases',
  'lines',
  'contacts',
  'calls',
  'outcomes',
  'bookings',
  'messages',
  'replies',
  'campaigns',
  'offers',
  'experiments',
  'coupons',
  'points',
  'referrals',
  'collection-points',
  'consents',
  'suppressions',
  'imports',
  'source-events',
  'webhook-log',
  'staff',
  'audit',
] as const
export type ListName = (typeof LISTS)[number]

export const LIST_COLUMNS = {
  customers: ['customer', 'phone', 'email', 'segment', 'purchases', 'spent', 'currency', 'lastPurchase', 'due', 'created'],
  forecasts: [
    'customer',
    'phone',
    'segment',
    'lastPurchase',
    'cycle',
    'due',
    'earliest',
    'latest',
    'alive',
    'p14',
    'p28',
    'value',
    'currency',
  ],
  assets: ['customer', 'phone', 'name', 'kind', 'note', 'since', 'returnOn', 'served', 'cycle', 'warranty'],
  purchases: ['day', 'customer', 'phone', 'products', 'total', 'refunded', 'currency', 'state', 'receipt', 'source'],
  lines: ['day', 'customer', 'phone', 'receipt', 'product', 'group', 'quantity', 'price', 'total', 'currency', 'kind', 'source'],
  contacts: ['day', 'customer', 'phone', 'rung', 'channel', 'segment', 'state', 'moment'],
  calls: ['customer', 'phone', 'rung', 'until', 'why', 'text'],
  outcomes: ['moment', 'customer', 'phone', 'outcome', 'detail', 'who'],
  bookings: ['moment', 'customer', 'phone', 'products', 'state', 'source', 'created'],
  messages: ['moment', 'customer', 'address', 'channel', 'purpose', 'state', 'text'],
  replies: ['moment', 'customer', 'phone', 'channel', 'text', 'understood'],
  campaigns: ['name', 'from', 'to', 'state', 'channel', 'chosen', 'heldOut', 'leftOut', 'reached', 'price', 'currency', 'who', 'created'],
  offers: ['name', 'product', 'group', 'price', 'cost', 'currency', 'from', 'to', 'stock', 'chosen', 'leftOut', 'state', 'created'],
  experiments: ['name', 'change', 'state', 'from', 'to', 'people', 'people2', 'bought', 'bought2', 'share', 'planned', 'who', 'created'],
  coupons: ['code', 'customer', 'gift', 'basketMin', 'currency', 'deadline', 'usesMax', 'used', 'discount', 'state', 'created'],
  points: ['moment', 'customer', 'phone', 'kind', 'points', 'opens', 'expires', 'why', 'who'],
  referrals: ['day', 'customer', 'phone', 'referrer', 'state', 'why', 'code', 'who'],
  'collection-points': ['name', 'place', 'promise', 'gift', 'shown', 'signedUp', 'confirmed', 'state', 'created'],
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
  suppressions: ['moment', 'customer', 'address', 'channel', 'why', 'source'],
  imports: ['moment', 'name', 'kind', 'state', 'made', 'changed', 'known', 'rejected', 'basis', 'who'],
  'source-events': ['moment', 'source', 'state', 'why', 'outcome', 'tries'],
  'webhook-log': ['moment', 'kind', 'address', 'state', 'tries', 'answer', 'why', 'delivered'],
  staff: ['name', 'role', 'login', 'created', 'left'],
  audit: ['moment', 'who', 'action', 'subject', 'customer', 'detail'],
} as const satisfies Readonly<Record<ListName, readonly string[]>>

export type ListColumn = (typeof LIST_COLUMNS)[ListName][number]

const MONEY: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'basketMin',
  'cost',
  'discount',
  'price',
  'refunded',
  'spent',
  'total',
  'value',
])
const COUNTS: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'alive',
  'bought',
  'bought2',
  'changed',
  'chosen',
  'confirmed',
  'cycle',
  'heldOut',
  'known',
  'leftOut',
  'made',
  'p14',
  'p28',
  'people',
  'people2',
  'planned',
  'points',
  'purchases',
  'quantity',
  'reached',
  'rejected',
  'share',
  'shown',
  'signedUp',
  'stock',
  'tries',
  'used',
  'usesMax',
])
/** A day, YYYY-MM-DD, with its wall time where it has one: YYYY-MM-DD HH:MM. */
const TIMES: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'created',
  'day',
  'deadline',
  'delivered',
  'due',
  'earliest',
  'expires',
  'from',
  'lastPurchase',
  'latest',
  'left',
  'moment',
  'opens',
  'returnOn',
  'served',
  'since',
  'to',
  'until',
  'warranty',
])
/** Codes of the program: said in words. */
const CODES: ReadonlySet<ListColumn> = new Set<ListColumn>([
  'action',
  'basis',
  'change',
  'channel',
  'kind',
  'outcome',
  'purpose',
  'role',
  'rung',
  'segment',
  'state',
  'understood',
  'why',
])

export type CellKind = 'text' | 'money' | 'number' | 'time' | 'code'

export function cellKind(column: ListColumn): CellKind {
  if (MONEY.has(column)) return 'money'
  if (COUNTS.has(column)) return 'number'
  if (TIMES.has(column)) return 'time'
  return CODES.has(column) ? 'code' : 'text'
}

/** One row: a cell for each column; null is an empty one. */
export type ListRow = readonly (string | null)[]

/**
 * A cell of a text table that a spreadsheet will open: what it would take for a formula gets an apostrophe before it
 * (OWASP, CSV injection), and signs that would end the cell are quoted (RFC 4180).
 */
export function csvCell(text: string, { separator, isNumber }: { readonly separator: ';' | ','; readonly isNumber: boolean }): string {
  const calm = !isNumber && /^[=@+\-\t\r\n＝＠＋－]/.test(text) ? `'${text}` : text
  return calm.includes(separator) || /["\r\n]/.test(calm) ? `"${calm.replaceAll('"', '""')}"` : calm
}
