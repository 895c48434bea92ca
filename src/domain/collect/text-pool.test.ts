import { expect, test } from 'vitest'
import { textPool } from './text-pool.ts'

test('a pool keeps each text once, whatever its letters and its length', () => {
  const { numberOf, pool, close } = textPool()
  const long = 'ж'.repeat(70_000)
  const texts = ['', 'a', 'А', '😀', long, 'a ', ...Array.from({ length: 5000 }, (_, at) => `+7945${at}`)]
  expect(texts.map(numberOf)).toEqual(texts.map((_, at) => at))
  expect(texts.toReversed().map(numberOf)).toEqual(texts.map((_, at) => at).toReversed())
  close()
  expect(pool).toHaveLength(texts.length)
  expect([...pool]).toEqual(texts)
  expect(pool.map((text, number) => [number, text])).toEqual(texts.map((text, number) => [number, text]))
  expect(pool.at(texts.length)).toBe('')
})
