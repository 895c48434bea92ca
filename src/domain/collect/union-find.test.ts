import { expect, test } from 'vitest'
import { unionFind } from './union-find.ts'

test('joining is transitive and keeps the head', () => {
  const sets = unionFind()
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => sets.node(name))
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four nodes were made')
  sets.join(a, b)
  sets.join(c, d)
  expect(sets.root(b)).toBe(a)
  expect(sets.root(d)).not.toBe(a)
  sets.join(b, d)
  expect([a, b, c, d].map(node => sets.root(node))).toEqual([a, a, a, a])
  sets.join(d, a)
  expect(sets.root(a)).toBe(a)
  expect(sets.node('c')).toBe(c)
  expect(Array.from({ length: sets.count() }, (_, node) => sets.name(node))).toEqual(['a', 'b', 'c', 'd'])
})
