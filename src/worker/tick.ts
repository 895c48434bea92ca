/**
 * Everything that is due at an instant, once, in the order of the schedule. A tick that was killed simply runs again:
 * each step commits what it did, and is noted as run only after its end.
 */
import type { BusinessId } from '../kernel/ids.ts'
import { type Instant, instantFromMs } from '../kernel/instant.ts'
import { addDays } from '../kernel/day.ts'
import { instantAt, wallTime } from '../kernel/zone.ts'
import { SCHEDULE, type Step, type StepCounts } from './schedule.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** Night work waits until the till of the day before is surely closed. */
const NIGHT_MINUTE = 180

export interface StepDone {
  readonly business: BusinessId
  readonly step: string
  readonly counts: StepCounts
}

export interface TickOptions {
  /** Only these; all when left out. */
  readonly businesses?: readonly BusinessId[]
  readonly steps?: readonly Step[]
  /** Waits for a step that another process is doing, instead of leaving it to that process. */
  readonly isPatient?: boolean
  /** Checked between steps, so that a stopping process does not begin another. */
  readonly signal?: AbortSignal
}

/**
 * The clock that is passed decides what is due: a standing one for `tick --at`, the wall's for the worker.
 * Two processes never do the same step of a business at the same time; the one that finds it taken leaves it to the other.
 */
export async function tick(deps: WorkerDeps, options: TickOptions = {}): Promise<readonly StepDone[]> {
  const done: StepDone[] = []
  const businesses = options.businesses ?? (await deps.store.system.businesses())
  for (const business of businesses) done.push(...(await tickBusiness(deps, business, options)))
  return done
}

async function tickBusiness(deps: WorkerDeps, business: BusinessId, options: TickOptions): Promise<readonly StepDone[]> {
  const { steps = SCHEDULE, isPatient = false, signal } = options
  const zone = await deps.store.inBusiness(business, async tx => (await tx.business.read()).zone)
  const done: StepDone[] = []
  for (const step of steps) {
    if (signal?.aborted) break
    const counts = await deps.store.exclusively(business, { name: step.name, isPatient }, () => runStep(deps, step, { business, zone }))
    if (counts !== 'busy' && counts !== 'not-due') done.push({ business, step: step.name, counts })
  }
  return done
}

interface Place {
  readonly business: BusinessId
  readonly zone: string
}

async function runStep(deps: WorkerDeps, step: Step, { business, zone }: Place): Promise<StepCounts | 'not-due'> {
  const at = deps.clock.now()
  if (step.every !== 'night') return step.run(deps, business, at)
  const lastRuns = await deps.store.inBusiness(business, tx => tx.business.lastRuns())
  if (!isDue(step, { at, zone, lastRun: lastRuns.get(step.name) })) return 'not-due'
  const counts = await step.run(deps, business, at)
  await deps.store.inBusiness(business, tx => tx.business.recordRun({ step: step.name, ranAt: at, counts }))
  return counts
}

export function isDue(
  step: Pick<Step, 'every'>,
  moment: { readonly at: Instant; readonly zone: string; readonly lastRun: Instant | undefined },
): boolean {
  if (step.every !== 'night' || moment.lastRun === undefined) return true
  return moment.lastRun < latestNight(moment.at, moment.zone)
}

/** The last 03:00 of the business that is not after the instant. */
function latestNight(at: Instant, zone: string): Instant {
  const today = wallTime(at, zone).day
  const tonight = instantAt(today, NIGHT_MINUTE, zone)
  return tonight <= at ? tonight : instantFromMs(instantAt(addDays(today, -1), NIGHT_MINUTE, zone))
}
