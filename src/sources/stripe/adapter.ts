/** Stripe: paid checkouts and refunds by signed webhook. `amount_refunded` is cumulative: this refund is what it grew by. */
import * as z from 'zod'
import { currencyOf, whenOf } from '../../domain/collect/told-values.ts'
import { instantFromMs } from '../../kernel/instant.ts'
import type { Parsed, SourceAdapter } from '../../ports/source.ts'
import { idValue, jsonOf, textOrNull } from '../hook-body.ts'
import { isStripeSignature } from '../signatures.ts'
import { toldPerson } from '../told-person.ts'

const EVENT = z.object({
  id: idValue,
  type: z.string(),
  created: z.number().int(),
  data: z.object({ object: z.unknown(), previous_attributes: z.unknown().optional() }),
})
const CHECKOUT = z.object({
  id: idValue,
  amount_total: z.number().int(),
  currency: z.string(),
  customer: textOrNull,
  customer_details: z.object({ email: textOrNull, name: textOrNull, phone: textOrNull }).nullish(),
  payment_intent: textOrNull,
  payment_status: z.string(),
  client_reference_id: textOrNull,
  created: z.number().int(),
})
const CHARGE = z.object({ id: idValue, amount_refunded: z.number().int(), currency: z.string(), payment_intent: textOrNull })
const BEFORE = z.object({ amount_refunded: z.number().int().default(0) })
const NOTHING_SAID = { fiscalKey: null, shiftNo: null, receiptInShift: null } as const

function parseEvent(event: z.infer<typeof EVENT>): Parsed {
  if (event.type === 'checkout.session.completed' || event.type === 'checkout.session.async_payment_succeeded') {
    const read = CHECKOUT.safeParse(event.data.object)
    if (!read.success) return { unknown: 'checkout' }
    const checkout = read.data
    if (checkout.payment_status !== 'paid') return { ignored: 'not-paid' }
    const person = checkout.customer_details
    const customer = toldPerson({ externalId: checkout.customer, name: person?.name, phone: person?.phone, email: person?.email })
    return {
      events: [
        {
          ...NOTHING_SAID,
          kind: 'purchase',
          sourceId: checkout.payment_intent ?? checkout.id,
          version: null,
          when: { instant: instantFromMs(checkout.created * 1000) },
          status: 'paid',
          currency: currencyOf(checkout.currency),
          totalMinor: checkout.amount_total,
          discountMinor: 0,
          lines: [],
          customer,
          receiptNo: null,
          location: null,
          staff: null,
          orderRef: checkout.client_reference_id,
          part: null,
        },
      ],
    }
  }
  return event.type === 'charge.refunded' ? refundOf(event) : { ignored: 'other-topic' }
}

function refundOf(event: z.infer<typeof EVENT>): Parsed {
  const charge = CHARGE.safeParse(event.data.object)
  const before = BEFORE.safeParse(event.data.previous_attributes ?? {})
  if (!charge.success || !before.success) return { unknown: 'refund' }
  const totalMinor = charge.data.amount_refunded - before.data.amount_refunded
  const when = whenOf(new Date(event.created * 1000).toISOString())
  if (totalMinor <= 0 || !when) return { ignored: 'no-money-back' }
  const sourceId = `${charge.data.id}:${charge.data.amount_refunded}`
  const money = { currency: currencyOf(charge.data.currency), totalMinor, lines: [], customer: null }
  return { events: [{ ...NOTHING_SAID, ...money, kind: 'refund', sourceId, version: null, refundOf: charge.data.payment_intent, when }] }
}

export const stripe: SourceAdapter = {
  name: 'stripe',
  fields: [{ name: 'signing_secret', origin: 'theirs', isRequired: true }],
  verify: (request, { secrets, at }) =>
    isStripeSignature(request.headers['stripe-signature'] ?? '', {
      secret: secrets['signing_secret'] ?? '',
      body: request.body,
      nowSeconds: Math.floor(at / 1000),
    })
      ? 'genuine'
      : 'refused',
  eventKey: request => {
    const event = EVENT.safeParse(jsonOf(request.body))
    return event.success ? event.data.id : undefined
  },
  parse: request => {
    const event = EVENT.safeParse(jsonOf(request.body))
    return event.success ? parseEvent(event.data) : { unknown: 'event' }
  },
}
