import { expect, test } from 'vitest'
import { LABELS_NOW } from '../../../test/reply-score.ts'
import { readReply } from './read-reply.ts'

test.each([
  ['ten past nine tomorrow', '2026-03-11T09:10', 'minutes past'],
  ['twenty to four on thursday', '2026-03-12T15:40', 'minutes to'],
  ['в двадцать минут пятого', '2026-03-10T16:20', 'minutes of the fifth hour'],
  ['quarter to five', '2026-03-10T16:45', 'a quarter'],
  ['без десяти три', '2026-03-10T14:50', 'ten less'],
])('%j is %s: %s', (text, expected) => {
  expect(readReply(text, { now: LABELS_NOW }).when).toBe(expected)
})
