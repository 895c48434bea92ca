/**
 * Which model a business's dates come from and the evidence for it, as codes and data. Every model was judged on windows that it had
 * not seen (opinion-weight.ts, business-model.ts, pulled-forward.ts); sentences are made of it in the reader's language.
 */
import type { BusinessModel } from './business-model.ts'

/** LAPSE, which follows each customer's rhythm, beside MBG/NBD, which counts his purchases. */
export interface OpinionReason {
  readonly code: 'model-trade' | 'model-untested' | 'model-rhythm' | 'model-count' | 'model-level'
  readonly data: {
    /** Share of the rhythm in the forecast of a customer of three purchases, 0..1. */
    readonly rhythmShare: number
    /** Forecasts of windows that were over. */
    readonly outcomes: number
    /** By how much more probable than the worse one the better opinion held what then came: 0.04 is four per cent. */
    readonly gain: number
  }
}

export interface SeasonReason {
  readonly code: 'season-found' | 'season-none' | 'season-trade' | 'season-later'
  readonly data: object
}

export interface OwnContactsReason {
  readonly code: 'contacts-hasten' | 'contacts-level'
  readonly data: {
    /** By which share a gap is shorter after a message, 0..1. */
    readonly hastened: number
    readonly contacted: number
    readonly heldOut: number
  }
}

export type ModelReason = OpinionReason | SeasonReason | OwnContactsReason

/** Standard errors that one opinion must be ahead of the other. */
const AHEAD_ERRORS = 2

/** In the order in which they are told; what was not measured is left out. */
export function modelReasons(model: BusinessModel): readonly ModelReason[] {
  return [opinionReason(model), seasonReason(model), ...contactsReason(model)]
}

function opinionReason({ basis, weight }: BusinessModel): OpinionReason {
  const data = { rhythmShare: weight.weight, outcomes: weight.outcomes, gain: Math.exp(Math.abs(weight.gainMean)) - 1 }
  if (basis === 'trade') return { code: 'model-trade', data }
  if (weight.outcomes === 0) return { code: 'model-untested', data }
  if (Math.abs(weight.gainMean) < AHEAD_ERRORS * weight.gainError) return { code: 'model-level', data }
  return { code: weight.gainMean > 0 ? 'model-rhythm' : 'model-count', data }
}

function seasonReason({ basis, rhythm: { season, seasonGain } }: BusinessModel): SeasonReason {
  if (basis === 'trade') return { code: season ? 'season-trade' : 'season-later', data: {} }
  if (season) return { code: 'season-found', data: {} }
  return { code: seasonGain === null ? 'season-later' : 'season-none', data: {} }
}

function contactsReason({ contacts }: BusinessModel): readonly OwnContactsReason[] {
  if (!contacts || contacts.difference === null) return []
  const { pull, contacted, heldOut } = contacts
  return [{ code: pull > 0 ? 'contacts-hasten' : 'contacts-level', data: { hastened: 1 - Math.exp(-pull), contacted, heldOut } }]
}
