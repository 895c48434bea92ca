import { describe, expect, test } from 'vitest'
import { intentOf } from './intent.ts'
import { phraseText } from './phrases.ts'
import type { WhenFound } from './when-join.ts'

const NOTHING: WhenFound = { when: null, grain: 'none', refused: false }
const heard = (text: string, found: WhenFound = NOTHING) => {
  const words = phraseText(text.split(' '))
  return { text: words, typedText: words, rawText: words, locale: 'ru' as const, found, refusesTime: found.refused, daysAhead: 0 }
}

describe('intentOf', () => {
  test.each([
    ['да', 'yes'],
    ['нет', 'no'],
    ['не против', 'yes'],
    ['нет , спасибо , уже купил', 'done'],
    ['хорошо , подумаю', 'later'],
    ['сколько стоит ?', 'price'],
    ['где вы ?', 'question'],
    ['отмените запись', 'cancel'],
    ['перенесите запись', 'reschedule'],
    ['вы ошиблись номером', 'wrong_number'],
    ['верните деньги', 'complaint'],
    ['да , но больше не пишите', 'stop'],
    ['шины', 'other'],
  ])('%s: %s', (text, intent) => {
    expect(intentOf(heard(text))).toBe(intent)
  })

  test('a yes with a day is a booking, a far month alone is later', () => {
    expect(intentOf(heard('да', { when: '2026-03-13', grain: 'day', refused: false }))).toBe('book')
    expect(intentOf(heard('в мае', { when: '2026-05-01', grain: 'month', refused: false }))).toBe('later')
  })

  test('a time that was only refused is a later', () => {
    expect(intentOf(heard('завтра никак', { when: null, grain: 'none', refused: true }))).toBe('later')
  })
})
