import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id, type ResourceId } from '../../kernel/ids.ts'
import { instant, isoInstant } from '../../kernel/instant.ts'
import type { OpeningHours } from '../collect/business.ts'
import { blockedStretch, type Resource } from './appointment.ts'
import { cellKey, cellSpan } from './slot-cell.ts'
import { findSlots, type SlotSearch } from './slot-search.ts'

const resourceId = (n: number): ResourceId => id(`00000000-0000-7000-8000-00000000000${n}`)
const resource = (n: number, over: Partial<Resource> = {}): Resource => ({
  resourceId: resourceId(n),
  name: `Пост ${n}`,
  kind: 'post',
  units: 1,
  isActive: true,
  hours: [],
  exceptions: [],
  ...over,
})
const always = (fromMinute: number, toMinute: number): OpeningHours => {
  const span = { fromMinute, toMinute }
  return { week: [span, span, span, span, span, span, span], closedDays: [] }
}
const search = (over: Partial<SlotSearch> = {}): SlotSearch => ({
  from: day('2026-03-10'),
  to: day('2026-03-10'),
  notBefore: instant('2026-01-01T00:00:00Z'),
  zone: 'Europe/Moscow',
  opening: always(600, 720),
  shape: { durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
  candidates: [[resource(1)]],
  taken: new Map(),
  stepMinutes: 30,
  limit: 100,
  ...over,
})
const minutes = (over?: Partial<SlotSearch>) => findSlots(search(over)).map(slot => slot.minute)

function takenBy(startsAt: string, unit = 0): ReadonlySet<string> {
  const { first, end } = cellSpan(blockedStretch(instant(startsAt), { durationMinutes: 60, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }))
  return new Set(Array.from({ length: end - first }, (_, i) => cellKey(unit, first + i)))
}

describe('free starts', () => {
  test('the last start ends with the day', () => expect(minutes()).toEqual([600, 630, 660]))
  test('what has passed is not offered', () => expect(minutes({ notBefore: instant('2026-03-10T07:30:00Z') })).toEqual([630, 660]))
  test('a taken hour closes every start that would run into it', () =>
    expect(minutes({ taken: new Map([[resourceId(1), takenBy('2026-03-10T07:30:00Z')]]) })).toEqual([]))
  test('a second unit serves a second customer', () =>
    expect(
      minutes({ candidates: [[resource(1, { units: 2 })]], taken: new Map([[resourceId(1), takenBy('2026-03-10T07:30:00Z')]]) }),
    ).toEqual([600, 630, 660]))
  test('a buffer keeps the neighbour away', () =>
    expect(
      minutes({
        shape: { durationMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 30 },
        taken: new Map([[resourceId(1), takenBy('2026-03-10T08:00:00Z')]]),
      }),
    ).toEqual([600]))
  test('a closed day offers nothing', () =>
    expect(minutes({ opening: { ...always(600, 720), closedDays: [day('2026-03-10')] } })).toEqual([]))
  test('who is away is replaced by who is there', () => {
    const away = resource(1, { exceptions: [{ day: day('2026-03-10'), span: null }] })
    expect(findSlots(search({ candidates: [[away, resource(2)]], limit: 1 }))[0]?.resourceIds).toEqual([resourceId(2)])
  })
  test('a service that needs a person and a post finds a start when both are free', () => {
    const person = resource(3, { kind: 'person', hours: [{ weekday: 2, fromMinute: 630, toMinute: 720, validFrom: null, validTo: null }] })
    const slots = findSlots(search({ candidates: [[resource(1)], [person]] }))
    expect(slots.map(slot => [slot.minute, slot.resourceIds.length])).toEqual([
      [630, 2],
      [660, 2],
    ])
  })
})

describe('clock changes in Sofia', () => {
  const night = (on: string) =>
    findSlots(search({ zone: 'Europe/Sofia', from: day(on), to: day(on), opening: always(120, 360) })).map(slot => [
      slot.minute,
      isoInstant(slot.startsAt).slice(11, 16),
    ])
  test('the missing hour of spring is offered to nobody', () => {
    const starts = night('2026-03-29')
    expect(starts.filter(([minute]) => Number(minute) >= 180 && Number(minute) < 240)).toEqual([])
    expect(starts.slice(0, 3)).toEqual([
      [120, '00:00'],
      [150, '00:30'],
      [240, '01:00'],
    ])
  })
  test('the doubled hour of autumn is offered twice, as two different hours', () => {
    const doubled = night('2026-10-25').filter(([minute]) => minute === 180)
    expect(doubled).toEqual([
      [180, '00:00'],
      [180, '01:00'],
    ])
  })
  test('the next day at the same hour is 23 or 25 hours later', () => {
    const ten = (on: string) => findSlots(search({ zone: 'Europe/Sofia', from: day(on), to: day(on), limit: 1 }))[0]?.startsAt ?? 0
    expect((ten('2026-03-29') - ten('2026-03-28')) / 3_600_000).toBe(23)
    expect((ten('2026-10-25') - ten('2026-10-24')) / 3_600_000).toBe(25)
  })
})
