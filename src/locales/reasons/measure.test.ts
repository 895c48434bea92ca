import { describe, expect, test } from 'vitest'
import type { Uplift } from '../../domain/measure/hold-out.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { adjustmentSentence, alarmSentence, repeatRateSentence, upliftSentence } from './measure.ts'

const uplift: Uplift = {
  contacted: { numerator: 40, denominator: 108 },
  heldOut: { numerator: 4, denominator: 12 },
  difference: 0.037,
  low: -0.21,
  high: 0.27,
  visible: 0.14,
  needed: 243,
  explained: 0,
  designEffect: 1,
  verdict: 'not-yet',
}

/** Numbers and their signs are held together by spaces that do not break; a reader of tests sees plain ones. */
const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')

describe('what cannot be said yet is said', () => {
  test.each([
    [
      'ru',
      'Мы ещё не можем сказать: нужно около 240 случаев, есть 120. Если бы из 100 человек приходило хотя бы на 14 больше, это уже было бы видно.',
    ],
    ['bg', 'Още не можем да кажем: нужни са около 240 случая, има 120. Ако от 100 души идваха поне 14 повече, вече щеше да личи.'],
    ['en', 'We cannot say yet: it takes about 240 cases, there are 120. If 14 more of 100 people came, we would have seen it by now.'],
  ] as const)('%s', (locale, text) => {
    expect(plain(upliftSentence(uplift, locale))).toBe(text)
  })

  test('nothing is promised when not even everybody buying would show', () => {
    expect(upliftSentence({ ...uplift, visible: 1 }, 'ru')).toContain('не разглядеть даже большую разницу')
  })

  test.each([
    ['ru', /Похоже, разница есть, но числа ещё колеблются/],
    ['bg', /Изглежда има разлика/],
    ['en', /There seems to be a difference/],
  ] as const)('a difference beyond what would show is not denied, but not decided either: %s', (locale, sign) => {
    expect(upliftSentence({ ...uplift, difference: 0.35 }, locale)).toMatch(sign)
  })

  test.each(LOCALES)('every verdict has its words in %s', locale => {
    for (const verdict of ['nothing-to-compare', 'not-yet', 'more', 'fewer', 'no-difference'] as const)
      expect(upliftSentence({ ...uplift, verdict }, locale).length).toBeGreaterThan(30)
    for (const alarm of ['ads-exceed-existing', 'ads-exceed-existing-and-referral'] as const)
      expect(alarmSentence(alarm, locale).length).toBeGreaterThan(30)
  })
})

describe('the repeat rate says what it was counted from', () => {
  const rate = (numerator: number, denominator: number) => ({
    customers: { numerator, denominator },
    purchases: { numerator, denominator },
    windowDays: 365,
  })
  test.each([
    ['one of one', 1, 1, 'Из 1 покупателя за месяц 1 покупал и раньше. Смотрели историю за 365 дней.'],
    ['two of five', 2, 5, 'Из 5 покупателей за месяц 2 покупали и раньше. Смотрели историю за 365 дней.'],
    ['none of twenty-one', 0, 21, 'Из 21 покупателя за месяц 0 покупали и раньше. Смотрели историю за 365 дней.'],
    ['nobody', 0, 0, 'В этом месяце ещё никто не покупал.'],
  ])('%s', (_, numerator, denominator, text) => {
    expect(plain(repeatRateSentence(rate(numerator, denominator), 'ru'))).toBe(text)
  })
})

test.each([
  [
    'money in its currency',
    { kpi: 'revenue', currency: 'RUB', frozen: 50_000, now: 60_000 },
    'Выручка: при закрытии 500 ₽, с поздними чеками 600 ₽.',
  ],
  ['a count', { kpi: 'new-customers', currency: null, frozen: 2, now: 3 }, 'Новые покупатели: при закрытии 2, с поздними чеками 3.'],
] as const)('an adjustment of %s', (_, adjustment, text) => {
  expect(plain(adjustmentSentence(adjustment, 'ru'))).toBe(text)
})
