import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { isWithin, momentOf } from './moment.ts'

const friday = day('2026-03-13')

describe('momentOf', () => {
  test.each([
    [0, '2026-03-13T00:00', 'midnight'],
    [545, '2026-03-13T09:05', 'zeros before one figure'],
    [1439, '2026-03-13T23:59', 'the last minute'],
    [null, '2026-03-13', 'no hour agreed'],
  ])('%s is %s: %s', (minute, expected, _why) => expect(momentOf(friday, minute)).toBe(expected))
})

describe('isWithin', () => {
  test.each([
    ['2026-03-13T15:00', '2026-03-13', true, 'a minute of the named day'],
    ['2026-03-12T23:59', '2026-03-13', false, 'the minute before the day'],
    ['2026-03-14T00:00', '2026-03-13', false, 'the day after, though 24:00 is the same instant'],
    ['2026-03-13T15:00', '2026-03-13T15:00', true, 'the minute itself'],
    ['2026-03-13T15:01', '2026-03-13T15:00', false, 'a minute later'],
    ['2026-03-13T18:00', { from: '2026-03-13T12:00', to: '2026-03-13T18:00' }, true, 'the end of a span belongs to it'],
    ['2026-03-13T11:59', { from: '2026-03-13T12:00', to: null }, false, 'before an open span'],
    ['2027-01-01T00:00', { from: '2026-03-13T12:00', to: null }, true, 'an open span has no end'],
    ['2026-03-13', '2026-03-13T15:00', true, 'a day without an hour holds the named minute'],
    ['2026-03-13', { from: '2026-03-14', to: null }, false, 'a day before the span'],
  ])('%s in %j: %s (%s)', (moment, when, expected, _why) => expect(isWithin(moment, when)).toBe(expected))
})
