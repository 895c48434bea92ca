/**
 * BG/NBD (Fader, Hardie and Lee 2005) and MBG/NBD (Batislam, Denizel and Filiztekin 2007): how many purchases to expect from
 * customers who buy at random moments and may leave after a purchase. Right on "how many", blind to "when":
 * both assume that a customer has no rhythm. Symbols and formulas: docs/methods/bg-nbd.md. Any unit of time, the same everywhere.
 */
import { purchasesWhileStaying } from './expected-purchases.ts'

export type BgVariant = 'bg' | 'mbg'

export interface BgNbd {
  readonly variant: BgVariant
  readonly r: number
  readonly alpha: number
  readonly a: number
  readonly b: number
}

/** One customer as the model sees him. */
export interface BuyingSpan {
  /** Repeat purchases: the literature's frequency, the first purchase is not counted. */
  readonly x: number
  /** Time from the first purchase to the last one. */
  readonly tx: number
  /** Time from the first purchase to now. */
  readonly T: number
}

/** P(the customer has not left). BG/NBD cannot doubt somebody who never came again: it says 1. */
export function bgAlive(model: BgNbd, span: BuyingSpan): number {
  if (model.variant === 'bg' && span.x === 0) return 1
  return 1 / (1 + leaveOdds(model, span))
}

/** P(at least one purchase in the next `ahead`). */
export function bgPurchaseProbability(model: BgNbd, span: BuyingSpan, ahead: number): number {
  return bgAlive(model, span) * (1 - ((model.alpha + span.T) / (model.alpha + span.T + ahead)) ** (model.r + span.x))
}

/** Expected purchases in the next `ahead`. */
export function bgExpectedPurchases(model: BgNbd, span: BuyingSpan, ahead: number): number {
  const { r, alpha, a, b, variant } = model
  const { x, T } = span
  const buyer = { power: r + x, leave: a, stay: variant === 'mbg' ? b + x + 1 : b + x }
  return bgAlive(model, span) * purchasesWhileStaying(buyer, ahead / (alpha + T))
}

export function bgLogLikelihood(model: BgNbd, span: BuyingSpan): number {
  const { r, alpha, a, b, variant } = model
  const { x, tx, T } = span
  const returns = variant === 'mbg' ? x + 1 : x
  let sum = r * Math.log(alpha)
  for (let i = 0; i < x; i += 1) sum += Math.log(r + i)
  for (let i = 0; i < returns; i += 1) sum += Math.log((b + i) / (a + b + i))
  const stay = -(r + x) * Math.log(alpha + T)
  if (returns === 0) return sum + stay
  const leave = Math.log(a) - Math.log(b + returns - 1) - (r + x) * Math.log(alpha + tx)
  const top = Math.max(stay, leave)
  return sum + top + Math.log(Math.exp(stay - top) + Math.exp(leave - top))
}

function leaveOdds({ r, alpha, a, b, variant }: BgNbd, { x, tx, T }: BuyingSpan): number {
  return (a / (variant === 'mbg' ? b + x : b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x)
}
