import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { instant } from '../../kernel/instant.ts'
import { instantAt } from '../../kernel/zone.ts'
import type { When } from './reading.ts'
import { offerOf, slotsWithin } from './slot-offer.ts'

const at = (on: string, minute: number) => ({ day: day(on), minute, startsAt: instantAt(day(on), minute, 'Europe/Sofia') })
const hours = (on: string) => Array.from({ length: 9 }, (_, i) => at(on, 540 + i * 60))
const shown = (slots: readonly { readonly day: string; readonly minute: number }[]) =>
  slots.map(slot => `${slot.day.slice(8)} ${slot.minute / 60}`)

describe('what is offered', () => {
  test('of one day: the first, the middle, the last', () =>
    expect(shown(offerOf(hours('2026-03-10'), []))).toEqual(['10 9', '10 13', '10 17']))
  test('his usual hour is among them', () =>
    expect(shown(offerOf(hours('2026-03-10'), [900, 905, 880]))).toEqual(['10 9', '10 15', '10 17']))
  test('of several days: one of each, at different hours', () => {
    const offered = offerOf([...hours('2026-03-10'), ...hours('2026-03-11'), ...hours('2026-03-12')], [])
    expect(new Set(offered.map(slot => slot.day)).size).toBe(3)
    expect(new Set(offered.map(slot => slot.minute)).size).toBe(3)
  })
  test('never more than three, and fewer when there are fewer', () => {
    expect(offerOf(hours('2026-03-10').slice(0, 2), [])).toHaveLength(2)
    expect(offerOf([...hours('2026-03-10'), ...hours('2026-03-11')], [])).toHaveLength(3)
    expect(offerOf([], [])).toEqual([])
  })
})

describe('within the wish', () => {
  const all = [...hours('2026-03-10'), ...hours('2026-03-11')]
  test.each<[When, number, string]>([
    [null, 18, 'no wish'],
    [day('2026-03-11'), 9, 'a day'],
    ['2026-03-10T15:00', 1, 'an exact start'],
    ['2026-03-10T14:40', 1, 'the next start behind the minute'],
    ['2026-03-10T14:10', 0, 'no start within half an hour'],
    [{ from: '2026-03-10T12:00', to: '2026-03-10T14:00' }, 3, 'hours of one day, the end included'],
    [{ from: day('2026-03-11'), to: null }, 9, 'an open end'],
  ])('%j leaves %i (%s)', (when, count, _why) => expect(slotsWithin(all, when)).toHaveLength(count))
  test('the instant of a slot is kept', () =>
    expect(slotsWithin(all, '2026-03-10T15:00')[0]?.startsAt).toBe(instant('2026-03-10T13:00:00Z')))
})
