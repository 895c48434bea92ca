import { expect, test } from 'vitest'
import { minor } from '../../kernel/money.ts'
import { STANDINGS } from '../understand/segment.ts'
import { type Gain, priorityOf } from './priority.ts'

const gain: Gain = { segment: 'regular', isPromise: false, share: 0.5, valueMinor: minor(100_000), minutes: 2 }

test('a promise comes before everything, the breadwinners before the rest', () => {
  const promise = priorityOf({ ...gain, segment: 'lost', isPromise: true, share: 0.001, valueMinor: minor(1) })
  for (const segment of STANDINGS) expect(promise).toBeGreaterThan(priorityOf({ ...gain, segment, share: 1, valueMinor: minor(1e12) }))
  const poorRegular = priorityOf({ ...gain, share: 0.001, valueMinor: minor(1) })
  for (const segment of ['new', 'one-timer', 'lost'] as const)
    expect(poorRegular).toBeGreaterThan(priorityOf({ ...gain, segment, share: 1, valueMinor: minor(1e12) }))
  expect(priorityOf(gain)).toBe(priorityOf({ ...gain, segment: 'periodic' }))
})

test('within a tier more gain per minute comes first', () => {
  expect(priorityOf({ ...gain, share: 0.6 })).toBeGreaterThan(priorityOf(gain))
  expect(priorityOf({ ...gain, valueMinor: minor(100_001) })).toBeGreaterThan(priorityOf(gain))
  expect(priorityOf({ ...gain, minutes: 1 })).toBeGreaterThan(priorityOf(gain))
})

test('without amounts the probability alone decides', () => {
  expect(priorityOf({ ...gain, valueMinor: null, share: 0.6 })).toBeGreaterThan(priorityOf({ ...gain, valueMinor: null }))
})
