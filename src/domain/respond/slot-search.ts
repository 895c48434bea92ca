/**
 * Free starts. Steps run in real time, not on the wall: in spring the missing hour offers nothing, in autumn the doubled hour
 * offers both of its halves, told apart by their instants. The zone's offset is asked once a day unless the clocks change.
 */
import type { OpeningHours } from '../collect/business.ts'
import { addDays, type Day, dayNumber } from '../../kernel/day.ts'
import type { ResourceId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, type Instant, MINUTE_MS } from '../../kernel/instant.ts'
import { instantAt, wallTime } from '../../kernel/zone.ts'
import { blockedStretch, type Resource, type Shape, type Stretch } from './appointment.ts'
import { cellSpan, freeUnit } from './slot-cell.ts'
import { spansOn } from './working-hours.ts'

export interface Slot {
  readonly day: Day
  /** Minutes since local midnight; the doubled hour of autumn shows each twice. */
  readonly minute: number
  readonly startsAt: Instant
  /** One resource of each needed kind, in the order of the kinds. */
  readonly resourceIds: readonly ResourceId[]
}

export interface SlotSearch {
  readonly from: Day
  readonly to: Day
  /** Starts before this instant have passed. */
  readonly notBefore: Instant
  readonly zone: string
  readonly opening: OpeningHours
  readonly shape: Shape
  /** For each needed kind the resources that can serve. */
  readonly candidates: readonly (readonly Resource[])[]
  /** See `cellKey`, by resource. */
  readonly taken: ReadonlyMap<ResourceId, ReadonlySet<string>>
  readonly stepMinutes: number
  readonly limit: number
}

/** People come at round times. */
export const STEP_MINUTES = 15

export function findSlots(search: SlotSearch): readonly Slot[] {
  const slots: Slot[] = []
  for (let day = search.from; day <= search.to && slots.length < search.limit; day = addDays(day, 1)) {
    const open = openOn(day, search)
    for (const start of startsOn(day, search, open)) {
      const resourceIds = freeAt(start.startsAt, search, open)
      if (resourceIds !== undefined) slots.push({ ...start, resourceIds })
      if (slots.length >= search.limit) break
    }
  }
  return slots
}

/** The working stretches of one day, by resource. */
export type OpenDay = ReadonlyMap<ResourceId, readonly Stretch[]>

export function openOn(day: Day, { candidates, opening, zone }: Pick<SlotSearch, 'candidates' | 'opening' | 'zone'>): OpenDay {
  const instants = new Map<number, Instant>()
  const moment = (minute: number): Instant => {
    const at = instants.get(minute) ?? instantAt(day, minute, zone)
    instants.set(minute, at)
    return at
  }
  return new Map(
    candidates
      .flat()
      .map(resource => [
        resource.resourceId,
        spansOn(day, { resource, opening }).map(span => ({ from: moment(span.fromMinute), to: moment(span.toMinute) })),
      ]),
  )
}

/** The resources that are free at this instant, one of each kind; undefined when a kind has none. */
export function freeAt(startsAt: Instant, search: SlotSearch, open: OpenDay): readonly ResourceId[] | undefined {
  if (startsAt < search.notBefore || search.candidates.length === 0) return undefined
  const chosen: ResourceId[] = []
  const cells = cellSpan(blockedStretch(startsAt, search.shape))
  const endsAt = addMs(startsAt, search.shape.durationMinutes * MINUTE_MS)
  for (const kind of search.candidates) {
    const free = kind.find(
      ({ resourceId, units }) =>
        !chosen.includes(resourceId) &&
        (open.get(resourceId) ?? []).some(stretch => stretch.from <= startsAt && endsAt <= stretch.to) &&
        freeUnit(search.taken.get(resourceId) ?? NONE, { ...cells, units }) !== undefined,
    )
    if (free === undefined) return undefined
    chosen.push(free.resourceId)
  }
  return chosen
}

const NONE: ReadonlySet<string> = new Set()

type Start = Omit<Slot, 'resourceIds'>

/** All starts of the first kind's resources, each once, on the step of the clock. */
function startsOn(day: Day, search: SlotSearch, open: OpenDay): readonly Start[] {
  const label = labeller(day, search.zone)
  const starts = new Map<Instant, Start>()
  const stepMs = search.stepMinutes * MINUTE_MS
  for (const { resourceId } of search.candidates[0] ?? []) {
    for (const stretch of open.get(resourceId) ?? []) {
      const end = addMs(stretch.to, -search.shape.durationMinutes * MINUTE_MS)
      for (let at = stretch.from; at <= end; at = addMs(at, stepMs))
        if (!starts.has(at)) starts.set(at, { day, minute: label(at), startsAt: at })
    }
  }
  return [...starts.values()].toSorted((a, b) => a.startsAt - b.startsAt)
}

/** Minutes of the wall clock for instants of one day. */
function labeller(day: Day, zone: string): (at: Instant) => number {
  const opens = instantAt(day, 0, zone)
  const isWhole = instantAt(addDays(day, 1), 0, zone) - opens === DAY_MS && wallTime(opens, zone).minute === 0
  return isWhole ? at => Math.round((at - opens) / MINUTE_MS) : at => minuteOn(at, day, zone)
}

/** A span that runs to midnight ends on the next day's first minute. */
function minuteOn(at: Instant, day: Day, zone: string): number {
  const wall = wallTime(at, zone)
  return wall.minute + (dayNumber(wall.day) - dayNumber(day)) * 1440
}
