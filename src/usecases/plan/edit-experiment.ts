/**
 * An experiment before and at its start: what it could show with the customers there are, how long that takes, and whether
 * another one stands in its way. Its length is fixed at the start and its result is told at its end, so that looking at it
 * every day finds nothing that is not there.
 */
import { upliftOf, type Uplift } from '../../domain/measure/hold-out.ts'
import { visibleDifference } from '../../domain/measure/sample-size.ts'
import { conflictOf, type Experiment } from '../../domain/plan/experiment.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type BusinessId, type ExperimentId, newId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from './plan-deps.ts'

export type ExperimentRefusal = 'not-found' | 'not-a-draft' | 'no-change' | 'conflict' | 'too-few' | 'not-possible-now'

export type ExperimentInput = Pick<Experiment, 'name' | 'rungs' | 'segments' | 'change' | 'share'> & {
  readonly experimentId: ExperimentId | null
  readonly actor: string
}

export interface ExperimentSize {
  /** Share that buys now, from the year behind; a quarter while nothing is known. */
  readonly baseShare: number
  readonly eventsPerWeek: number
  /** Smallest difference that so many weeks would show with a chance of 80 %, in shares. */
  readonly byWeeks: readonly { readonly weeks: number; readonly events: number; readonly visible: number }[]
}

export const EXPERIMENT_WEEKS = [4, 8, 13, 26, 52] as const
const HISTORY_DAYS = 365
const BASE_SHARE_UNKNOWN = 0.25
/** With fewer due events in an arm nothing but a miracle shows. */
const ARM_EVENTS_MIN = 20

export async function experimentSize(tx: Tx, { share, today }: { readonly share: number; readonly today: Day }): Promise<ExperimentSize> {
  const { events, bought } = await tx.experiment.history(addDays(today, -HISTORY_DAYS))
  const baseShare = events === 0 ? BASE_SHARE_UNKNOWN : bought / events
  const eventsPerWeek = (events * 7) / HISTORY_DAYS
  return {
    baseShare,
    eventsPerWeek,
    byWeeks: EXPERIMENT_WEEKS.map(weeks => {
      const planned = Math.floor(eventsPerWeek * weeks)
      const contacted = Math.floor(planned * share)
      return { weeks, events: planned, visible: visibleDifference({ baseShare, contacted, heldOut: planned - contacted }) ?? 1 }
    }),
  }
}

export async function saveExperiment(
  deps: PlanDeps,
  business: BusinessId,
  { experimentId, actor, ...input }: ExperimentInput,
): Promise<Experiment | { readonly refusal: ExperimentRefusal }> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const stored = experimentId === null ? undefined : await tx.experiment.experiment(experimentId)
    if (experimentId !== null && stored === undefined) return { refusal: 'not-found' }
    if (stored !== undefined && stored.state !== 'draft') return { refusal: 'not-a-draft' }
    if (!changesSomething(input.change)) return { refusal: 'no-change' }
    const experiment: Experiment = {
      ...input,
      experimentId: stored?.experimentId ?? newId<'experiment'>(at),
      state: 'draft',
      eventsPlanned: null,
      visibleDifference: null,
      startedOn: null,
      endsOn: null,
    }
    await tx.experiment.saveExperiment(experiment, { actor, at })
    return experiment
  })
}

function changesSomething(change: Experiment['change']): boolean {
  if (change.variable === 'offset') return change.days !== 0
  if (change.variable === 'words') return Object.values(change.words).some(words => words.text.trim() !== '')
  return true
}

export type ExperimentStarted =
  | { readonly status: 'running' | 'queued'; readonly experiment: Experiment; readonly after: string | null }
  | { readonly status: 'refused'; readonly reason: ExperimentRefusal; readonly conflict: string | null }

export interface StartExperiment {
  readonly experimentId: ExperimentId
  readonly weeks: number
  /** Where another one stands in the way: refuse and name it, or wait until it has ended. */
  readonly onConflict: 'refuse' | 'queue'
  readonly actor: string
}

export async function startExperiment(deps: PlanDeps, business: BusinessId, input: StartExperiment): Promise<ExperimentStarted> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const today = localDay(at, (await tx.business.read()).zone)
    const experiment = await tx.experiment.experiment(input.experimentId)
    if (experiment === undefined) return { status: 'refused', reason: 'not-found', conflict: null }
    if (experiment.state !== 'draft') return { status: 'refused', reason: 'not-a-draft', conflict: null }
    const running = (await tx.experiment.experiments()).filter(one => one.state === 'running')
    const conflict = conflictOf(experiment, running)
    if (conflict !== undefined && input.onConflict === 'refuse') return { status: 'refused', reason: 'conflict', conflict: conflict.name }
    const size = await experimentSize(tx, { share: experiment.share, today })
    const events = Math.floor(size.eventsPerWeek * input.weeks)
    const inB = Math.floor(events * experiment.share)
    if (Math.min(inB, events - inB) < ARM_EVENTS_MIN) return { status: 'refused', reason: 'too-few', conflict: null }
    const started: Experiment = {
      ...experiment,
      state: conflict === undefined ? 'running' : 'queued',
      eventsPlanned: events,
      visibleDifference: visibleDifference({ baseShare: size.baseShare, contacted: inB, heldOut: events - inB }) ?? 1,
      startedOn: today,
      endsOn: addDays(today, input.weeks * 7),
    }
    await tx.experiment.saveExperiment(started, { actor: input.actor, at })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: `experiment-${started.state}`,
      subject: `experiment:${started.experimentId}`,
      detail: { name: started.name, variable: started.change.variable, events },
    })
    return { status: conflict === undefined ? 'running' : 'queued', experiment: started, after: conflict?.name ?? null }
  })
}

export async function stopExperiment(
  deps: PlanDeps,
  business: BusinessId,
  { experimentId, actor }: { readonly experimentId: ExperimentId; readonly actor: string },
): Promise<'stopped' | ExperimentRefusal> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    if ((await tx.experiment.experiment(experimentId)) === undefined) return 'not-found'
    const isStopped = await tx.experiment.moveExperiment(experimentId, { from: ['running', 'queued', 'draft'], to: 'stopped', at, actor })
    if (!isStopped) return 'not-possible-now'
    await tx.business.audit({ at, actor, action: 'experiment-stopped', subject: `experiment:${experimentId}`, detail: {} })
    return 'stopped'
  })
}

export interface ExperimentResult {
  readonly experiment: Experiment
  readonly assigned: number
  readonly closed: number
  /** Null until it has ended: nobody peeks. The second arm stands where the contacted stand, the first where the held out do. */
  readonly uplift: Uplift | null
}

export async function experimentResult(
  deps: PlanDeps,
  business: BusinessId,
  experimentId: ExperimentId,
): Promise<ExperimentResult | 'not-found'> {
  return deps.store.inBusiness(business, async tx => {
    const experiment = await tx.experiment.experiment(experimentId)
    if (experiment === undefined) return 'not-found'
    const outcomes = await tx.experiment.outcomes(experimentId)
    const closed = outcomes.filter(one => one.isClosed)
    const hasEnded = experiment.state === 'done' || experiment.state === 'stopped'
    return {
      experiment,
      assigned: outcomes.length,
      closed: closed.length,
      uplift: hasEnded
        ? upliftOf(
            closed.map(({ customerId, arm, bought, expectedShare }) => ({ customerId, heldOut: arm === 'a', bought, expectedShare })),
            experiment.visibleDifference ?? undefined,
          )
        : null,
    }
  })
}
