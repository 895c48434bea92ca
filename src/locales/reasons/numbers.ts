/** Why a number is what it is, in one sentence of the reader's language. */
import type { ModelReason } from '../../domain/understand/model-reason.ts'
import type { BasketReason, CalibrationReason, ChannelReason, PriceReason, YearReason } from '../../domain/understand/number-reason.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { NumberWords } from './numbers-words.ts'
import { numbersBg } from './numbers.bg.ts'
import { numbersEn } from './numbers.en.ts'
import { numbersRu } from './numbers.ru.ts'

export type NumberReason = BasketReason | PriceReason | YearReason | ChannelReason | CalibrationReason | ModelReason

const WORDS: Readonly<Record<Locale, NumberWords>> = { ru: numbersRu, bg: numbersBg, en: numbersEn }

export function numberSentence(reason: NumberReason, locale: Locale): string {
  const { basket, prices, year, channel, calibration, model, season, contacts } = WORDS[locale]
  switch (reason.code) {
    case 'basket-few':
    case 'basket-always':
    case 'basket-usual':
    case 'basket-often':
    case 'basket-due':
    case 'basket-recent':
    case 'basket-seldom':
      return basket[reason.code](reason.data)
    case 'prices-own':
    case 'prices-mixed':
    case 'prices-shop':
      return prices[reason.code](reason.data)
    case 'year-own':
    case 'year-doubtful':
    case 'year-guess':
      return year[reason.code](reason.data)
    case 'channel-own':
    case 'channel-mixed':
      return channel[reason.code](reason.data)
    case 'calibration-few':
    case 'calibration-honest':
    case 'calibration-cautious':
    case 'calibration-hopeful':
      return calibration[reason.code](reason.data)
    case 'model-trade':
    case 'model-untested':
    case 'model-rhythm':
    case 'model-count':
    case 'model-level':
      return model[reason.code](reason.data)
    case 'season-found':
    case 'season-none':
    case 'season-trade':
    case 'season-later':
      return season[reason.code]
    case 'contacts-hasten':
    case 'contacts-level':
      return contacts[reason.code](reason.data)
  }
}
