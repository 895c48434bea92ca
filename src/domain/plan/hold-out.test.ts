import { expect, test } from 'vitest'
import { businessId, id } from '../../kernel/ids.ts'
import { nameUuid } from '../../kernel/digest.ts'
import type { ContactKey } from './contact.ts'
import { holdOutDraw, isHeldOut } from './hold-out.ts'

const keyOf = (n: number, cycleNo = 20_000): ContactKey => ({
  business: businessId(1),
  customerId: id<'customer'>(nameUuid(`c${n}`)),
  purpose: 'repeat',
  cycleNo,
})

test('E66 the draw is the same every time it is asked', () => {
  for (let n = 0; n < 100; n += 1) expect(isHeldOut(keyOf(n), 0.1)).toBe(isHeldOut(keyOf(n), 0.1))
})

test('the share that is asked for is the share that comes, within four standard deviations', () => {
  const n = 20_000
  const held = Array.from({ length: n }, (_, i) => isHeldOut(keyOf(i), 0.1)).filter(Boolean).length
  expect(Math.abs(held - n * 0.1)).toBeLessThan(4 * Math.sqrt(n * 0.1 * 0.9))
})

test('another cycle of the same customer is another draw', () => {
  const changes = Array.from({ length: 1000 }, (_, i) => isHeldOut(keyOf(i), 0.1) !== isHeldOut(keyOf(i, 20_090), 0.1)).filter(
    Boolean,
  ).length
  expect(changes).toBeGreaterThan(100)
})

test('a greater share only adds to a smaller one', () => {
  for (let n = 0; n < 1000; n += 1) if (isHeldOut(keyOf(n), 0.1)) expect(isHeldOut(keyOf(n), 0.2)).toBe(true)
})

test('shares of nothing and of all', () => {
  expect(isHeldOut(keyOf(1), 0)).toBe(false)
  expect(isHeldOut(keyOf(1), 1)).toBe(true)
  expect(holdOutDraw(keyOf(1))).toBeLessThan(1)
})
