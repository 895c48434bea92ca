/** The appointment book of a business as it is asked and written to: who can serve what, and which minutes are free. */
import { PLAIN_DURATION_MINUTES, PLAIN_KIND, type Resource, type Service, type Shape } from '../../domain/respond/appointment.ts'
import { cellSpan } from '../../domain/respond/slot-cell.ts'
import { findSlots, type Slot, type SlotSearch, STEP_MINUTES } from '../../domain/respond/slot-search.ts'
import { addDays, type Day, daysBetween } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id, type ResourceId, type ServiceId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { instantAt, localDay } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { Tx } from '../../ports/store.ts'

export interface AppointmentBook {
  readonly resources: readonly Resource[]
  readonly services: readonly Service[]
  /** True while the owner has entered nobody: the shop itself is the one resource. */
  readonly isPlain: boolean
}

/** Further ahead nobody plans, and a search ends. */
export const SEARCH_DAYS_MAX = 92

export async function appointmentBook(tx: Tx, business: StoredBusiness): Promise<AppointmentBook> {
  const entered = await tx.appointments.resources()
  const services = (await tx.appointments.services()).filter(service => service.isActive)
  const plain = plainResource(business)
  const own = entered.filter(resource => resource.resourceId !== plain.resourceId)
  if (own.length > 0) return { resources: own.filter(resource => resource.isActive), services, isPlain: false }
  // Once it was booked the place is kept as a row, which the owner may have changed.
  return { resources: [entered[0] ?? plain], services, isPlain: true }
}

/** One customer at once: the owner who can serve more enters more. */
function plainResource({ id: business, name }: Pick<StoredBusiness, 'id' | 'name'>): Resource {
  return {
    resourceId: id<'resource'>(nameUuid(`resource:${business}:${PLAIN_KIND}`)),
    name,
    kind: PLAIN_KIND,
    units: 1,
    isActive: true,
    hours: [],
    exceptions: [],
  }
}

/** What somebody wants to be booked for. */
export interface BookingWish {
  readonly serviceId?: ServiceId | null | undefined
  /** This master and nobody else. */
  readonly resourceId?: ResourceId | null | undefined
}

export interface Bookable {
  readonly service: Service | null
  readonly shape: Shape
  readonly candidates: readonly (readonly Resource[])[]
}

const PLAIN_SHAPE: Shape = { durationMinutes: PLAIN_DURATION_MINUTES, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }

/** undefined when the service or the resource is unknown, or nobody can do it. */
export function bookableOf(book: AppointmentBook, { serviceId, resourceId }: BookingWish): Bookable | undefined {
  const service = serviceId == null ? null : book.services.find(one => one.serviceId === serviceId)
  if (service === undefined) return undefined
  const wished = resourceId == null ? null : book.resources.find(one => one.resourceId === resourceId)
  if (wished === undefined) return undefined
  const kinds = service === null || service.needs.length === 0 ? null : service.needs
  const candidates = kinds === null ? [book.resources] : kinds.map(kind => book.resources.filter(one => one.kind === kind))
  const narrowed = wished === null ? candidates : candidates.map(group => (group.includes(wished) ? [wished] : group))
  const isServed = wished === null || narrowed.some(group => group.length === 1 && group[0] === wished)
  return isServed && narrowed.every(group => group.length > 0)
    ? { service, shape: service ?? PLAIN_SHAPE, candidates: narrowed }
    : undefined
}

/** Who says only "book me in" means what he had last; else the shop's first service. */
export async function usualService(tx: Tx, book: AppointmentBook, customerId: CustomerId): Promise<ServiceId | null> {
  const last = await tx.appointments.lastService(customerId)
  return book.services.some(service => service.serviceId === last) ? last : (book.services[0]?.serviceId ?? null)
}

export interface SlotQuestion {
  readonly from: Day
  readonly to: Day
  readonly at: Instant
  readonly limit: number
  readonly stepMinutes?: number
  /** Minutes of this booking or hold count as free. */
  readonly except?: string | null | undefined
}

export async function freeSlots(
  tx: Tx,
  business: StoredBusiness,
  { bookable, question }: { readonly bookable: Bookable; readonly question: SlotQuestion },
): Promise<readonly Slot[]> {
  const lastDay = daysBetween(question.from, question.to) > SEARCH_DAYS_MAX ? addDays(question.from, SEARCH_DAYS_MAX) : question.to
  return findSlots(await searchOf(tx, business, { bookable, question: { ...question, to: lastDay } }))
}

/** Customers' pages offer this many days; whoever wants to come later writes. */
export const PAGE_DAYS_AHEAD = 21

/** A form can be sent with any instant in it: only one that the page could have shown is taken. */
export async function isOffered(
  tx: Tx,
  business: StoredBusiness,
  offer: { readonly bookable: Bookable; readonly startsAt: Instant; readonly at: Instant; readonly except?: string | null },
): Promise<boolean> {
  const { bookable, startsAt, at, except } = offer
  const on = localDay(startsAt, business.zone)
  if (on > addDays(localDay(at, business.zone), PAGE_DAYS_AHEAD)) return false
  const slots = await freeSlots(tx, business, { bookable, question: { from: on, to: on, at, limit: 1440, except } })
  return slots.some(slot => slot.startsAt === startsAt)
}

export async function searchOf(
  tx: Tx,
  business: StoredBusiness,
  { bookable, question }: { readonly bookable: Bookable; readonly question: SlotQuestion },
): Promise<SlotSearch> {
  const { from, to, at, limit, stepMinutes = STEP_MINUTES, except = null } = question
  // A day of margin on both sides covers every buffer and every zone.
  const span = cellSpan({ from: addMs(instantAt(from, 0, business.zone), -DAY_MS), to: addMs(instantAt(to, 1440, business.zone), DAY_MS) })
  const resourceIds = bookable.candidates.flat().map(resource => resource.resourceId)
  return {
    from,
    to,
    notBefore: at,
    zone: business.zone,
    opening: business.hours,
    shape: bookable.shape,
    candidates: bookable.candidates,
    taken: await tx.appointments.takenCells(resourceIds, { ...span, at, except }),
    stepMinutes,
    limit,
  }
}
