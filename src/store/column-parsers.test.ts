/** Times of the database: the quick reading of the common form says what the runtime's own reading says. */
import { describe, expect, test } from 'vitest'
import { epochMs } from './column-parsers.ts'

describe('a moment of the database', () => {
  const cases: readonly (readonly [text: string, iso: string, why: string])[] = [
    ['2026-03-10 10:30:00+00', '2026-03-10T10:30:00.000Z', 'no fraction'],
    ['2026-03-10 10:30:00.5+00', '2026-03-10T10:30:00.500Z', 'tenths'],
    ['2026-03-10 10:30:00.05+00', '2026-03-10T10:30:00.050Z', 'hundredths'],
    ['2026-03-10 10:30:00.123+00', '2026-03-10T10:30:00.123Z', 'thousandths'],
    ['2026-03-10 10:30:00.123999+00', '2026-03-10T10:30:00.123Z', 'microseconds are cut'],
    ['2024-02-29 23:59:59.999+00', '2024-02-29T23:59:59.999Z', 'a leap day'],
    ['1969-12-31 23:59:59.25+00', '1969-12-31T23:59:59.250Z', 'before 1970'],
    ['0099-01-01 00:00:00+00', '0099-01-01T00:00:00.000Z', 'a year before 100 is that year'],
    ['2026-03-10 10:30:00+03', '2026-03-10T07:30:00.000Z', 'another offset'],
    ['2026-03-10 10:30:00.5+05:30', '2026-03-10T05:00:00.500Z', 'an offset with minutes'],
  ]
  test.each(cases)('%s is %s: %s', (text, iso) => expect(new Date(epochMs(text)).toISOString()).toBe(iso))
  test.each(['infinity', '-infinity', '', 'tomorrow'])("'%s' is none", text => expect(() => epochMs(text)).toThrow())
})
