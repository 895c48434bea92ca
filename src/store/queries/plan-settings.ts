/** The owner's settings of planning as they lie in the policy: read tolerantly, so that older ones get the newer defaults. */
import * as z from 'zod'
import { DEFAULT_PLAN_SETTINGS, LADDER_BENEFITS, LADDER_SEGMENTS } from '../../domain/collect/plan-settings.ts'

const minutes = z.object({ fromMinute: z.number(), toMinute: z.number() })
const yearDay = z.object({ month: z.number(), day: z.number() })
const ladderPlan = z
  .object({
    softDays: z.number().nullable(),
    productDays: z.number().nullable(),
    offerDays: z.number(),
    benefit: z.enum(LADDER_BENEFITS),
    welcomeDays: z.number().nullable(),
    asksReferral: z.boolean(),
    tries: z.number(),
    paceDays: z.number().nullable(),
  })
  .partial()
  // A key that is left out keeps the default, so it must not be there as undefined either.
  .transform(plan => Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== undefined)))

export const PLANNING = z
  .object({
    ladders: z
      .array(z.object({ segment: z.enum(LADDER_SEGMENTS), groupId: z.string().nullable().default(null), plan: ladderPlan }))
      .default([]),
    seasons: z
      .array(
        z.object({
          seasonId: z.string(),
          name: z.string(),
          groupId: z.string().nullable().default(null),
          from: yearDay,
          to: yearDay,
          moves: z.array(z.object({ year: z.number(), shiftDays: z.number() })).default([]),
          regions: z.array(z.object({ zone: z.string(), shiftDays: z.number() })).default([]),
        }),
      )
      .default([]),
    hoursByChannel: z.record(z.string(), z.object({ weekday: minutes, weekend: minutes })).default({}),
    overriddenRules: z.array(z.string()).default([]),
    autopilotAfterHours: z.number().default(DEFAULT_PLAN_SETTINGS.autopilotAfterHours),
    digest: z.object({ channel: z.string(), address: z.string(), minute: z.number() }).nullable().default(null),
    birthdays: z.boolean().default(DEFAULT_PLAN_SETTINGS.birthdays),
  })
  .prefault({})
