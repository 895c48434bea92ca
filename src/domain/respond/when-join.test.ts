import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { type Days, join, type Piece } from './when-join.ts'

const context = { today: day('2026-03-10'), minute: 630 }
const NOTHING = { at: 0, next: 1, days: null, time: null, minutes: null }
const on = (from: string, to: string | null = from): Piece => ({
  ...NOTHING,
  days: { from: day(from), to: to === null ? null : day(to), grain: 'day' } satisfies Days,
})
const hour = (from: number, to: number | null = null): Piece => ({
  ...NOTHING,
  time: { from, to, isMorning: false, at: 0, next: 1 } as Piece['time'],
})

describe('the one time a reply is about', () => {
  const cases: [pieces: Piece[], when: unknown, why: string][] = [
    [[], null, 'nothing was named'],
    [[on('2026-03-13')], '2026-03-13', 'a day'],
    [[on('2026-03-13'), hour(900)], '2026-03-13T15:00', 'a day and an hour'],
    [[hour(900)], '2026-03-10T15:00', 'an hour that is still to come is today’s'],
    [[hour(600)], '2026-03-11T10:00', 'an hour that is over is tomorrow’s'],
    [[on('2026-03-10'), hour(540)], '2026-03-10T21:00', 'today at nine, said after nine in the morning'],
    [[on('2026-03-16', '2026-03-22')], { from: '2026-03-16', to: '2026-03-22' }, 'a week'],
    [[on('2026-03-16', '2026-03-22'), on('2026-03-18')], '2026-03-18', 'the day inside the week'],
    [[on('2026-03-12'), on('2026-03-14')], '2026-03-14', 'of two days the last one'],
    [[on('2026-04-14', null)], { from: '2026-04-14', to: null }, 'an open end'],
    [[{ ...NOTHING, minutes: 45 }], '2026-03-10T11:15', 'minutes from now'],
  ]
  for (const [pieces, when, why] of cases) test(why, () => expect(join(pieces, [], context as never).when).toEqual(when))
})
