import { describe, expect, test } from 'vitest'
import { LOCALES } from '../../kernel/locale.ts'
import { type NumberReason, numberSentence } from './numbers.ts'

const basket = { bought: 7, visits: 9, sinceVisits: 2 }
const year = { purchases: 5, cycleDays: 21, alive: 0.82 }
const calibration = { forecasts: 1000, said: 0.24, came: 0.25, inInterval: 0.79 }
const prices = { purchases: 3, ownShare: 0.43 }
const opinion = { rhythmShare: 0.85, outcomes: 900, gain: 0.041 }
const own = { hastened: 0.18, contacted: 81, heldOut: 12 }
const reasons: readonly NumberReason[] = [
  ...(['basket-few', 'basket-always', 'basket-usual', 'basket-often', 'basket-due', 'basket-recent', 'basket-seldom'] as const).map(
    code => ({ code, data: basket }),
  ),
  ...(['prices-own', 'prices-mixed', 'prices-shop'] as const).map(code => ({ code, data: prices })),
  ...(['year-own', 'year-doubtful', 'year-guess'] as const).map(code => ({ code, data: year })),
  { code: 'channel-own', data: { replies: 0, messages: 5 } },
  { code: 'channel-mixed', data: { replies: 1, messages: 2 } },
  ...(['calibration-few', 'calibration-honest', 'calibration-cautious', 'calibration-hopeful'] as const).map(code => ({
    code,
    data: calibration,
  })),
  ...(['model-trade', 'model-untested', 'model-rhythm', 'model-count', 'model-level'] as const).map(code => ({ code, data: opinion })),
  { code: 'model-rhythm', data: { ...opinion, gain: 0.004 } },
  ...(['season-found', 'season-none', 'season-trade', 'season-later'] as const).map(code => ({ code, data: {} })),
  ...(['contacts-hasten', 'contacts-level'] as const).map(code => ({ code, data: own })),
]

describe('why a number is what it is, in words', () => {
  test.each(reasons)('$code is said in every language', reason => {
    for (const locale of LOCALES) expect(numberSentence(reason, locale)).toMatch(/^\p{Lu}.*\.$/u)
  })

  const cases: readonly [NumberReason, 'ru' | 'bg' | 'en', string][] = [
    [{ code: 'basket-usual', data: basket }, 'ru', 'Берёт часто: 7 раз из 9 визитов, последний — 2 визита назад.'],
    [
      { code: 'basket-due', data: { ...basket, bought: 3 } },
      'en',
      'Bought 3 times in 9 visits, last time 2 visits ago: worth offering again.',
    ],
    [{ code: 'prices-own', data: { purchases: 21, ownShare: 0.84 } }, 'ru', 'По 21 покупке этого клиента.'],
    [
      { code: 'prices-mixed', data: prices },
      'bg',
      'По 3 покупки на този клиент: тежат 43%, останалото е колкото плащат другите Ви клиенти.',
    ],
    [
      { code: 'year-own', data: year },
      'en',
      'By 5 purchases and a rhythm: buys about every 21 days. The chance that the customer is still with you is 82%, ' +
        'and some such customers leave within a year, which is taken into account.',
    ],
    [{ code: 'channel-own', data: { replies: 2, messages: 21 } }, 'ru', 'Считаем по этому клиенту: 2 ответа на 21 сообщение.'],
    [
      { code: 'calibration-honest', data: { ...calibration, inInterval: null } },
      'ru',
      'Прогнозам можно верить: в среднем ожидали 24\u00A0% клиентов, пришло 25\u00A0%.',
    ],
    [
      { code: 'model-rhythm', data: opinion },
      'en',
      "Checked on the past, on 900 forecasts: the customer's rhythm tells better than the number of purchases, by 4% on average. " +
        'So its share of the forecast is 85%.',
    ],
    [
      { code: 'contacts-hasten', data: own },
      'ru',
      'После сообщения приходят раньше: перерыв короче на 18\u00A0% (писали: 81 человек, не писали: 12 человек). Ритм клиента считаем без этой помощи.',
    ],
  ]
  test.each(cases)('%j in %s', (reason, locale, sentence) => expect(numberSentence(reason, locale)).toBe(sentence))
})
