/** What the appointment book needs from the database: resources, services, taken minutes, holds, and what others booked. */
import type { Resource, Service, Shape, Stretch } from '../domain/respond/appointment.ts'
import type { BookingId, CustomerId, HoldId, ResourceId, ServiceId } from '../kernel/ids.ts'
import type { Day } from '../kernel/day.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Booking } from './respond-store.ts'

export interface CellClaim {
  readonly resourceId: ResourceId
  readonly unit: number
  readonly first: number
  /** The first cell behind. */
  readonly end: number
  readonly takenBy: string
  readonly takenAs: 'booking' | 'hold' | 'outside'
  /** Null for good; a hold gives its cells back by itself. */
  readonly expiresAt: Instant | null
}

export interface Hold {
  readonly holdId: HoldId
  readonly customerId: CustomerId | null
  readonly serviceId: ServiceId | null
  readonly resourceIds: readonly ResourceId[]
  readonly startsAt: Instant
  readonly expiresAt: Instant
}

export interface OutsideBooking {
  readonly outsideBookingId: string
  /** 'yclients', 'calendar:<id>' … */
  readonly source: string
  readonly externalId: string
  readonly resourceId: ResourceId
  readonly customerId: CustomerId | null
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly state: 'taken' | 'cancelled'
  /** The minutes were taken already: somebody has to move one of the two. */
  readonly clashes: boolean
}

export interface CalendarLink {
  readonly calendarLinkId: string
  readonly resourceId: ResourceId
  readonly name: string
  /** Opened; stored encrypted. */
  readonly url: string
  readonly readAt: Instant | null
  readonly problem: string | null
}

/** A visit that keeps its hour on the wall in another zone. */
export interface RezonedVisit {
  readonly bookingId: BookingId
  /** By the clock of before. */
  readonly startedAt: Instant
  readonly startsAt: Instant
}

export interface AppointmentStore {
  /** In the order in which they were entered, the inactive ones too. */
  resources(): Promise<readonly Resource[]>
  services(): Promise<readonly Service[]>
  /** Writes the resource with its week and its exceptions. */
  saveResource(resource: Resource, at: Instant): Promise<void>
  saveService(service: Service, at: Instant): Promise<void>
  /** The plain place of a shop that has entered none; harmless when it is there. */
  ensureResource(resource: Resource, at: Instant): Promise<void>

  /** Locks the resources in one order, so that two bookings of the same ones follow each other. */
  lockResources(resourceIds: readonly ResourceId[]): Promise<void>
  /** See `cellKey`; holds that ran out, and what `except` itself has taken, are not among them. */
  takenCells(
    resourceIds: readonly ResourceId[],
    span: { readonly first: number; readonly end: number; readonly at: Instant; readonly except: string | null },
  ): Promise<ReadonlyMap<ResourceId, ReadonlySet<string>>>
  /** False when a single cell is somebody else's: then none is taken. */
  takeCells(claim: CellClaim, at: Instant): Promise<boolean>
  giveBack(takenBy: string): Promise<void>

  insertHold(hold: Hold): Promise<void>
  hold(holdId: HoldId): Promise<Hold | undefined>
  dropHold(holdId: HoldId): Promise<void>
  dropExpiredHolds(at: Instant): Promise<number>

  /** The minutes of the day of his last visits, the newest first. */
  habit(customerId: CustomerId): Promise<readonly number[]>
  lastService(customerId: CustomerId): Promise<ServiceId | null>
  noShows(customerId: CustomerId): Promise<number>
  coming(customerId: CustomerId, at: Instant): Promise<readonly Booking[]>
  /** Booked or confirmed visits of everybody that begin later than this. */
  allComing(after: Instant): Promise<readonly Booking[]>
  /** Writes the new instants and moves the taken minutes along; visits of other programs show the new clock; open questions about times are closed. */
  rezone(visits: readonly RezonedVisit[], to: { readonly zone: string; readonly at: Instant }): Promise<void>
  ofResource(resourceId: ResourceId, stretch: Stretch): Promise<readonly Booking[]>
  /** Open bookings of ours with an hour that begin in this stretch and had fewer reminders than `stage`. */
  toRemind(options: { readonly stretch: Stretch; readonly stage: number; readonly limit: number }): Promise<readonly Booking[]>
  setReminded(bookingId: BookingId, stage: number): Promise<void>
  move(
    bookingId: BookingId,
    to: {
      readonly localDay: Day
      readonly localMinute: number | null
      readonly startsAt: Instant
      readonly resourceIds: readonly ResourceId[]
      readonly shape: Shape
      readonly at: Instant
    },
  ): Promise<void>

  outside(outsideBookingId: string): Promise<OutsideBooking | undefined>
  saveOutside(booking: OutsideBooking, at: Instant): Promise<void>
  outsideOf(source: string, stretch: Stretch): Promise<readonly OutsideBooking[]>
  outsideBetween(stretch: Stretch): Promise<readonly OutsideBooking[]>

  calendarLinks(): Promise<readonly CalendarLink[]>
  saveCalendarLink(link: CalendarLink, at: Instant): Promise<void>
  dropCalendarLink(calendarLinkId: string): Promise<boolean>
}
