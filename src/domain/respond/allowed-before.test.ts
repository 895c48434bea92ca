import { expect, test } from 'vitest'
import { instant, isoInstant } from '../../kernel/instant.ts'
import { DEFAULT_POLICY } from '../collect/business.ts'
import { allowedBefore } from './allowed-before.ts'

const hours = { zone: 'Europe/Moscow', quiet: DEFAULT_POLICY.quiet, wished: null }

test.each([
  ['2026-03-12T09:00:00Z', '2026-03-12T09:00', 'noon is allowed'],
  ['2026-03-12T04:00:00Z', '2026-03-11T16:59', 'seven in the morning: the evening before'],
  ['2026-03-12T18:00:00Z', '2026-03-12T16:59', 'nine in the evening: before eight'],
  ['2026-03-15T07:30:00Z', '2026-03-14T15:59', 'Sunday before eleven: Saturday before seven'],
])('%s → %s (%s)', (at, expected, _why) => {
  const found = allowedBefore(instant(at), hours)
  expect(found === null ? null : isoInstant(found).slice(0, 16)).toBe(expected)
})

test('hours that allow nothing have no instant', () => {
  const never = { fromMinute: 600, toMinute: 600 }
  expect(allowedBefore(instant('2026-03-12T09:00:00Z'), { ...hours, quiet: { weekday: never, weekend: never } })).toBeNull()
})
