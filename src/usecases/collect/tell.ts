/** Applies what a source told, inside one transaction; the answer counts what became of it. */
import type { SourceEvent, ToldBooking } from '../../domain/collect/source-event.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { Tx } from '../../ports/store.ts'
import { unreachable } from '../../kernel/assert.ts'
import { addMs, MINUTE_MS } from '../../kernel/instant.ts'
import { recordOutsideBookingIn } from '../respond/record-outside-booking.ts'
import { isOlder, momentOf, tellingId, type TellScope } from './tell-scope.ts'
import { type SaleFate, tellSale, type ToldFate, withdrawSale } from './tell-sale.ts'
import { tellRefund, withdrawRefund } from './tell-refund.ts'
import { toldCustomer } from './told-customer.ts'

export type FateCounts = Readonly<Partial<Record<`${SourceEvent['kind']}:${SaleFate}`, number>>>

export async function tell(tx: Tx, scope: TellScope, events: readonly SourceEvent[]): Promise<FateCounts> {
  const counts: Partial<Record<`${SourceEvent['kind']}:${SaleFate}`, number>> = {}
  for (const event of events) {
    const { fate } = await tellOne(tx, scope, event)
    counts[`${event.kind}:${fate}`] = (counts[`${event.kind}:${fate}`] ?? 0) + 1
  }
  return counts
}

async function tellOne(tx: Tx, scope: TellScope, event: SourceEvent): Promise<ToldFate> {
  switch (event.kind) {
    case 'purchase':
      return tellSale(tx, scope, event)
    case 'refund':
      return tellRefund(tx, scope, event)
    case 'booking':
      return tellBooking(tx, scope, event)
    case 'customer': {
      const customerId = await toldCustomer(tx, scope, event.customer)
      return { fate: customerId === null ? 'nothing' : 'updated', entityId: customerId }
    }
    case 'withdrawal':
      return event.of === 'purchase' ? withdrawSale(tx, scope, event) : withdrawRefund(tx, scope, event)
    default:
      return unreachable(event)
  }
}

/** A booking takes its minutes whoever it is for; one of nobody we know stops no reminder and is left at the source. */
async function tellBooking(tx: Tx, scope: TellScope, told: ToldBooking): Promise<ToldFate> {
  const known = await tx.sources.findTelling('booking', scope.source, told.sourceId)
  if (known && isOlder(told.version, known.version)) return { fate: 'older', entityId: known.entityId }
  await takeMinutes(tx, scope, told)
  const customerId = (await toldCustomer(tx, scope, told.customer)) ?? known?.customerId ?? null
  if (customerId === null) return { fate: 'nothing', entityId: null }
  const bookingId = nameUuid(`${scope.business.id}|booking|${scope.source}|${told.sourceId}`)
  const moment = momentOf(told.when, scope.business.zone)
  const { sourceId, durationMinutes, service, state } = told
  await tx.sources.saveBooking({
    sourceId,
    durationMinutes,
    service,
    state,
    bookingId,
    source: scope.source,
    customerId,
    localDay: moment.day,
    localMinute: moment.minute,
    zone: scope.business.zone,
    startsAt: moment.occurredAt,
    at: scope.at,
  })
  await tx.sources.saveTelling({
    tellingId: tellingId(scope, 'booking', told.sourceId),
    kind: 'booking',
    source: scope.source,
    sourceKey: told.sourceId,
    entityId: bookingId,
    ownId: bookingId,
    customerId,
    version: told.version ?? known?.version ?? null,
    refundOf: null,
    account: null,
    isWithdrawn: state === 'cancelled',
    toldAt: known?.toldAt ?? scope.at,
  })
  await tx.business.markChanged([customerId], scope.at)
  return { fate: known ? 'updated' : 'created', entityId: bookingId }
}

/** In the row of the one who serves him, by name; where nobody has that name, in the first. What is behind takes nothing any more. */
async function takeMinutes(tx: Tx, scope: TellScope, told: ToldBooking): Promise<void> {
  const { occurredAt: startsAt, minute } = momentOf(told.when, scope.business.zone)
  const endsAt = addMs(startsAt, told.durationMinutes * MINUTE_MS)
  if (minute === null) return
  const isFree = told.state === 'cancelled' || told.state === 'no-show' || endsAt <= scope.at
  const name = (told.staff ?? '').trim().toLowerCase()
  const resources = name === '' ? [] : await tx.appointments.resources()
  await recordOutsideBookingIn(
    tx,
    {
      source: scope.source,
      externalId: told.sourceId,
      resourceId: resources.find(one => one.isActive && one.name.trim().toLowerCase() === name)?.resourceId ?? null,
      title: told.service,
      startsAt,
      endsAt,
      state: isFree ? 'cancelled' : 'taken',
    },
    scope.at,
  )
}
