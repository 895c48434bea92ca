/** What a text costs over a route: the price of one part is the owner's own data, by beginning of the number and kind of message. */
import type { Day } from '../../kernel/day.ts'
import { smsShape } from './sms-segments.ts'

/** Operators sell advertising dearer than news of an order. */
export const MESSAGE_CLASSES = ['advertising', 'service'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

export interface RoutePrice {
  readonly channel: string
  /** 'smpp', 'sms-ru' …: another provider has other prices. */
  readonly route: string
  /** Digits behind the plus; '' is every number that no other row knows. */
  readonly numberPrefix: string
  readonly messageClass: MessageClass
  /** Thousandths of a minor unit: 3.49 ₽ are 349 000. */
  readonly priceThousandths: number
  /** Where the price stands: a contract, a page of the provider. */
  readonly source: string
  /** The day on which it was so. */
  readonly pricedOn: Day | null
}

export interface PriceQuestion {
  readonly channel: string
  readonly route: string
  readonly address: string
  readonly messageClass: MessageClass
}

/** The row with the longest beginning of this number; undefined when nobody has said what it costs. */
export function priceOf(prices: readonly RoutePrice[], question: PriceQuestion): RoutePrice | undefined {
  const digits = question.address.replace(/\D/g, '')
  return prices
    .filter(
      price =>
        price.channel === question.channel &&
        price.route === question.route &&
        price.messageClass === question.messageClass &&
        digits.startsWith(price.numberPrefix),
    )
    .toSorted((a, b) => b.numberPrefix.length - a.numberPrefix.length)[0]
}

/** Whole minor units, rounded up: a limit must not be passed by fractions. Texts of messengers are one part however long. */
export function costMinor(price: Pick<RoutePrice, 'channel' | 'priceThousandths'> | undefined, text: string): number {
  if (price === undefined) return 0
  const parts = price.channel === 'sms' ? smsShape(text).segments.length : 1
  return Math.ceil((price.priceThousandths * parts) / 1000)
}

export function messageClassOf(purpose: string): MessageClass {
  return purpose === 'service' ? 'service' : 'advertising'
}
