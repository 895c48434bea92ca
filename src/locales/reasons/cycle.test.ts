import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { type CycleReason, cycleReasonSentence } from './cycle.ts'

const rests = { gaps: 21, lapses: 1, ownShare: 0.84, othersCycleDays: 42, isSeasonal: true }
const alive = { alive: 0.8, silenceDays: 3, cycleDays: 42 }
const window = { fromDay: day('2026-04-07'), toDay: day('2026-04-21') }
const change = { dueDay: day('2026-05-03'), silentDay: day('2027-10-24'), silentAlive: 0.31 }
const REASONS: readonly CycleReason[] = [
  { code: 'rests-own', data: rests },
  { code: 'rests-guess', data: { ...rests, gaps: 0, lapses: 0 } },
  ...(['alive-on-time', 'alive-doubtful', 'alive-late', 'alive-guess'] as const).map(code => ({ code, data: alive })),
  ...(['chance-ahead', 'chance-open', 'chance-no-date'] as const).map(code => ({ code, data: window })),
  ...(['change-date', 'change-no-date'] as const).map(code => ({ code, data: change })),
]

describe('why a date is what it is, in words', () => {
  test.each(REASONS)('$code is said in every language', reason => {
    for (const locale of LOCALES) expect(cycleReasonSentence(reason, locale)).toMatch(/^\p{Lu}[^{}]*\.$/u)
  })

  const cases: readonly [CycleReason, 'ru' | 'bg' | 'en', string][] = [
    [
      { code: 'rests-own', data: rests },
      'ru',
      'По 21 промежутку между покупками клиента: их вес — 84\u00A0%, остальное — то, как покупают другие (раз в 42 дня). ' +
        'Необычно долгий перерыв почти не в счёт. Сезон учтён.',
    ],
    // Twenty-one takes the form of one in Russian, and is not every day.
    [
      { code: 'rests-own', data: { ...rests, gaps: 1, lapses: 0, othersCycleDays: 21, isSeasonal: false } },
      'ru',
      'По 1 промежутку между покупками клиента: его вес — 84\u00A0%, остальное — то, как покупают другие (раз в 21 день).',
    ],
    [
      { code: 'change-date', data: change },
      'bg',
      'Ако купи днес, отново го чакаме около 3 май. Ако не купи до 24 октомври 2027 г., вероятността още да е Ваш клиент ще стане 31%.',
    ],
    [
      { code: 'change-no-date', data: { ...change, silentAlive: 0.004 } },
      'en',
      'One purchase today would not give a date yet. Without one by 24 October 2027, the chance that the customer is still yours will be <1%.',
    ],
    [{ code: 'chance-open', data: window }, 'en', 'The expected days, 7 April to 21 April, fall into this time.'],
    [
      { code: 'alive-on-time', data: { ...alive, silenceDays: 1 } },
      'ru',
      'Последняя покупка была вчера — для этого клиента перерыв обычный.',
    ],
  ]
  test.each(cases)('%j in %s', (reason, locale, sentence) => expect(cycleReasonSentence(reason, locale)).toBe(sentence))
})
