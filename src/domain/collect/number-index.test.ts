import { expect, test } from 'vitest'
import { numberIndex } from './number-index.ts'

test('numbers far apart and below zero keep their values', () => {
  const index = numberIndex()
  const keys = [0, -1, 1, 2 ** 32, 2 ** 32 + 1, -(2 ** 40), 2 ** 53 - 1, ...Array.from({ length: 5000 }, (_, at) => -1 - at * 65_536)]
  const expected = new Map<number, number>()
  for (const [at, key] of keys.entries()) {
    index.set(key, at)
    expected.set(key, at)
  }
  expect([...expected.keys()].map(key => index.get(key))).toEqual([...expected.values()])
  expect(index.get(77)).toBeUndefined()
  index.set(2 ** 32, 0)
  expect(index.get(2 ** 32)).toBe(0)
})
