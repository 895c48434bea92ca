import { expect, test } from 'vitest'
import { segmentShares } from './segment-shares.ts'

test('shares are of the four segments; new stands outside', () => {
  const { shares } = segmentShares([
    { from: 'regular', to: 'regular', customers: 30 },
    { from: 'regular', to: 'lost', customers: 10 },
    { from: 'new', to: 'one-timer', customers: 40 },
    { from: null, to: 'new', customers: 20 },
    { from: 'periodic', to: 'periodic', customers: 20 },
  ])
  expect(shares).toEqual([
    { segment: 'regular', customers: 30, share: 0.3, changeShare: 0.3 - 40 / 60 },
    { segment: 'periodic', customers: 20, share: 0.2, changeShare: 0.2 - 20 / 60 },
    { segment: 'lost', customers: 10, share: 0.1, changeShare: 0.1 },
    { segment: 'one-timer', customers: 40, share: 0.4, changeShare: 0.4 },
    { segment: 'new', customers: 20, share: null, changeShare: null },
  ])
})

test('moves are listed from the largest, without those who stayed', () => {
  const { moves } = segmentShares([
    { from: 'regular', to: 'regular', customers: 30 },
    { from: 'regular', to: 'lost', customers: 3 },
    { from: 'periodic', to: 'regular', customers: 5 },
    { from: null, to: 'new', customers: 3 },
    { from: 'lost', to: null, customers: 1 },
  ])
  expect(moves).toEqual([
    { from: 'periodic', to: 'regular', customers: 5 },
    { from: 'regular', to: 'lost', customers: 3 },
    { from: null, to: 'new', customers: 3 },
    { from: 'lost', to: null, customers: 1 },
  ])
})

test.each([
  ['an empty base has no shares', []],
  ['a base that was empty before has no change', [{ from: null, to: 'regular', customers: 1 }]],
] as const)('%s', (_, pairs) => {
  expect(segmentShares(pairs).shares.every(share => share.changeShare === null)).toBe(true)
})
