/** Reads somebody else's calendar. */
import type { Instant } from '../kernel/instant.ts'

export interface CalendarEvent {
  /** Stable over reads: the event's UID, with the occurrence where it repeats. */
  readonly externalId: string
  readonly title: string
  /** All that is written in it, the addresses of its guests too: whose hour it is, may stand there. */
  readonly text: string
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export type CalendarRead =
  | { readonly events: readonly CalendarEvent[] }
  | { readonly problem: 'unreachable' | 'no-calendar' | 'forbidden-address' }

export interface CalendarReader {
  /** The busy events that overlap the stretch; whole days and floating times are of the zone given. */
  read(url: string, window: { readonly from: Instant; readonly to: Instant; readonly zone: string }): Promise<CalendarRead>
}
