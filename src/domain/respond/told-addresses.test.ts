import { expect, test } from 'vitest'
import { toldAddresses } from './told-addresses.ts'

test.each<readonly [text: string, country: string, expected: readonly string[], why: string]>([
  ['Мария Георгиева – подстригване', 'BG', [], 'a name is nobody'],
  ['тел. 0999 000 101, идва за втори път', 'BG', ['+359999000101'], 'a number amid words'],
  ['+359 (99) 900-01-01', 'BG', ['+359999000101'], 'signs inside the number'],
  ['Стрижка 8 945 000-01-01 12 000', 'RU', ['+79450000101'], 'a price behind the number is left away'],
  ['10 89450000101', 'RU', ['+79450000101'], 'an hour before the number is left away'],
  ['09.01.2026 10:15', 'RU', [], 'a day and an hour are no number'],
  ['Anna <ANNA@Example.com>; mailto:b@example.org', 'RU', ['anna@example.com', 'b@example.org'], 'e-mails in their normal form'],
  ['89450000101, 89450000102, 89450000101', 'RU', ['+79450000101', '+79450000102'], 'each number once'],
  [`${'x'.repeat(4000)} 89450000101`, 'RU', [], 'behind four thousand letters nobody looks'],
])('%s (%s): %j, %s', (text, country, expected) => {
  expect(toldAddresses(text, country).map(told => told.address)).toEqual(expected)
})
