import { expect, test } from 'vitest'
import { parseEmail } from './email.ts'

test.each<[raw: string, expected: string | undefined, why: string]>([
  ['Anna@Example.COM', 'anna@example.com', 'case'],
  [' anna @example.com ', 'anna@example.com', 'spaces inside'],
  ['аnnа@example.com', 'anna@example.com', 'Cyrillic а'],
  ['\uFF41nna@example.com', 'anna@example.com', 'a full-width letter'],
  ['анна@почта.рф', undefined, 'a Cyrillic address is no address of Latin letters'],
  ['mailto:anna@example.com', 'anna@example.com', 'a link'],
  ['<anna@example.com>,', 'anna@example.com', 'copied from a mail program'],
  ['anna@example', undefined, 'no domain'],
  ['anna@@example.com', undefined, 'two signs'],
  ['anna..b@example.com', undefined, 'two dots'],
  ['нет', undefined, 'a word'],
])('E15: %s → %s: %s', (raw, expected) => expect(parseEmail(raw)).toBe(expected))
