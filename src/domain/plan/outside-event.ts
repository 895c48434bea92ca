/**
 * Something happens outside (a train arrives, the first frost, goods are in stock) and concerns a customer: the rule of the
 * owner says which message it makes. Late and repeated happenings make none, and say why.
 */
import { shareOf } from '../../kernel/money.ts'
import { type Minor, minor } from '../../kernel/money.ts'
import { addMs, type Instant, MINUTE_MS } from '../../kernel/instant.ts'

export const EVENT_REFUSALS = [
  'late',
  'too-early',
  'no-rule',
  'unknown-customer',
  'already-told',
  'per-day',
  'no-contact-point',
  'opted-out',
  'no-consent',
  'no-channel',
  'complaint',
  'held-out',
  'capped',
  'quiet',
  'no-words',
] as const
export type EventRefusal = (typeof EVENT_REFUSALS)[number]

/** How the price of a way is found, in this order; what cannot be found is left out of the words. */
export const ESTIMATE_STEPS = ['route', 'per-km', 'last-price'] as const
export type EstimateStep = (typeof ESTIMATE_STEPS)[number]

export interface Tariff {
  /** For getting in, and the least that a ride costs. */
  readonly baseMinor: Minor
  readonly perKmMinor: Minor
}

/** Further ahead nobody needs a message within a minute. */
export const EVENT_AHEAD_HOURS = 24

export interface EventTiming {
  readonly happensAt: Instant
  /** A message still makes sense so long after the moment. */
  readonly validMinutes: number
}

export function timelinessOf({ happensAt, validMinutes }: EventTiming, now: Instant): 'in-time' | 'late' | 'too-early' {
  if (now > addMs(happensAt, validMinutes * MINUTE_MS)) return 'late'
  return happensAt > addMs(now, EVENT_AHEAD_HOURS * 60 * MINUTE_MS) ? 'too-early' : 'in-time'
}

export interface EstimateFacts {
  /** The owner's own price for this way; null when he named none. */
  readonly routeMinor: Minor | null
  readonly tariff: Tariff | null
  readonly distanceKm: number | null
  /** What this customer paid for it last time. */
  readonly lastMinor: Minor | null
}

export interface Estimate {
  readonly priceMinor: Minor
  readonly by: EstimateStep
}

/** Prices per kilometre are rounded up to whole units of money: a promise that turns out too low is a quarrel. */
export function estimateOf(facts: EstimateFacts, unitMinor: number): Estimate | null {
  const { routeMinor, tariff, distanceKm, lastMinor } = facts
  if (routeMinor !== null) return { priceMinor: routeMinor, by: 'route' }
  if (tariff !== null && distanceKm !== null && distanceKm > 0) {
    const exact = tariff.baseMinor + shareOf(tariff.perKmMinor, distanceKm)
    return { priceMinor: minor(Math.ceil(exact / unitMinor) * unitMinor), by: 'per-km' }
  }
  return lastMinor === null ? null : { priceMinor: lastMinor, by: 'last-price' }
}

/** The day and what makes two events one for a customer: the same train told twice, or told again because it is late. */
export function subjectOf(day: string, facts: Readonly<Record<string, string | number | boolean>>, sameBy: readonly string[]): string {
  return [
    day,
    ...sameBy.map(
      field =>
        `${field}=${String(facts[field] ?? '')
          .trim()
          .toLowerCase()}`,
    ),
  ].join('|')
}

/** 'Kaliningrad, Lenin St 5' and 'kaliningrad  lenin st 5' are one place. */
export function foldPlace(place: string): string {
  return place
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
