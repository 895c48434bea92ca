import { expect, test } from 'vitest'
import { needsConfirmation } from './double-opt-in.ts'

test.each([
  ['BG', 'email', true, 'Bulgaria is in the Union'],
  ['DE', 'email', true, 'so is Germany'],
  ['BG', 'phone', false, 'a phone is asked for at the till, where the person stands'],
  ['RU', 'email', false, 'outside of the Union a yes with its text is enough'],
  ['US', 'phone', false, 'and so it is for a phone'],
] as const)('C82 %s %s → %s: %s', (country, kind, expected, _why) => {
  expect(needsConfirmation(country, kind)).toBe(expected)
})
