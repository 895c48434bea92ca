import { describe, expect, test } from 'vitest'
import { REASON_CODES, type SegmentReason } from '../../domain/understand/segment.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { segmentSentence } from './understand.ts'

const data: SegmentReason['data'] = { purchases: 5, cycleDays: 21, silenceDays: 30, lateDays: 9, alive: 0.7 }

describe('one sentence a reason', () => {
  test('every reason is one sentence in every language', () => {
    for (const locale of LOCALES) {
      for (const code of REASON_CODES) expect(segmentSentence({ code, data }, locale)).toMatch(/^\p{Lu}[^.]*\.$/u)
    }
  })

  const cases: readonly [SegmentReason, 'ru' | 'bg' | 'en', string][] = [
    [{ code: 'regular-on-time', data }, 'ru', 'Постоянный: покупает примерно раз в 21 день, последний раз — 30 дней назад.'],
    [
      { code: 'regular-on-time', data: { ...data, cycleDays: 22, silenceDays: 1 } },
      'ru',
      'Постоянный: покупает примерно раз в 22 дня, последний раз — вчера.',
    ],
    [{ code: 'periodic-few', data: { ...data, purchases: 2 } }, 'ru', 'Периодический: пока только 2 покупки, ритм ещё не виден.'],
    [
      { code: 'regular-late', data: { ...data, lateDays: 1 } },
      'bg',
      'Редовен, но закъснява с 1 ден: обикновено купува приблизително на всеки 21 дни.',
    ],
    [
      { code: 'new-not-yet-due', data: { ...data, silenceDays: 0 } },
      'en',
      'New: first purchase today; those who return mostly do so later.',
    ],
    [
      { code: 'lost-silent', data: { ...data, cycleDays: 1 } },
      'en',
      'Lost: used to buy nearly every day, but the last purchase was 30 days ago.',
    ],
  ]
  for (const [reason, locale, sentence] of cases) test(sentence, () => expect(segmentSentence(reason, locale)).toBe(sentence))
})
