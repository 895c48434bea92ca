import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { DEFAULT_HOURS } from '../collect/business.ts'
import { spansOn } from './working-hours.ts'

const opening = { ...DEFAULT_HOURS, closedDays: [day('2026-05-01')] }
const plain = { hours: [], exceptions: [] }
const span = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute })

describe('spans of a day', () => {
  test.each([
    ['2026-03-10', plain, [span(540, 1140)], 'without an own week the shop decides'],
    ['2026-03-15', plain, [], 'the shop is closed on Sunday'],
    ['2026-05-01', plain, [], 'a holiday of the shop'],
    [
      '2026-05-01',
      { hours: [], exceptions: [{ day: day('2026-05-01'), span: span(600, 720) }] },
      [span(600, 720)],
      'his own word for the holiday',
    ],
    ['2026-03-10', { hours: [], exceptions: [{ day: day('2026-03-10'), span: null }] }, [], 'a day off'],
    [
      '2026-03-10',
      {
        hours: [
          { weekday: 2, ...span(840, 1200), validFrom: null, validTo: null },
          { weekday: 2, ...span(540, 780), validFrom: null, validTo: null },
        ],
        exceptions: [],
      },
      [span(540, 780), span(840, 1200)],
      'a lunch break, in the order of the day',
    ],
    [
      '2026-03-10',
      { hours: [{ weekday: 2, ...span(540, 780), validFrom: day('2026-03-11'), validTo: null }], exceptions: [] },
      [],
      'the new week begins tomorrow',
    ],
    [
      '2026-03-10',
      { hours: [{ weekday: 2, ...span(540, 780), validFrom: null, validTo: day('2026-03-10') }], exceptions: [] },
      [span(540, 780)],
      'the last day of the old week',
    ],
    [
      '2026-03-11',
      { hours: [{ weekday: 2, ...span(540, 780), validFrom: null, validTo: null }], exceptions: [] },
      [],
      'an own week without Wednesday',
    ],
  ])('%s: %j → %j (%s)', (on, resource, expected, _why) =>
    expect(spansOn(day(on), { resource, opening }).map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute }))).toEqual(expected),
  )
})
