import { expect, test } from 'vitest'
import { importArguments } from './import-arguments.ts'

test('a file and its options', () => {
  expect(
    importArguments(['a.csv', '--kind', 'purchases', '--today=2026-03-10', '--country', 'bg', '--currency', 'eur', '--dry-run', '--json']),
  ).toEqual({
    file: 'a.csv',
    kind: 'purchases',
    today: '2026-03-10',
    country: 'BG',
    currency: 'EUR',
    isDryRun: true,
    isJson: true,
  })
  expect(importArguments(['a.csv', '--kind', 'auto'])).toMatchObject({ kind: undefined, isDryRun: false })
})

test('undo', () => {
  expect(importArguments(['undo', '01890000-0000-7000-8000-000000000000'])).toEqual({
    undo: '01890000-0000-7000-8000-000000000000',
    isJson: false,
  })
  expect(importArguments(['undo', 'x'])).toHaveProperty('wrong')
})

test.each([
  [[]],
  [['a', 'b']],
  [['a', '--kind', 'x']],
  [['a', '--today', '10.03.2026']],
  [['a', '--currency', 'XYZ']],
  [['a', '--country', 'Russia']],
  [['a', '--nonsense']],
  [['a', '--kind']],
])('%j is wrong', args => {
  expect(importArguments(args)).toHaveProperty('wrong')
})
