/** What the owner can offer, and to whom it was not offered, and why. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { amountMinor, dayText, decision, idText, money, nothing, oneId, share } from './values.ts'

const offerInput = z.object({
  name: z.string().trim().min(1).max(200),
  productId: idText.nullable().default(null),
  groupId: idText.nullable().default(null),
  priceMinor: amountMinor.min(1),
  /** Nothing is ever offered below it. */
  costMinor: amountMinor.default(0),
  fromDay: dayText,
  deadline: dayText,
  /** Pieces left; null where it never runs out. */
  stock: z.int().min(0).nullable().default(null),
  onceIsEnough: z.boolean().default(false),
  needsGroupId: idText.nullable().default(null),
  /** 'stored', 'vehicle', 'pet', 'device' or 'other': of use only to who has such a thing. */
  needsAsset: z.string().max(40).nullable().default(null),
  favouriteShare: share.max(0.9).default(0),
  isOn: z.boolean().default(true),
})

export const offer = offerInput
  .extend({
    offerId: idText,
    price: money,
    /** Pieces that may still be promised; null where it never runs out, 0 when it is sold out. */
    left: z.int().nullable(),
    /** Customers for whom it was chosen. */
    chosen: z.int(),
    /** Customers to whom it was not offered, by reason. */
    refused: z.array(z.object({ reason: decision, count: z.int() })),
  })
  .meta({ id: 'Offer' })

const planWrite = { auth: 'any', scopes: ['plan:write'] } as const
const planRead = { auth: 'any', scopes: ['plan:read'] } as const

export const offerRoutes = {
  'GET /offers': {
    summary: 'The catalogue of offers with what was chosen and what was not.',
    ...planRead,
    out: z.object({ items: z.array(offer) }),
  },
  'POST /offers': { summary: 'Add an offer.', ...planWrite, body: offerInput, out: offer, status: 201 },
  'PUT /offers/{id}': { summary: 'Change an offer.', ...planWrite, params: oneId, body: offerInput, out: offer },
  'DELETE /offers/{id}': { summary: 'Take an offer out.', ...planWrite, params: oneId, out: nothing, status: 204 },
  'GET /offer-refusals': {
    summary: 'Who was not offered what, and why.',
    ...planRead,
    query: z.object({ offerId: idText.optional(), customerId: idText.optional() }),
    out: z.object({
      items: z.array(
        z.object({ customerId: idText, customerName: z.string(), offerId: idText, offerName: z.string(), reason: decision, day: dayText }),
      ),
    }),
  },
} as const satisfies Routes
