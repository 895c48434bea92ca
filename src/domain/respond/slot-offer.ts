/** Which few of many free starts are put to a customer: near what he asked, at the hours he usually comes, not all alike. */
import { parseDay } from '../../kernel/day.ts'
import type { When } from './reading.ts'
import type { Slot } from './slot-search.ts'

/** More choices are read by nobody on a phone. */
export const OFFERED_MAX = 3

/** The minutes of the day at which he came before; empty when nothing is known. */
export type HabitMinutes = readonly number[]

/**
 * The first and last start of the wish and the best one between them by habit; earlier days first. With fewer than four all are offered.
 */
export function offerOf<S extends Pick<Slot, 'day' | 'minute' | 'startsAt'>>(slots: readonly S[], habit: HabitMinutes): readonly S[] {
  if (slots.length <= OFFERED_MAX) return slots
  const days = [...new Set(slots.map(slot => slot.day))]
  const picked = days.length === 1 ? spreadOverDay(slots, habit) : spreadOverDays(slots, { days, habit })
  return picked.toSorted((a, b) => a.startsAt - b.startsAt)
}

function spreadOverDay<S extends Pick<Slot, 'day' | 'minute' | 'startsAt'>>(slots: readonly S[], habit: HabitMinutes): S[] {
  const favourite = favouriteOf(slots, habit)
  const others = [slots[0], slots.at(-1), slots[Math.floor(slots.length / 2)], slots[1], slots[2]]
  const picked: S[] = favourite === undefined ? [] : [favourite]
  for (const slot of others) if (slot !== undefined && picked.length < OFFERED_MAX && !picked.includes(slot)) picked.push(slot)
  return picked
}

function spreadOverDays<S extends Pick<Slot, 'day' | 'minute' | 'startsAt'>>(
  slots: readonly S[],
  { days, habit }: { readonly days: readonly string[]; readonly habit: HabitMinutes },
): S[] {
  const picked: S[] = []
  for (const day of days.slice(0, OFFERED_MAX)) {
    const ofDay = slots.filter(slot => slot.day === day)
    // Without a habit the hours differ from day to day, so that a working and a free person both find one.
    const plain = ofDay[Math.floor(((ofDay.length - 1) * picked.length) / OFFERED_MAX)]
    const best = favouriteOf(ofDay, habit) ?? plain
    if (best !== undefined) picked.push(best)
  }
  const rest = spreadOverDay(
    slots.filter(slot => !picked.includes(slot)),
    habit,
  )
  return [...picked, ...rest].slice(0, OFFERED_MAX)
}

/** The start nearest to an hour he came at before; the typical hour is the middle one of them. */
function favouriteOf<S extends Pick<Slot, 'minute'>>(slots: readonly S[], habit: HabitMinutes): S | undefined {
  const typical = habit.toSorted((a, b) => a - b)[Math.floor(habit.length / 2)]
  if (typical === undefined) return undefined
  return slots.toSorted((a, b) => Math.abs(a.minute - typical) - Math.abs(b.minute - typical) || a.minute - b.minute)[0]
}

/** A minute of a wish that no slot begins at means the next free start after it, within this many minutes; that is told to him. */
export const SNAP_MINUTES = 30

/** The slots a wish allows: days and, where it names them, hours. An open end goes on for two weeks. */
export function slotsWithin<S extends Pick<Slot, 'day' | 'minute'>>(slots: readonly S[], when: When): readonly S[] {
  if (when === null) return slots
  const [from, to] = typeof when === 'string' ? [when, when] : [when.from, when.to]
  const fromMinute = minuteOfMoment(from)
  const toMinute = to === null ? null : minuteOfMoment(to)
  return slots.filter(slot => {
    if (slot.day < from.slice(0, 10) || (to !== null && slot.day > to.slice(0, 10))) return false
    if (typeof when === 'string' && fromMinute !== null) return slot.minute >= fromMinute && slot.minute <= fromMinute + SNAP_MINUTES
    // "On weekdays after five" means after five on each of the days.
    if (fromMinute !== null && slot.minute < fromMinute) return false
    return toMinute === null || slot.minute <= toMinute
  })
}

function minuteOfMoment(moment: string): number | null {
  return parseDay(moment) === undefined ? Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) : null
}
