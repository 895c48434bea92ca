/** The people who work here, what they may do, and what they gave by hand. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, idText, instantText, oneId } from './values.ts'

const role = z.enum(['owner', 'staff', 'cashier'])
const personName = z.string().trim().min(1).max(120)
const password = z.string().min(8).max(200)

export const staffPerson = z
  .object({
    staffId: idText,
    name: z.string(),
    role,
    login: z.string().nullable(),
    createdAt: instantText,
    /** Since then nobody comes in by this name; what he did keeps it. */
    leftAt: instantText.nullable(),
  })
  .meta({ id: 'StaffPerson' })

export const staffRoutes = {
  'GET /staff': {
    summary: 'Everybody who works or worked here.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    out: z.object({ items: z.array(staffPerson) }),
  },
  'POST /staff': {
    summary: 'Let a person in: he signs in with this login and password and can change the password himself.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    body: z.object({ name: personName, role, login: z.string().trim().min(2).max(120), password }),
    out: staffPerson,
    status: 201,
  },
  'PATCH /staff/{id}': {
    summary: 'Another name, part or password; or the person left: his sessions end at once, his name stays in the history.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    params: oneId,
    body: z.object({ name: personName, role, password, hasLeft: z.boolean() }).partial(),
    out: staffPerson,
  },
  'GET /staff/gifts': {
    summary: 'What people gave by hand, by person and day, and which days stand out.',
    auth: 'session',
    scopes: [],
    role: 'owner',
    query: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
    out: z.object({
      /** What a shift may give. */
      limit: z.int(),
      items: z.array(
        z.object({
          staffId: idText.nullable(),
          name: z.string(),
          day: dayText,
          points: z.int(),
          pointsGiven: z.int(),
          coupons: z.int(),
          moreTime: z.int(),
          note: z.enum(['at-limit', 'far-above']).nullable(),
        }),
      ),
    }),
  },
  'GET /till/customers': {
    summary:
      'Who is it? First names with an initial and the end of the phone, by the beginning of a name or a phone: what a cashier may see.',
    auth: 'any',
    scopes: ['customers:read'],
    role: 'cashier',
    query: z.object({ q: z.string().trim().min(2).max(200) }),
    out: z.object({ items: z.array(z.object({ customerId: idText, name: z.string(), phoneEnd: z.string().nullable() })).max(5) }),
  },
} as const satisfies Routes
