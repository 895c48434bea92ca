/** How honest the forecasts were: said against came. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { dayText, decision, idText, segmentName, share } from './values.ts'

const count = z.int().min(0)

const part = z.object({
  forecasts: count,
  /** Mean of the probabilities that were said, and the share of those customers who came. */
  said: share,
  came: share,
  brier: z.number(),
  /** Mean distance between said and came over ten groups of equal size. */
  error: z.number(),
  /** Next purchases that fell into the 80 % interval of their date, of those whose interval is over. */
  inInterval: count,
  intervals: count,
})

export const calibrationReport = z
  .object({
    windowDays: z.int(),
    all: part,
    bins: z.array(z.object({ forecasts: count, said: share, came: share, cameLow: share, cameHigh: share })),
    segments: z.array(part.extend({ segment: segmentName })),
    windows: z.array(part.extend({ fromDay: dayText, toDay: dayText })),
    /** Product groups with the most forecasts. */
    groups: z.array(part.extend({ groupId: idText, name: z.string() })),
    /** Whether the forecasts can be believed, in one sentence. */
    why: decision,
  })
  .meta({ id: 'Calibration' })

export const calibrationRoutes = {
  'GET /reports/calibration': {
    summary: 'Earlier forecasts against what came; null while no four weeks have passed since there were fifty customers.',
    auth: 'any',
    scopes: ['reports:read'],
    out: z.object({
      asOf: dayText,
      report: calibrationReport.nullable(),
      /** Which way of counting is believed, whether a season is, what own messages change; each with its evidence. Empty before the first night. */
      model: z.array(decision),
    }),
  },
} as const satisfies Routes
