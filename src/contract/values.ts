/** The words every part of the API shares: days, instants, money, decisions, pages. */
import * as z from 'zod'
import { CURRENCIES } from '../kernel/money.ts'
import { LOCALES } from '../kernel/locale.ts'

/** A calendar day of the business: '2026-03-10'. No customer was born before 1900, and no plan reaches 2200. */
export const dayText = z.iso.date().regex(/^(?:19|20|21)/)
/** A moment with its offset: '2026-03-10T10:30:00Z'. */
export const instantText = z.iso.datetime({ offset: true }).regex(/^(?:19|20|21)/)
export const monthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
/** Minutes since local midnight. */
export const minuteOfDay = z.int().min(0).max(1439)
export const idText = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
export const localeName = z.enum(LOCALES)
export const currencyCode = z.enum(CURRENCIES)
/** ISO 3166-1 alpha-2. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/)
/** Which state of a record the caller has seen: it changes only what nobody else has changed since. */
export const recordVersion = z.int().min(0).max(2_147_483_646)
export const share = z.number().min(0).max(1)

/** Ten billion in the major unit: the sums of a thousand such lines are still exact. */
const AMOUNT_MINOR_MAX = 1_000_000_000_000
/** What somebody says that something costs, in minor units. */
export const amountMinor = z.int().min(0).max(AMOUNT_MINOR_MAX)

export const money = z
  .object({
    /** Whole minor units: kopecks, stotinki, cents. */
    minor: z.int(),
    currency: currencyCode,
  })
  .meta({ id: 'Money' })

/** Why something was decided: the code and data for programs, the sentence for people in the request's language. */
export const decision = z
  .object({
    code: z.string(),
    data: z.record(z.string(), z.unknown()),
    text: z.string(),
  })
  .meta({ id: 'Decision' })

export const paging = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** Pass `nextCursor` as `cursor` to go on; null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export const oneId = z.object({ id: idText })
/** Answers without a body: status 204. */
export const nothing = z.null()

export const SCOPES = [
  'customers:read',
  'customers:write',
  'purchases:write',
  'plan:read',
  'plan:write',
  'messages:read',
  'messages:write',
  'reports:read',
  'settings:write',
] as const
export type Scope = (typeof SCOPES)[number]
export const scopeName = z.enum(SCOPES)

export const SEGMENT_NAMES = ['regular', 'periodic', 'lost', 'one-timer', 'new'] as const
export const segmentName = z.enum(SEGMENT_NAMES)
export const rungName = z.enum(['soft', 'product', 'offer', 'follow-up'])
export const sourceName = z.enum(['existing', 'referral', 'ads', 'walk-in', 'unknown'])
export const channelName = z.string().max(20)
/** Links the owner opens on his own phone; the text is already inside. */
export const handLink = z
  .object({
    app: z.enum(['tel', 'sms', 'whatsapp', 'telegram', 'viber', 'email']),
    url: z.string(),
    /** False where a link cannot carry the text: copy it to the clipboard instead. */
    carriesText: z.boolean(),
  })
  .meta({ id: 'HandLink' })
