/**
 * Which channel a customer answers on: Beta counts of his replies and silences on top of the business's, and Thompson's draw
 * when the caller wants to learn. Consent, caps and quiet hours are the caller's: he lists only channels that may be used.
 * Source: Thompson (1933); Chapelle and Li, An Empirical Evaluation of Thompson Sampling (2011).
 */
import { assert } from '../../kernel/assert.ts'
import { incompleteBeta } from './incomplete-beta.ts'

export interface ChannelCounts {
  readonly replies: number
  readonly silences: number
}

export interface ChannelChoice<Channel> {
  readonly channel: Channel
  readonly own: ChannelCounts
  readonly business: ChannelCounts
  /** Price of one message, and what a reply is worth, in the same minor units. */
  readonly costMinor: number
  readonly replyValueMinor: number
  /** Uniform in (0, 1), from the seed of the plan: the channel is chosen by a draw; left out, by the expected reply. */
  readonly draw?: number
}

export interface RankedChannel<Channel> {
  readonly channel: Channel
  /** Expected share of messages that are answered, 0..1. */
  readonly replyShare: number
  /** What one message earns on average after its cost. */
  readonly gainMinor: number
}

/** The business's experience counts as so many messages to this customer. */
const BUSINESS_MESSAGES = 5
const BISECTIONS = 60

/** Best first; channels that cost more than they bring are left out. */
export function rankChannels<Channel extends string>(choices: readonly ChannelChoice<Channel>[]): RankedChannel<Channel>[] {
  return choices
    .map(({ channel, own, business, costMinor, replyValueMinor, draw }) => {
      const { a, b } = replyBelief(own, business)
      const share = draw === undefined ? a / (a + b) : betaQuantile({ a, b, probability: draw })
      return {
        channel,
        replyShare: a / (a + b),
        gainMinor: (a / (a + b)) * replyValueMinor - costMinor,
        score: share * replyValueMinor - costMinor,
      }
    })
    .filter(one => one.score > 0)
    .sort((x, y) => y.score - x.score || x.channel.localeCompare(y.channel))
    .map(({ channel, replyShare, gainMinor }) => ({ channel, replyShare, gainMinor }))
}

/** Parameters of the Beta belief in the share of replies. */
export function replyBelief(own: ChannelCounts, business: ChannelCounts): { readonly a: number; readonly b: number } {
  const usual = (business.replies + 1) / (business.replies + business.silences + 2)
  return { a: BUSINESS_MESSAGES * usual + own.replies, b: BUSINESS_MESSAGES * (1 - usual) + own.silences }
}

/** The value below which the Beta variable stays with this probability, to twelve digits. */
export function betaQuantile({ a, b, probability }: { readonly a: number; readonly b: number; readonly probability: number }): number {
  assert(probability > 0 && probability < 1, 'a quantile lies between 0 and 1')
  let [low, high] = [0, 1]
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2
    if (incompleteBeta({ a, b, x: middle }) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}
