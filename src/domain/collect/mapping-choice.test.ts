import { expect, test } from 'vitest'
import { chooseMapping, headingsFingerprint, type MappingWish } from './mapping-choice.ts'

const HEADINGS = ['Name', 'Email', 'Financial Status', 'Lineitem name', 'Lineitem price']
const remembered = new Map([[headingsFingerprint(HEADINGS), { mapping: { item: [0] }, kind: 'purchases' as const }]])

const speakers: [wish: MappingWish, origin: string, why: string][] = [
  [{ country: 'RU', mapping: { phone: [1] }, remembered }, 'given', 'the owner speaks of this file'],
  [{ country: 'RU', remembered }, 'remembered', 'he spoke of the last file with these headings'],
  [{ country: 'RU' }, 'preset', 'the program is known'],
]
test.each(speakers)('%j is %s: %s', (wish, origin) => {
  expect(chooseMapping(HEADINGS, [], wish).origin).toBe(origin)
})

test('words and values speak where nobody did', () => {
  expect(chooseMapping(['Дата', 'Сумма'], [['01.06.2024', '5']], { country: 'RU', remembered })).toEqual({
    mapping: { date: [0], line_total: [1] },
    origin: 'guessed',
  })
})

test.each([
  [['Дата ', '№ чека'], ['дата', '№ Чека'], true, 'blanks and capitals'],
  [['Дата', 'Сумма'], ['Сумма', 'Дата'], false, 'another order'],
])('%j and %j share a fingerprint: %s (%s)', (a, b, same) => {
  expect(headingsFingerprint(a) === headingsFingerprint(b)).toBe(same)
})
