/**
 * The reward a customer is close to: a free one that waits, one or two stamps to it, or one more purchase to the next step of
 * his card. It is told where he is asked to come; whoever is far from it is told nothing, because a far goal moves nobody.
 * Source: Kivetz, Urminsky, Zheng, "The Goal-Gradient Hypothesis Resurrected", J. Marketing Research 43 (2006): visits come
 * faster the fewer stamps are missing.
 */
import { type Minor, minor } from '../../kernel/money.ts'
import type { Day } from '../../kernel/day.ts'
import { type PaidVisit, type StampCard, stampCard } from '../understand/stamp-card.ts'
import { type Tier, tierOn, type Turnover } from '../understand/tier.ts'
import { type RewardProgram, termsOn } from './reward-program.ts'

export type NearReward =
  | { readonly kind: 'free-waits' }
  /** So many paid ones more, and the next is free. */
  | { readonly kind: 'stamps-left'; readonly left: number }
  /** So much more, and the card gives this share, 0..1. */
  | { readonly kind: 'next-step'; readonly missingMinor: Minor; readonly share: number }

/** What a customer has gathered; visits and turnovers in the order of days, in the currency of the business. */
export interface RewardStanding {
  readonly visits: readonly PaidVisit[]
  readonly freeTaken: number
  readonly turnovers: readonly Turnover[]
  readonly largestMinor: Minor
}

/** Of a card of ten two stamps are close, of a card of five one. */
const NEAR_CARD_SHARE = 0.2

export function nearReward(programs: readonly RewardProgram[], standing: RewardStanding, today: Day): NearReward | null {
  const card = stampsOn(programs, standing, today)
  if (card !== null && card.freeLeft > 0) return { kind: 'free-waits' }
  const left = card === null || card.freeOwed > 0 ? null : card.paidPerFree - card.stamps
  if (card !== null && left !== null && left <= Math.max(1, Math.floor(card.paidPerFree * NEAR_CARD_SHARE)) && left < card.paidPerFree)
    return { kind: 'stamps-left', left }
  const next = tierStanding(programs, standing, today)?.next
  return next && next.missingMinor <= usualDayMinor(standing.turnovers) ? { kind: 'next-step', ...next } : null
}

/** Stamps of all rules so far; null while no such programme runs. */
export function stampsOn(
  programs: readonly RewardProgram[],
  { visits, freeTaken }: Pick<RewardStanding, 'visits' | 'freeTaken'>,
  today: Day,
): StampCard | null {
  if (termsOn(programs, 'stamps', today) === undefined) return null
  const rules = programs.flatMap(({ terms, fromDay }) =>
    terms.kind === 'stamps' && fromDay <= today ? [{ fromDay, paidPerFree: terms.paidPerFree }] : [],
  )
  const until = visits.filter(visit => visit.day <= today)
  return stampCard(rules, until, freeTaken) ?? null
}

/** The discount card; null without a programme, or before the purchase that hands it out. */
function tierStanding(
  programs: readonly RewardProgram[],
  { turnovers, largestMinor }: Pick<RewardStanding, 'turnovers' | 'largestMinor'>,
  today: Day,
): Tier | null {
  const terms = termsOn(programs, 'tiers', today)
  if (terms === undefined || largestMinor < terms.issueFromMinor) return null
  return tierOn(terms, turnovers, today)
}

/** What he usually spends on a day: the middle one of his days, so that one big order moves nothing out of reach. */
function usualDayMinor(turnovers: readonly Turnover[]): Minor {
  const spent = turnovers.map(one => one.minor).toSorted((a, b) => a - b)
  return spent[Math.floor(spent.length / 2)] ?? minor(0)
}
