/** One thing tried on a part of the due events. */
import * as z from 'zod'
import { EXPERIMENT_STATES } from '../domain/plan/experiment.ts'
import { broadcastWords } from './campaigns.ts'
import type { Routes } from './route.ts'
import { channelName, dayText, idText, oneId, segmentName } from './values.ts'

const change = z.discriminatedUnion('variable', [
  z.object({ variable: z.literal('words'), words: broadcastWords }),
  /** Days later; earlier when negative. */
  z.object({ variable: z.literal('offset'), days: z.int().min(-30).max(30) }),
  z.object({ variable: z.literal('channel'), channel: channelName }),
  z.object({ variable: z.literal('offer'), offerId: idText }),
  /** Local hour of the customer. */
  z.object({ variable: z.literal('hour'), hour: z.int().min(0).max(23) }),
])

const experimentInput = z.object({
  name: z.string().trim().min(1).max(200),
  rungs: z
    .array(z.enum(['soft', 'product', 'offer']))
    .max(3)
    .default([]),
  segments: z.array(segmentName).max(5).default([]),
  change,
  share: z.number().min(0.05).max(0.95).default(0.5),
})

export const experiment = experimentInput
  .extend({
    experimentId: idText,
    state: z.enum(EXPERIMENT_STATES),
    eventsPlanned: z.int().nullable(),
    /** In shares: 0.1 is ten percentage points. */
    visibleDifference: z.number().nullable(),
    startedOn: dayText.nullable(),
    endsOn: dayText.nullable(),
    /** Where it stands, in one sentence; with its result once it has ended. */
    text: z.string(),
    assigned: z.int(),
    closed: z.int(),
    result: z
      .object({
        first: z.object({ numerator: z.int(), denominator: z.int() }),
        second: z.object({ numerator: z.int(), denominator: z.int() }),
        difference: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        verdict: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'Experiment' })

const planWrite = { auth: 'any', scopes: ['plan:write'] } as const
const planRead = { auth: 'any', scopes: ['plan:read'] } as const

export const experimentRoutes = {
  'GET /experiments': { summary: 'Experiments, the newest first.', ...planRead, out: z.object({ items: z.array(experiment) }) },
  'POST /experiments': { summary: 'Write an experiment down.', ...planWrite, body: experimentInput, out: experiment, status: 201 },
  'PUT /experiments/{id}': { summary: 'Change a draft.', ...planWrite, params: oneId, body: experimentInput, out: experiment },
  'GET /experiments/sizes': {
    summary: 'The smallest difference that so many weeks would show with the customers there are.',
    ...planRead,
    query: z.object({ share: z.coerce.number().min(0.05).max(0.95).default(0.5) }),
    out: z.object({
      baseShare: z.number(),
      eventsPerWeek: z.number(),
      byWeeks: z.array(z.object({ weeks: z.int(), events: z.int(), visible: z.number() })),
    }),
  },
  'POST /experiments/{id}/starts': {
    summary: 'Start it for so many weeks; where another stands in the way it is refused by name, or waits.',
    ...planWrite,
    params: oneId,
    body: z.object({ weeks: z.int().min(1).max(104), onConflict: z.enum(['refuse', 'queue']).default('refuse') }),
    out: experiment,
    status: 201,
  },
  'POST /experiments/{id}/stops': {
    summary: 'End it early; what it has is its result.',
    ...planWrite,
    params: oneId,
    out: experiment,
    status: 201,
  },
} as const satisfies Routes
