import { expect, test } from 'vitest'
import { isKeepDays } from './retention.ts'

test.each([
  { why: 'a month is the least', days: 30, is: true },
  { why: 'less takes what is being answered', days: 29, is: false },
  { why: 'ten years is the most', days: 3650, is: true },
  { why: 'more is for good, which has a word of its own', days: 3651, is: false },
  { why: 'half a day is no day', days: 30.5, is: false },
])('E11: $why', ({ days, is }) => expect(isKeepDays(days)).toBe(is))
