import { expect, test } from 'vitest'
import type { WhenFound } from './when-join.ts'
import { toldIntent } from './told-intent.ts'

const none: WhenFound = { when: null, grain: 'none', refused: false }
const told = (text: string, found = none): string => {
  const words = ` ${text} `
  const heard = { text: words, typedText: words, rawText: words, locale: 'ru' as const, found, refusesTime: false, daysAhead: 0 }
  return toldIntent(heard, { ...heard, namesTime: found.when !== null })
}

test.each([
  ['не пишите мне', 'no', 'refusals of messages are none of its business'],
  ['не ми пишете повече', 'stop', 'unless the reply means nothing in its own language'],
  ['ага , конечно , разбежался', 'no', 'scorn agrees in words only'],
  ['уже купил', 'done', 'the past with "already"'],
  ['шины', 'other', 'nothing that a rule knows'],
])('%j: %s, %s', (text, expected) => {
  expect(told(text)).toBe(expected)
})
