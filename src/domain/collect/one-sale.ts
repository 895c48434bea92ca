/**
 * One sale, once: the till, the fiscal receipt and the back office all tell of it. Compared by the fiscal key first,
 * then by the order, then by shift and number; what only looks alike is asked, never joined silently.
 */
import type { Day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import { type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import type { Currency } from '../../kernel/money.ts'
import type { PrepaymentState } from './advance.ts'
import type { PurchaseStatus } from './purchase.ts'
import type { ToldLine } from './source-event.ts'

/** What one source said about a sale or a refund, in the business's own time and currency; no personal data. */
export interface Account {
  readonly source: string
  readonly day: Day
  readonly minute: number | null
  readonly occurredAt: Instant
  readonly status: PurchaseStatus
  readonly currency: Currency
  readonly totalMinor: number
  readonly discountMinor: number
  readonly lines: readonly ToldLine[]
  readonly receiptNo: string | null
  readonly location: string | null
  readonly staff: string | null
  readonly orderRef: string | null
  readonly fiscalKey: string | null
  readonly shiftNo: string | null
  readonly receiptInShift: string | null
  /** Records of one visit by their number; the account is their sum. */
  readonly parts?: Readonly<Record<string, AccountPart>>
  /** Paid beforehand, or a delivery of what was. */
  readonly prepayment?: PrepaymentState
}

export interface AccountPart {
  readonly version: string | null
  readonly status: PurchaseStatus
  readonly totalMinor: number
  readonly lines: readonly ToldLine[]
}

export interface SaleTrace {
  readonly accounts: readonly Account[]
  readonly customerId: CustomerId | null
}

export const LIKENESS_REASONS = ['fiscal', 'order', 'shift', 'person', 'basket', 'moment'] as const
export type LikenessReason = (typeof LIKENESS_REASONS)[number]

export type Likeness =
  | { readonly verdict: 'same' | 'perhaps'; readonly by: LikenessReason; readonly apartMs: number }
  | { readonly verdict: 'different' }

/** Two clocks of one counter differ by so much. */
const APART_MS_MAX = 2 * MINUTE_MS
/** An order is paid, shipped and booked within a month, or its number has come round again. */
const ORDER_APART_MS_MAX = 31 * 24 * 60 * MINUTE_MS
/** One coffee looks like any other coffee; two lines that agree by name and sum do not by chance in the same minute. */
const BASKET_LINES_MIN = 2

export function compareSales(told: SaleTrace, known: SaleTrace): Likeness {
  const pairs = told.accounts.flatMap(a => known.accounts.map(b => [a, b] as const))
  const fiscal = pairs.filter(([a, b]) => a.fiscalKey !== null && b.fiscalKey !== null)
  const apartMs = Math.min(...pairs.map(([a, b]) => Math.abs(a.occurredAt - b.occurredAt)))
  if (fiscal.some(([a, b]) => a.fiscalKey === b.fiscalKey)) return { verdict: 'same', by: 'fiscal', apartMs }
  // Each source numbers its own sales: two numbers of one source are two sales, and so are two fiscal documents.
  if (fiscal.length > 0 || pairs.some(([a, b]) => a.source === b.source || a.currency !== b.currency)) return { verdict: 'different' }
  const isSameSum = pairs.every(([a, b]) => a.totalMinor === b.totalMinor)
  if (pairs.some(([a, b]) => a.orderRef !== null && a.orderRef === b.orderRef) && apartMs <= ORDER_APART_MS_MAX)
    return { verdict: isSameSum ? 'same' : 'perhaps', by: 'order', apartMs }
  const isOtherPerson = told.customerId !== null && known.customerId !== null && told.customerId !== known.customerId
  if (!isSameSum || isOtherPerson) return { verdict: 'different' }
  return compareMoments({ told, known, apartMs }, pairs)
}

interface Moments {
  readonly told: SaleTrace
  readonly known: SaleTrace
  readonly apartMs: number
}

function compareMoments({ told, known, apartMs }: Moments, pairs: readonly (readonly [Account, Account])[]): Likeness {
  const isSamePerson = told.customerId !== null && told.customerId === known.customerId
  if (pairs.some(([a, b]) => a.minute === null || b.minute === null)) {
    const isSameDay = pairs.every(([a, b]) => a.day === b.day)
    return isSameDay && isSamePerson ? { verdict: 'perhaps', by: 'person', apartMs } : { verdict: 'different' }
  }
  if (apartMs > APART_MS_MAX) return { verdict: 'different' }
  if (pairs.some(([a, b]) => a.receiptInShift !== null && a.shiftNo === b.shiftNo && a.receiptInShift === b.receiptInShift))
    return { verdict: 'same', by: 'shift', apartMs }
  if (isSamePerson) return { verdict: 'same', by: 'person', apartMs }
  if (pairs.some(([a, b]) => isSameBasket(a.lines, b.lines))) return { verdict: 'same', by: 'basket', apartMs }
  return { verdict: 'perhaps', by: 'moment', apartMs }
}

function isSameBasket(a: readonly ToldLine[], b: readonly ToldLine[]): boolean {
  const text = (lines: readonly ToldLine[]) =>
    lines
      .map(line => `${line.name.trim().toLowerCase()}|${line.quantity}|${line.totalMinor}`)
      .toSorted()
      .join('\n')
  return a.length >= BASKET_LINES_MIN && a.length === b.length && text(a) === text(b)
}

/** The strongest likeness wins; among equals the nearer in time. */
export function bestLikeness<T extends { readonly likeness: Likeness }>(found: readonly T[], verdict: 'same' | 'perhaps'): T | undefined {
  const rank = ({ likeness }: T): number => (likeness.verdict === 'different' ? Infinity : LIKENESS_REASONS.indexOf(likeness.by))
  const apart = ({ likeness }: T): number => (likeness.verdict === 'different' ? Infinity : likeness.apartMs)
  return found.filter(({ likeness }) => likeness.verdict === verdict).toSorted((a, b) => rank(a) - rank(b) || apart(a) - apart(b))[0]
}

/** Who knows lines and categories best: the back office, then the till, then the receipt, then what was typed. */
const LINES_RANK: Readonly<Record<string, number>> = {
  moysklad: 3,
  commerceml: 3,
  microinvest: 3,
  woocommerce: 3,
  shopify: 3,
  yclients: 3,
  webhook: 3,
  tilda: 3,
  evotor: 2,
  square: 2,
  loyverse: 2,
  stripe: 1,
  'fiscal-ru': 1,
  'fiscal-bg': 1,
}
/** The fiscal receipt is what was really paid, and when. */
const isFiscal = (account: Account): boolean => account.source.startsWith('fiscal-')

/** One sale out of all that was told about it. @throws nothing; `accounts` has at least one. */
export function composeSale(accounts: readonly [Account, ...Account[]]): Account {
  const byLines = accounts.toSorted((a, b) => (LINES_RANK[b.source] ?? 0) - (LINES_RANK[a.source] ?? 0))
  const best = byLines[0] ?? accounts[0]
  const money = accounts.find(isFiscal) ?? accounts.find(account => account.minute !== null) ?? accounts[0]
  const first = <K extends keyof Account>(name: K): Account[K] => byLines.find(account => account[name] !== null)?.[name] ?? best[name]
  return {
    source: accounts[0].source,
    day: money.day,
    minute: money.minute,
    occurredAt: money.occurredAt,
    status: statusOf(accounts),
    currency: money.currency,
    totalMinor: money.totalMinor,
    discountMinor: Math.max(...accounts.map(account => account.discountMinor)),
    lines: byLines.find(account => account.lines.length > 0)?.lines ?? [],
    receiptNo: first('receiptNo'),
    location: first('location'),
    staff: first('staff'),
    orderRef: first('orderRef'),
    fiscalKey: first('fiscalKey'),
    shiftNo: first('shiftNo'),
    receiptInShift: first('receiptInShift'),
  }
}

/** Paid is paid, whoever said it; only when nobody did, it waits; and only when all struck it out, it is void. */
function statusOf(accounts: readonly Account[]): PurchaseStatus {
  const told = new Set(accounts.map(account => account.status))
  return told.has('paid') ? 'paid' : told.has('pending') ? 'pending' : 'cancelled'
}

/** The visit after one of its records was told again. An older version of a record changes nothing. */
export function withPart(account: Account, { name, part }: { readonly name: string; readonly part: AccountPart }): Account {
  const known = account.parts?.[name]
  const isOlder = known !== undefined && known.version !== null && part.version !== null && part.version < known.version
  const parts = isOlder ? { ...account.parts } : { ...account.parts, [name]: part }
  const all = Object.keys(parts)
    .toSorted()
    .flatMap(key => parts[key] ?? [])
  const paid = all.filter(each => each.status === 'paid')
  const counted = paid.length > 0 ? paid : all
  return {
    ...account,
    parts,
    status: paid.length > 0 ? 'paid' : all.some(each => each.status === 'pending') ? 'pending' : 'cancelled',
    totalMinor: counted.reduce((sum, each) => sum + each.totalMinor, 0),
    lines: counted.flatMap(each => each.lines),
  }
}
