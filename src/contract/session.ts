/** Who is here: sign-in, the owner's first link, the language. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { countryCode, currencyCode, dayText, idText, instantText, localeName, nothing } from './values.ts'

export const staffMember = z
  .object({
    staffId: idText,
    name: z.string(),
    role: z.enum(['owner', 'staff', 'cashier']),
    login: z.string().nullable(),
    locale: localeName.nullable(),
  })
  .meta({ id: 'StaffMember' })

export const businessSummary = z
  .object({
    name: z.string(),
    trade: z.string(),
    locale: localeName,
    country: countryCode,
    currency: currencyCode,
    zone: z.string(),
    /** A shop of invented customers, to look around in. */
    isSample: z.boolean(),
    /** No customer and no purchase yet: show the choice between a sample shop and the owner's own data. */
    isEmpty: z.boolean(),
    /** Local day of the business now. */
    today: dayText,
  })
  .meta({ id: 'BusinessSummary' })

export const sessionState = z
  .object({
    /** Nobody has claimed this installation: the page asks for the owner link from the terminal. */
    isFirstRun: z.boolean(),
    /** False on a restored copy until the owner confirms it: nothing is sent. */
    isLive: z.boolean(),
    staff: staffMember.nullable(),
    business: businessSummary.nullable(),
    /** The language answers are written in: the person's, else the browser's, else the business's. */
    locale: localeName,
    now: instantText,
  })
  .meta({ id: 'SessionState' })

const login = z.string().trim().min(2).max(120)
/** Long enough to resist guessing; no rules about signs, so that a phrase is possible. */
const newPassword = z.string().min(8).max(200)

export const sessionRoutes = {
  'GET /session': {
    summary: 'Who is signed in, in which business and language, and whether this is the first run.',
    auth: 'none',
    scopes: [],
    out: sessionState,
  },
  'POST /session': {
    summary: 'Sign in with login and password; sets the session cookie.',
    auth: 'none',
    scopes: [],
    body: z.object({ login, password: z.string().min(1).max(200) }),
    out: sessionState,
    status: 201,
  },
  'POST /session/owner-link': {
    summary: 'Claim the installation with the one-time link from the terminal: makes the owner and signs in.',
    auth: 'none',
    scopes: [],
    body: z.object({
      token: z.string().min(10).max(200),
      name: z.string().trim().min(1).max(120),
      login,
      password: newPassword,
      locale: localeName,
    }),
    out: sessionState,
    status: 201,
  },
  'PATCH /session': {
    summary: 'Change the signed-in person’s own language.',
    auth: 'session',
    scopes: [],
    role: 'cashier',
    body: z.object({ locale: localeName }),
    out: sessionState,
  },
  'PUT /session/password': {
    summary: 'Change the password; every other session of this person ends.',
    auth: 'session',
    scopes: [],
    role: 'cashier',
    body: z.object({ current: z.string().min(1).max(200), next: newPassword }),
    out: sessionState,
  },
  'DELETE /session': {
    summary: 'Sign out.',
    auth: 'session',
    scopes: [],
    role: 'cashier',
    out: nothing,
    status: 204,
  },
} as const satisfies Routes
