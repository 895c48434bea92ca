/** The thresholds of the segments, where a customer stood, and his cycles by product group and thing. */
import { DEFAULT_POLICY } from '../../domain/understand/segment.ts'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { subjectSentence } from '../../locales/reasons/understand.ts'
import { customerCycles, customerYear, groupsInUse, markUsedUp } from '../../usecases/understand/customer-cycles.ts'
import { previewSegmentPolicy, readSegmentPolicy, setSegmentPolicy } from '../../usecases/understand/segment-policy.ts'
import { segmentOn } from '../../usecases/understand/segment-on.ts'
import type { Handlers } from '../call.ts'
import { found, notFound } from '../problems.ts'
import { refuse } from '../refuse.ts'
import { numberDecision, segmentDecision } from '../views/decisions.ts'

type SegmentRoutes =
  | 'GET /segments/policy'
  | 'PUT /segments/policy'
  | 'POST /segments/previews'
  | 'GET /customers/{id}/segments'
  | 'GET /customers/{id}/cycles'
  | 'GET /cycles/groups'
  | 'PUT /cycles/groups'

export const segmentHandlers: Pick<Handlers, SegmentRoutes> = {
  'GET /segments/policy': async (deps, call) => ({ ...(await readSegmentPolicy(deps, call.business)), defaults: DEFAULT_POLICY }),

  'PUT /segments/policy': async (deps, call) => ({
    ...(await setSegmentPolicy(deps, call.business, call.input.body)),
    defaults: DEFAULT_POLICY,
  }),

  'POST /segments/previews': async (deps, call) => {
    const { customers, moves, examples } = await previewSegmentPolicy(deps, call.business, call.input.body)
    return {
      customers,
      moves: [...moves],
      examples: examples.map(mover => ({ ...mover, reason: segmentDecision(mover.reason, call.locale) })),
    }
  },

  'GET /customers/{id}/segments': async (deps, call) => {
    const asked = call.input.query.day
    const then = await segmentOn(deps, call.business, {
      customerId: id<'customer'>(call.input.params.id),
      ...(asked !== undefined && { day: day(asked) }),
    })
    if (then === 'unknown-customer') throw notFound()
    if (then === 'future') throw refuse('future-day', call.locale)
    return {
      day: then.day,
      recorded: then.recorded && { day: then.recorded.day, segment: then.recorded.segment },
      computed: then.computed && { segment: then.computed.segment, reason: segmentDecision(then.computed.reason, call.locale) },
      history: then.history.map(change => ({
        day: change.day,
        segment: change.segment,
        reason: segmentDecision(change.reason, call.locale),
      })),
    }
  },

  'GET /customers/{id}/cycles': async (deps, call) => {
    const customerId = found(
      await deps.store.inBusiness(call.business, tx => tx.collect.customers.find(id<'customer'>(call.input.params.id))),
    ).id
    const cycles = await customerCycles(deps, call.business, customerId)
    const year = await customerYear(deps, call.business, customerId)
    return {
      year: year && { ...year, why: numberDecision(year.why, call.locale) },
      items: cycles.map(({ kind, subjectId, name, cycle }) => ({
        kind,
        id: subjectId,
        name,
        purchases: cycle.purchases,
        lastDay: cycle.anchorDay,
        cycleDays: Math.round(cycle.cycleDays * 10) / 10,
        basis: cycle.basis,
        dueDay: cycle.dueDay,
        p10Day: cycle.dueP10,
        p90Day: cycle.dueP90,
        aliveShare: Math.min(1, Math.max(0, cycle.pAlive)),
        stretch: cycle.stretch,
        reason: {
          code: cycle.noDateReason ?? `cycle-${cycle.basis}`,
          data: { cycleDays: Math.round(cycle.cycleDays), purchases: cycle.purchases, stretch: cycle.stretch, strength: cycle.strength },
          text: subjectSentence(cycle, call.locale),
        },
      })),
    }
  },

  'GET /cycles/groups': async (deps, call) => ({ items: [...(await groupsInUse(deps, call.business))] }),

  'PUT /cycles/groups': async (deps, call) => {
    await markUsedUp(deps, call.business, call.input.body.usedUp)
    return null
  },
}
