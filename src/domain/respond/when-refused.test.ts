import { expect, test } from 'vitest'
import { readReply } from './read-reply.ts'
import { LABELS_NOW } from '../../../test/reply-score.ts'

const when = (text: string) => readReply(text, { now: LABELS_NOW }).when

test.each<[string, unknown, string]>([
  ['не в среду, а в четверг лучше, в среду у меня внуки', '2026-03-12', 'what was refused once stays refused'],
  ['щас в отъезде с понедельника могу', { from: '2026-03-16', to: null }, 'the day on which the absence ends is wanted'],
  ['лучше четверг чем среда', '2026-03-12', 'one is better than the other'],
  ['раньше чем после майских не соберусь', { from: '2026-05-12', to: null }, 'not earlier than that'],
  ['завтра не могу', null, 'nothing is left'],
  ['не раньше пятницы', { from: '2026-03-13', to: null }, 'from that day on'],
  ['вместо пятницы давайте в субботу', '2026-03-14', 'one is given up for the other'],
  ['ill take monday at 2', '2026-03-16T14:00', 'I will, not sick'],
])('%j is %j: %s', (text, expected) => {
  expect(when(text)).toEqual(expected)
})
