/** All scheduled work of a business, in the order in which one tick does it. */
import type { BusinessId } from '../kernel/ids.ts'
import { DAY_MS, type Instant } from '../kernel/instant.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** What a step did, in numbers, by name. */
export type StepCounts = Readonly<Record<string, number>>

export interface Step {
  readonly name: string
  /** 'second': the worker's loop, because somebody waits for it; 'minute': every tick; 'night': once a day, from 03:00 of the business on. */
  readonly every: 'second' | 'minute' | 'night'
  readonly run: (deps: WorkerDeps, business: BusinessId, at: Instant) => Promise<StepCounts>
}

/** Answers to repeated requests are kept for a day, as the API promises. */
const ANSWERS_KEPT_DAYS = 1

export const SCHEDULE: readonly Step[] = [
  {
    name: 'forget-old-access', every: 'night',
    run: (deps, business, at) => deps.store.inBusiness(business, async tx => ({
      sessions: await tx.business.deleteSessionsExpiredBefore(at),
      answers: await tx.business.deleteAnswersBefore((at - ANSWERS_KEPT_DAYS * DAY_MS) as Instant),
    })),
  },
]
