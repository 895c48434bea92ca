/**
 * Why a number is what it is, as a code and the data behind it: a chance of an item in the next basket, a price band, the value of a
 * year, the channel that is answered, the honesty of the forecasts. Why a date is what it is: cycle-reason.ts.
 * Sentences are made of it in the reader's language (locales/reasons/numbers.ts).
 */
import type { ChannelCounts } from './best-channel.ts'
import type { CalibrationPart } from './calibration.ts'
import { ownPriceShare } from './price-band.ts'
import type { Understanding } from './understanding.ts'
import type { YearHabit } from './year-habit.ts'

export interface BasketReason {
  readonly code: 'basket-few' | 'basket-always' | 'basket-usual' | 'basket-often' | 'basket-due' | 'basket-recent' | 'basket-seldom'
  readonly data: {
    /** Visits with the item, of all visits of the customer. */
    readonly bought: number
    readonly visits: number
    /** One is the last visit. */
    readonly sinceVisits: number
  }
}

export interface PriceReason {
  readonly code: 'prices-own' | 'prices-mixed' | 'prices-shop'
  /** Purchases with a price, and how much they count beside the business's band, 0..1. */
  readonly data: { readonly purchases: number; readonly ownShare: number }
}

export interface YearReason {
  readonly code: 'year-own' | 'year-doubtful' | 'year-guess'
  readonly data: { readonly purchases: number; readonly cycleDays: number; readonly alive: number; readonly year?: YearHabit }
}

export interface ChannelReason {
  readonly code: 'channel-own' | 'channel-mixed'
  /** Messages to this customer that were answered, of all. */
  readonly data: { readonly replies: number; readonly messages: number }
}

export interface CalibrationReason {
  readonly code: 'calibration-few' | 'calibration-honest' | 'calibration-cautious' | 'calibration-hopeful'
  /** Shares 0..1; the last one is of the next dates that fell into their interval, null while none is over. */
  readonly data: { readonly forecasts: number; readonly said: number; readonly came: number; readonly inInterval: number | null }
}

const ALWAYS_SHARE = 0.8
const USUAL_SHARE = 0.5
/** In one visit of five it is neither a habit nor rare. */
const OFTEN_SHARE = 0.2
const VISITS_MIN = 2
/** Of fewer visits it is only counted. */
const HABIT_VISITS_MIN = 3
/** One and two visits ago are lately. */
const RECENT_VISITS = 2
const OWN_SHARE_MIN = 0.8
/** Below this the sum rests on somebody who has probably left. */
const ALIVE_DOUBTFUL = 0.5
/** So many messages outweigh what is known of the other customers (best-channel.ts). */
const OWN_MESSAGES_MIN = 5
const FORECASTS_MIN = 100
/** Two points more or less are honest, and so is what chance alone explains. */
const HONEST_DISTANCE = 0.02

export function basketReason(data: BasketReason['data']): BasketReason {
  const { bought, visits, sinceVisits } = data
  const share = bought / visits
  if (visits < HABIT_VISITS_MIN) return { code: 'basket-few', data }
  if (share >= ALWAYS_SHARE) return { code: 'basket-always', data }
  if (share >= USUAL_SHARE) return { code: 'basket-usual', data }
  if (bought >= VISITS_MIN && sinceVisits >= visits / bought) return { code: 'basket-due', data }
  if (bought >= VISITS_MIN && share >= OFTEN_SHARE) return { code: 'basket-often', data }
  return { code: sinceVisits <= RECENT_VISITS ? 'basket-recent' : 'basket-seldom', data }
}

export function priceReason({ purchases, isShopKnown }: { readonly purchases: number; readonly isShopKnown: boolean }): PriceReason {
  const ownShare = isShopKnown ? ownPriceShare(purchases) : 1
  const data = { purchases, ownShare }
  if (purchases === 0) return { code: 'prices-shop', data: { ...data, ownShare: 0 } }
  return { code: ownShare >= OWN_SHARE_MIN ? 'prices-own' : 'prices-mixed', data }
}

export function yearReason({ basis, purchases, cycleDays, pAlive, reason }: Understanding): YearReason {
  const { year } = reason.data
  const data = { purchases, cycleDays: Math.max(1, Math.round(cycleDays)), alive: pAlive, ...(year && { year }) }
  if (basis !== 'own') return { code: 'year-guess', data }
  return { code: pAlive < ALIVE_DOUBTFUL ? 'year-doubtful' : 'year-own', data }
}

export function channelReason({ replies, silences }: ChannelCounts): ChannelReason {
  const messages = replies + silences
  return { code: messages >= OWN_MESSAGES_MIN ? 'channel-own' : 'channel-mixed', data: { replies, messages } }
}

export function calibrationReason({ forecasts, said, came, inInterval, intervals }: CalibrationPart): CalibrationReason {
  const data = { forecasts, said, came, inInterval: intervals === 0 ? null : inInterval / intervals }
  if (forecasts < FORECASTS_MIN) return { code: 'calibration-few', data }
  const byChance = 2 * Math.sqrt((said * (1 - said)) / forecasts)
  if (Math.abs(said - came) <= Math.max(HONEST_DISTANCE, byChance)) return { code: 'calibration-honest', data }
  return { code: said < came ? 'calibration-cautious' : 'calibration-hopeful', data }
}
