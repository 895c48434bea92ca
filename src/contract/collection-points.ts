/** Collection points: where a contact is asked for, what is given in exchange, and what came of it. */
import * as z from 'zod'
import { couponGift } from './rewards.ts'
import type { Routes } from './route.ts'
import { idText, instantText, oneId } from './values.ts'

const count = z.int().min(0)
const name = z.string().trim().min(1).max(100)
const place = z.string().trim().max(100)
/** What is given in exchange: the title of the sign-up page. */
const promise = z.string().trim().min(1).max(200)

const collectionPoint = z
  .object({
    pointId: idText,
    name: z.string(),
    place: z.string(),
    promise: z.string(),
    gift: couponGift.nullable(),
    isActive: z.boolean(),
    createdAt: instantText,
    /** Of the sign-up page, below the public address. */
    path: z.string(),
    /** Null while the shop has no public address. */
    url: z.string().nullable(),
    /** The address as a QR code: SVG. */
    qr: z.string().nullable(),
    counts: z.object({ shown: count, signedUp: count, confirmed: count, boughtAgain: count }),
  })
  .meta({ id: 'CollectionPoint' })

export const collectionPointRoutes = {
  'GET /collection-points': {
    summary:
      'Where contacts are asked for, newest first, with what came of each: shown, signed up, confirmed, bought again on a later day.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({ items: z.array(collectionPoint) }),
  },
  'POST /collection-points': {
    summary: 'Ask for contacts in one more place. A gift is a coupon that is valid for 30 days.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    body: z.object({ name, place: place.default(''), promise, gift: couponGift.nullable().default(null) }),
    out: collectionPoint,
    status: 201,
  },
  'PATCH /collection-points/{id}': {
    summary: 'Change a point, or close it: its page then says that it is over.',
    auth: 'any',
    scopes: ['settings:write'],
    role: 'owner',
    params: oneId,
    body: z.object({
      name: name.optional(),
      place: place.optional(),
      promise: promise.optional(),
      gift: couponGift.nullable().optional(),
      isActive: z.boolean().optional(),
    }),
    out: collectionPoint,
  },
} as const satisfies Routes
