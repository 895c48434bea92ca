import { expect, test } from 'vitest'
import { RULES, ZONE } from '../../../test/plan/facts.ts'
import { day } from '../../kernel/day.ts'
import { assetDues } from './asset-due.ts'

const tyres = {
  assetId: 'a',
  name: 'Зимний комплект',
  sinceDay: day('2026-04-10'),
  returnOn: day('2026-11-05'),
  cycleDays: null,
  warrantyUntil: null,
}
const on = (today: string, changes: Partial<typeof tyres> = {}) =>
  assetDues([{ ...tyres, ...changes }], { ...RULES, zone: ZONE, today: day(today), stored: [] })

test('a stored thing is told of two weeks and five days ahead and on the day it is fetched', () =>
  expect(on('2026-10-01')[0]?.rungs.map(rung => rung.day)).toEqual(['2026-10-22', '2026-10-31', '2026-11-05']))

test('brought today and fetched in three days leaves room for what fits between', () =>
  expect(on('2026-11-02', { sinceDay: day('2026-11-02') })[0]?.rungs.map(rung => rung.rung)).toEqual(['product', 'offer']))

test('a changed date is another event: the contacts of the old one are no obstacle', () => {
  const [before, after] = [on('2026-10-01')[0], on('2026-10-01', { returnOn: day('2026-11-12') })[0]]
  expect(before?.purpose).toBe(after?.purpose)
  expect(before?.cycleNo).not.toBe(after?.cycleNo)
})

test('the last day of its window is in, the next is out', () => expect([on('2026-11-19').length, on('2026-11-20').length]).toEqual([1, 0]))
