import { describe, expect, test } from 'vitest'
import { RULES, ZONE } from '../../../test/plan/facts.ts'
import { addDays, type Day, day, daysBetween } from '../../kernel/day.ts'
import { HOUR_MS, type Instant, instantFromMs } from '../../kernel/instant.ts'
import { seededRandom } from '../../kernel/random.ts'
import { instantAt, localDay } from '../../kernel/zone.ts'
import { calendarOf } from './calendar.ts'
import { cappedBy } from './caps.ts'
import type { LadderRung } from './ladder.ts'
import { placeContact, type PlaceRequest } from './place-contact.ts'
import { isAllowed } from './quiet-hours.ts'

const hoursOf = (zone: string) => ({ zone, quiet: RULES.policy.quiet, wished: null })
const calendar = calendarOf(hoursOf(ZONE))
const clock = (text: string, hour: number): Instant => instantAt(day(text), hour * 60, ZONE)
const offer: LadderRung = { rung: 'offer', day: day('2026-11-23'), lastDay: day('2026-11-29') }
const place = (request: Partial<PlaceRequest>, rules = { ...RULES, calendar }) =>
  placeContact({ rung: offer, taken: [], today: day('2026-11-01'), snoozedUntil: null, ...request }, rules)

describe('the day and hours of a contact', () => {
  const cases: [request: Partial<PlaceRequest>, expected: [Day, Instant] | string, why: string][] = [
    [{}, [day('2026-11-23'), clock('2026-11-23', 10)], 'its own day, from the first allowed minute'],
    [{ today: day('2026-11-25') }, [day('2026-11-25'), clock('2026-11-25', 10)], 'today when its day has passed but its window has not'],
    [{ snoozedUntil: day('2026-11-26') }, [day('2026-11-26'), clock('2026-11-26', 10)], 'the day the owner put it off to'],
    [{ taken: [clock('2026-11-22', 15)] }, [day('2026-11-23'), clock('2026-11-23', 15)], 'E36 a day after the last one, to the hour'],
    [
      { taken: [clock('2026-11-22', 20)] },
      [day('2026-11-24'), clock('2026-11-24', 10)],
      'E36 what would fall into quiet hours moves to the next morning',
    ],
    [
      { taken: [clock('2026-11-20', 12), clock('2026-11-22', 12)] },
      [day('2026-11-27'), clock('2026-11-27', 12)],
      'E36 two in a week: when the first is a week old',
    ],
    [
      { taken: [clock('2026-11-22', 13), clock('2026-11-23', 13)] },
      'capped',
      'E36 its last open day is Saturday, and the week ends on Sunday',
    ],
    [
      { rung: { ...offer, day: day('2026-11-29') } },
      [day('2026-11-28'), clock('2026-11-28', 11)],
      'E29 a window of one closed day: the open day before it',
    ],
    [
      { rung: { ...offer, day: day('2026-11-22') } },
      [day('2026-11-23'), clock('2026-11-23', 10)],
      'E29 not on a Sunday, the shop is closed',
    ],
    [
      { rung: { ...offer, rung: 'soft', day: day('2026-11-22') } },
      [day('2026-11-22'), clock('2026-11-22', 11)],
      'a soft word asks for no visit, so Sunday is fine',
    ],
    [{ rung: { ...offer, lastDay: day('2026-11-22') }, today: day('2026-11-01') }, 'quiet', 'a window that has ended before it began'],
  ]
  for (const [request, expected, why] of cases) {
    test(why, () => {
      const found = place(request)
      expect('refusal' in found ? found.refusal : [found.plannedDay, found.notBefore]).toEqual(expected)
    })
  }

  test('it is worthless after the last allowed moment of its last day', () => {
    expect(place({})).toMatchObject({ notAfter: clock('2026-11-29', 19) - 1 })
  })
  test('quiet hours that leave no minute are a reason, not a crash', () => {
    const none = { fromMinute: 0, toMinute: 0 }
    expect(place({}, { ...RULES, calendar: calendarOf({ zone: ZONE, quiet: { weekday: none, weekend: none }, wished: null }) })).toEqual({
      refusal: 'quiet',
    })
  })
})

test('E26 E28 E36 a year of random contacts in four zones: never quiet, never over a cap, never outside of its validity, and refused only when no hour fits', () => {
  const random = seededRandom(11)
  for (const zone of ['Europe/Kaliningrad', 'Asia/Vladivostok', 'Europe/Sofia', 'Asia/Kathmandu']) {
    const rules = { ...RULES, calendar: calendarOf(hoursOf(zone)) }
    let taken: Instant[] = []
    for (let step = 0; step < 130; step += 1) {
      const first = addDays(day('2026-01-01'), random.whole(0, 364))
      const rung: LadderRung = { rung: random.pick(['soft', 'product', 'offer']), day: first, lastDay: addDays(first, random.whole(0, 10)) }
      const found = placeContact({ rung, taken, today: day('2026-01-01'), snoozedUntil: null }, rules)
      if ('refusal' in found) {
        expect(slowPlace(rung, { taken, zone })).toBeUndefined()
        continue
      }
      expect(isAllowed(found.notBefore, hoursOf(zone))).toBe(true)
      expect(cappedBy(taken, found.notBefore, rules.policy.caps)).toBeNull()
      expect(localDay(found.notBefore, zone)).toBe(found.plannedDay)
      expect(found.notBefore <= found.notAfter && localDay(found.notAfter, zone) <= rung.lastDay).toBe(true)
      taken = [...taken, found.notBefore].slice(-60)
    }
    expect(taken.length).toBeGreaterThan(20)
  }
})

/** Tries every hour of the validity on a day that is open; the planner may only give up when this finds none. */
function slowPlace(rung: LadderRung, { taken, zone }: { readonly taken: readonly Instant[]; readonly zone: string }): Instant | undefined {
  const start = instantAt(rung.day, 0, zone)
  for (let hour = 0; hour <= (daysBetween(rung.day, rung.lastDay) + 1) * 25; hour += 1) {
    const at = instantFromMs(start + hour * HOUR_MS)
    const on = localDay(at, zone)
    if (on > rung.lastDay || !isAllowed(at, hoursOf(zone)) || cappedBy(taken, at, RULES.policy.caps) !== null) continue
    if (rung.rung === 'offer' && new Date(on).getUTCDay() === 0) continue
    return at
  }
  return undefined
}
