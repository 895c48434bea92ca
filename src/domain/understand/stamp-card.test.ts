import { expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { type PaidVisit, type StampRule, stampCard } from './stamp-card.ts'

const START = day('2026-01-01')
const tenPlusOne: StampRule = { fromDay: START, paidPerFree: 10 }
const visits = (count: number, from = START): PaidVisit[] => Array.from({ length: count }, (_, n) => ({ day: addDays(from, n), stamps: 1 }))

test.each([
  ['a card nobody has used', [tenPlusOne], [], 0, { stamps: 0, freeLeft: 0, freeOwed: 0 }],
  ['nine paid: one more to go', [tenPlusOne], visits(9), 0, { stamps: 9, freeLeft: 0, freeOwed: 0 }],
  ['ten paid: the eleventh is free', [tenPlusOne], visits(10), 0, { stamps: 0, freeLeft: 1, freeOwed: 0 }],
  ['the free one taken: a new card', [tenPlusOne], visits(12), 1, { stamps: 2, freeLeft: 0, freeOwed: 0 }],
  [
    'E49 the tenth given back after the free one was used: the next card pays',
    [tenPlusOne],
    visits(9),
    1,
    { stamps: 9, freeLeft: 0, freeOwed: 1 },
  ],
  ['E49 and the next full card has paid', [tenPlusOne], visits(20), 2, { stamps: 0, freeLeft: 0, freeOwed: 0 }],
  ['a family pays four washes at once', [tenPlusOne], [{ day: START, stamps: 4 }], 0, { stamps: 4, freeLeft: 0, freeOwed: 0 }],
  [
    'before the programme began nothing was stamped',
    [tenPlusOne],
    visits(10, addDays(START, -30)),
    0,
    { stamps: 0, freeLeft: 0, freeOwed: 0 },
  ],
  [
    'E51 a stricter rule leaves full cards alone and takes the started one along',
    [tenPlusOne, { fromDay: day('2026-03-01'), paidPerFree: 12 }],
    [...visits(13), ...visits(2, day('2026-03-01'))],
    0,
    { stamps: 5, freeLeft: 1, freeOwed: 0 },
  ],
])('%s', (_, rules, paid, taken, expected) => {
  expect(stampCard(rules, paid, taken)).toMatchObject(expected)
})

test('without a programme there is no card', () => expect(stampCard([], visits(10), 0)).toBeUndefined())
