import { expect, test } from 'vitest'
import { noteCell } from './import-reason.ts'

test('a long cell is cut for the note', () => {
  expect(noteCell('коротко')).toBe('коротко')
  expect(noteCell('x'.repeat(81))).toBe(`${'x'.repeat(80)}…`)
})
