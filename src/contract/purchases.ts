/** Sales and refunds, as tills, shops and hands report them. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { amountMinor, currencyCode, dayText, decision, idText, money, oneId, pageOf, paging } from './values.ts'

/** Wall time of the business: '2026-03-10' or '2026-03-10T14:30'. */
export const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/)

const line = z
  .object({
    lineNo: z.int().min(1).optional(),
    sku: z.string().max(100).optional(),
    name: z.string().trim().min(1).max(300),
    category: z.string().max(200).optional(),
    /** A decimal number as text: '1', '0.350'. */
    qty: z
      .string()
      .regex(/^\d{1,9}([.]\d{1,6})?$/)
      .default('1'),
    unitMinor: amountMinor.optional(),
    discountMinor: amountMinor.optional(),
    totalMinor: amountMinor,
    kind: z.enum(['goods', 'service', 'delivery', 'tip', 'giftcard']).default('goods'),
  })
  .meta({ id: 'PurchaseLine' })

/** How the customer is found; the first that is known counts. None is an anonymous sale. */
export const customerRef = z
  .object({
    customerId: idText.optional(),
    phone: z.string().max(60).optional(),
    email: z.string().max(254).optional(),
    name: z.string().max(200).optional(),
  })
  .meta({ id: 'CustomerRef' })

export const purchaseEvent = z
  .object({
    /** Where the sale was recorded; with sourceId it says which sale this is, so that it is stored once. */
    source: z
      .string()
      .regex(/^[a-z0-9][a-z0-9:._-]{0,60}$/)
      .default('api'),
    sourceId: z.string().min(1).max(200).optional(),
    version: z.string().max(100).optional(),
    fiscalKey: z.string().max(200).optional(),
    receiptNo: z.string().max(100).optional(),
    /** Now when left out. */
    occurredLocal: localTime.optional(),
    status: z.enum(['paid', 'pending', 'cancelled']).default('paid'),
    customerRef: customerRef.nullable().default(null),
    location: z.string().max(200).optional(),
    staff: z.string().max(200).optional(),
    /** The business's own when left out. */
    currency: currencyCode.optional(),
    lines: z.array(line).max(500).default([]),
    totalMinor: amountMinor,
    discountMinor: amountMinor.optional(),
    orderRef: z.string().max(200).optional(),
    note: z.string().max(1000).optional(),
  })
  .meta({ id: 'PurchaseEvent' })

export const purchase = z
  .object({
    purchaseId: idText,
    customerId: idText.nullable(),
    day: dayText,
    total: money,
    refunded: money,
    status: z.enum(['paid', 'pending', 'cancelled']),
  })
  .meta({ id: 'Purchase' })

export const purchaseRoutes = {
  'POST /purchases': {
    summary: 'Record a sale; an unknown phone makes a new customer, and the rest of his reminders is cancelled at once.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    body: purchaseEvent,
    out: z.object({
      purchase,
      /** 'unchanged' when the same sale was already here. */
      result: z.enum(['created', 'updated', 'unchanged']),
      isNewCustomer: z.boolean(),
      /** What the sale changed, in a sentence. */
      decision: decision.nullable(),
    }),
    status: 201,
  },
  'POST /purchases/{id}/refunds': {
    summary: 'Give back a sale, whole when no sum is named; a refunded sale does not count for the cycle.',
    auth: 'any',
    scopes: ['purchases:write'],
    role: 'cashier',
    params: oneId,
    body: z.object({
      sourceId: z.string().min(1).max(200).optional(),
      totalMinor: amountMinor.min(1).optional(),
      occurredLocal: localTime.optional(),
      reason: z.string().max(500).optional(),
    }),
    out: z.object({ refundId: idText, purchase }),
    status: 201,
  },
  'GET /products': {
    summary: 'Products by the beginning of their name, for quick entry.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'cashier',
    query: z.object({ q: z.string().max(200).optional(), ...paging }),
    out: pageOf(z.object({ productId: idText, name: z.string() })),
  },
} as const satisfies Routes
