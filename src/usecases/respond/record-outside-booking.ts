/**
 * What a salon program or a calendar has booked blocks our slots. It is a fact and is never refused: where our own booking has
 * the minutes already, the clash is kept and shown.
 * Told twice, it happens once; a changed one moves, a cancelled one gives back.
 */
import type { Stretch } from '../../domain/respond/appointment.ts'
import { cellSpan, freeRuns } from '../../domain/respond/slot-cell.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { BusinessId, CustomerId, ResourceId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import type { OutsideBooking } from '../../ports/appointment-store.ts'
import type { Tx } from '../../ports/store.ts'
import { appointmentBook } from './appointment-book.ts'
import type { RespondDeps } from './respond-deps.ts'

export interface OutsideBookingInput {
  /** 'yclients', 'calendar:<id>' … */
  readonly source: string
  /** The other program's id of it; a recurring one is told occurrence by occurrence. */
  readonly externalId: string
  /** Null: the only resource there is, or the first. */
  readonly resourceId: ResourceId | null
  readonly customerId?: CustomerId | null
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'taken' | 'cancelled'
}

export type OutsideRecorded = 'recorded' | 'clashes' | 'unchanged' | 'unknown-resource' | 'bad-time'

/** Longer than the days that can be booked ahead; a calendar's own are cut to the days it is read for. */
const LENGTH_DAYS_MAX = 100

export async function recordOutsideBooking(
  { store, clock }: RespondDeps,
  business: BusinessId,
  input: OutsideBookingInput,
): Promise<OutsideRecorded> {
  const at = clock.now()
  return store.inBusiness(business, tx => recordOutsideBookingIn(tx, input, at))
}

export async function recordOutsideBookingIn(tx: Tx, input: OutsideBookingInput, at: Instant): Promise<OutsideRecorded> {
  const { startsAt, endsAt } = input
  if (endsAt <= startsAt || endsAt > addMs(startsAt, LENGTH_DAYS_MAX * DAY_MS)) return 'bad-time'
  const outsideBookingId = nameUuid(`outside:${input.source}:${input.externalId}`)
  if (input.state === 'cancelled' && (await tx.appointments.outside(outsideBookingId)) === undefined) return 'unchanged'
  const book = await appointmentBook(tx, await tx.business.read())
  const resource = input.resourceId === null ? book.resources[0] : book.resources.find(one => one.resourceId === input.resourceId)
  if (resource === undefined) return 'unknown-resource'
  if (book.isPlain) await tx.appointments.ensureResource(resource, at)
  await tx.appointments.lockResources([resource.resourceId])
  const before = await tx.appointments.outside(outsideBookingId)
  // What could not take all its minutes tries again: one of ours may have left them.
  if (before?.clashes === false && isSame(before, { ...input, resourceId: resource.resourceId })) return 'unchanged'
  await tx.appointments.giveBack(outsideBookingId)
  const clashes = input.state === 'taken' && !(await block(tx, { ...input, resource, takenBy: outsideBookingId, at }))
  await tx.appointments.saveOutside(
    {
      ...input,
      outsideBookingId,
      resourceId: resource.resourceId,
      customerId: input.customerId ?? null,
      title: input.title.slice(0, 200),
      clashes,
    },
    at,
  )
  if (input.customerId != null) await tx.business.markChanged([input.customerId], at)
  return clashes ? 'clashes' : 'recorded'
}

function isSame(before: OutsideBooking, now: OutsideBookingInput & { readonly resourceId: ResourceId }): boolean {
  const isPlaced = before.startsAt === now.startsAt && before.endsAt === now.endsAt && before.resourceId === now.resourceId
  return isPlaced && before.state === now.state && (now.customerId == null || before.customerId === now.customerId)
}

interface Blocking {
  readonly resource: { readonly resourceId: ResourceId; readonly units: number }
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly takenBy: string
  readonly at: Instant
}

/** False when some of its minutes are taken already; the free ones are taken all the same: a week off with one visit in it is a week off. */
async function block(tx: Tx, { resource, startsAt, endsAt, takenBy, at }: Blocking): Promise<boolean> {
  const cells = cellSpan({ from: startsAt, to: endsAt })
  const { resourceId, units } = resource
  const taken = (await tx.appointments.takenCells([resourceId], { ...cells, at, except: null })).get(resourceId) ?? new Set()
  const runs = freeRuns(taken, { ...cells, units })
  for (const run of runs) await tx.appointments.takeCells({ resourceId, ...run, takenBy, takenAs: 'outside', expiresAt: null }, at)
  return runs.reduce((sum, { first, end }) => sum + end - first, 0) === cells.end - cells.first
}

/** A visit of ours has left its minutes: what another program booked there and could not take is taken now. */
export async function blockLeftMinutes(
  tx: Tx,
  { resourceIds, stretch, at }: { readonly resourceIds: readonly ResourceId[]; readonly stretch: Stretch; readonly at: Instant },
): Promise<void> {
  const there = await tx.appointments.outsideBetween(stretch)
  for (const one of there) if (one.clashes && resourceIds.includes(one.resourceId)) await recordOutsideBookingIn(tx, one, at)
}
