/**
 * Which of the customer's contact points a contact goes to, and by which channel of the business. Consent comes first,
 * then the customer's own wish, then where he answered, then what it costs, then the owner's order of channels; the sandbox is the last resort and takes anything.
 */
import type { ChannelName } from '../collect/business.ts'
import { WRITES_TO } from '../collect/channel-address.ts'
import { CONTACT_POINT_KINDS, type ContactPointKind } from '../collect/contact-point.ts'
import type { ContactPointId } from '../../kernel/ids.ts'

/** The consent to advertising at this point by this channel: refusal wins, silence is no consent; the law, or a landline, may forbid the channel. */
export type Standing = 'given' | 'withdrawn' | 'none' | 'suppressed' | 'forbidden'

/** One contact point through one active channel of the business. */
export interface ContactWay {
  readonly channel: ChannelName
  readonly contactPointId: ContactPointId
  readonly kind: ContactPointKind
  readonly standing: Standing
  /** What one part costs there; left out where it costs nothing or nobody has said. */
  readonly cost?: number
}

/** What the customer asked for: "write to me in Telegram" or "only in Telegram". */
export interface ChannelWish {
  readonly kind: ContactPointKind
  readonly only: boolean
}

export type ChannelRefusal = 'no-contact-point' | 'opted-out' | 'no-consent' | 'no-channel'
export type ChannelChoice =
  | { readonly channel: ChannelName; readonly contactPointId: ContactPointId }
  | { readonly refusal: ChannelRefusal }

const FITS: Readonly<Record<ChannelName, readonly ContactPointKind[]>> = {
  ...WRITES_TO,
  // The owner calls, or writes from his own phone: a landline is good for a call.
  hand: ['phone', 'telegram', 'viber', 'whatsapp'],
  sandbox: CONTACT_POINT_KINDS.filter(kind => kind !== 'card'),
}

export interface ChannelOptions {
  /** In the owner's order; an earlier channel is preferred. */
  readonly active: readonly ChannelName[]
  readonly wish: ChannelWish | null
  /** Channels on which he has answered before, the latest first: they come before the owner's order, and after his own wish. */
  readonly answeredOn?: readonly string[] | undefined
}

export function chooseChannel(ways: readonly ContactWay[], options: ChannelOptions): ChannelChoice {
  const points = ways.filter(way => way.kind !== 'card')
  if (points.length === 0) return { refusal: 'no-contact-point' }
  const willing = points.filter(way => way.standing === 'given')
  if (willing.length === 0) return { refusal: refusalOf(points) }

  const { wish } = options
  const wished = wish?.only === true ? willing.filter(way => way.kind === wish.kind) : willing
  const order = (way: ContactWay): number => (way.channel === 'sandbox' ? options.active.length : options.active.indexOf(way.channel))
  const answered = (way: ContactWay): number => {
    const place = options.answeredOn?.indexOf(way.channel) ?? -1
    return place < 0 ? Infinity : place
  }
  const cost = (way: ContactWay): number => {
    // The owner's own hands cost no money and much time: only he can put them before a paid message.
    if (way.channel === 'hand' || way.channel === 'sandbox') return order(way) === 0 ? -1 : Infinity
    return way.cost ?? 0
  }
  const isPriced = wished.some(way => way.cost !== undefined)
  const best = wished
    .filter(way => options.active.includes(way.channel) && FITS[way.channel].includes(way.kind))
    .toSorted(
      (a, b) =>
        wishRank(a, wish) - wishRank(b, wish) ||
        compare(answered(a), answered(b)) ||
        (isPriced ? compare(cost(a), cost(b)) : 0) ||
        order(a) - order(b) ||
        compareText(a.contactPointId, b.contactPointId),
    )[0]
  return best === undefined ? { refusal: 'no-channel' } : { channel: best.channel, contactPointId: best.contactPointId }
}

function refusalOf(points: readonly ContactWay[]): ChannelRefusal {
  if (points.some(way => way.standing === 'none')) return 'no-consent'
  return points.some(way => way.standing === 'forbidden') ? 'no-channel' : 'opted-out'
}

function wishRank(way: ContactWay, wish: ChannelWish | null): number {
  return wish !== null && way.kind === wish.kind ? 0 : 1
}

/** Infinity equals itself, which a difference does not. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** By code units: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
