/**
 * The shop changes its time zone: a visit at three stays at three. What was agreed is the hour on the wall; the instant follows it.
 * What is behind stays as it happened, and what other programs booked keeps its instant, which is what they told.
 */
import { isOurs } from '../../domain/respond/appointment.ts'
import { addMs, DAY_MS, type Instant } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'

/** Zones lie from twelve hours behind to fourteen ahead of UTC. */
const APART_DAYS = 2

export async function keepWallTimes(tx: Tx, { zone, at }: { readonly zone: string; readonly at: Instant }): Promise<number> {
  const near = await tx.appointments.allComing(addMs(at, -APART_DAYS * DAY_MS))
  const visits = near
    .filter(isOurs)
    .map(({ bookingId, localDay, localMinute, startsAt: startedAt, zone: before }) => {
      const minute = localMinute ?? wallTime(startedAt, before).minute
      return { bookingId, startedAt, startsAt: instantAt(localDay, minute, zone) }
    })
    .filter(visit => visit.startedAt > at || visit.startsAt > at)
  await tx.appointments.rezone(visits, { zone, at })
  return visits.length
}
