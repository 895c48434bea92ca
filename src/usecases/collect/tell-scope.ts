/** Who is telling, to which business, and when; and what he told in the business's own time and currency. */
import { stateOf } from '../../domain/collect/advance.ts'
import type { Business } from '../../domain/collect/business.ts'
import type { Account } from '../../domain/collect/one-sale.ts'
import type { ToldRefund, ToldSale, ToldWhen } from '../../domain/collect/source-event.ts'
import type { Day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { id, type TellingId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import type { TellingKind } from '../../ports/source-store.ts'

export interface TellScope {
  readonly business: Business
  readonly source: string
  readonly at: Instant
}

export interface LocalMoment {
  readonly day: Day
  readonly minute: number | null
  readonly occurredAt: Instant
}

/** A day without a time was at noon, as far as anybody knows. */
export function momentOf(when: ToldWhen, zone: string): LocalMoment {
  if ('instant' in when) return { ...wallTime(when.instant, zone), occurredAt: when.instant }
  const occurredAt = instantAt(when.day, when.minute ?? 720, when.zone ?? zone)
  if (when.minute === null || when.zone === null || when.zone === zone) return { day: when.day, minute: when.minute, occurredAt }
  return { ...wallTime(occurredAt, zone), occurredAt }
}

export function accountOf(told: ToldSale | ToldRefund, { business, source }: TellScope): Account {
  const isSale = told.kind === 'purchase'
  return {
    source,
    ...momentOf(told.when, business.zone),
    status: isSale ? told.status : 'paid',
    currency: told.currency ?? business.currency,
    totalMinor: told.totalMinor,
    discountMinor: isSale ? told.discountMinor : 0,
    lines: told.lines,
    receiptNo: isSale ? told.receiptNo : null,
    location: isSale ? told.location : null,
    staff: isSale ? told.staff : null,
    orderRef: isSale ? told.orderRef : null,
    fiscalKey: told.fiscalKey,
    shiftNo: told.shiftNo,
    receiptInShift: told.receiptInShift,
    ...(isSale && told.prepayment !== undefined && { prepayment: stateOf(told.prepayment) }),
  }
}

/** The same source tells the same sale again: what it leaves out this time it has not taken back. */
export function keepKnown(known: Account, told: Account): Account {
  return {
    ...told,
    ...(told.minute === null && known.day === told.day && { minute: known.minute, occurredAt: known.occurredAt }),
    lines: told.lines.length > 0 ? told.lines : known.lines,
    receiptNo: told.receiptNo ?? known.receiptNo,
    location: told.location ?? known.location,
    staff: told.staff ?? known.staff,
    orderRef: told.orderRef ?? known.orderRef,
    fiscalKey: told.fiscalKey ?? known.fiscalKey,
    shiftNo: told.shiftNo ?? known.shiftNo,
    receiptInShift: told.receiptInShift ?? known.receiptInShift,
    // What became of an advance is ours to know, not the source's.
    ...(known.prepayment?.role === 'advance' && told.prepayment?.role === 'advance'
      ? { prepayment: known.prepayment, status: known.status }
      : {}),
    ...(known.prepayment?.role === 'settlement' && told.prepayment?.role === 'settlement'
      ? { prepayment: { ...told.prepayment, settledMinor: known.prepayment.settledMinor } }
      : {}),
  }
}

/** Nobody guarantees the order of deliveries: what is older than what is stored is not applied. */
export function isOlder(version: string | null, known: string | null): boolean {
  return version !== null && known !== null && version < known
}

export function tellingId(scope: TellScope, kind: TellingKind, sourceKey: string): TellingId {
  return id<'telling'>(nameUuid(`${scope.business.id}|telling|${kind}|${scope.source}|${sourceKey}`))
}
