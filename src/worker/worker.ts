/** The working half of the program: jobs from the queue, and a loop for what somebody waits for. */
import { setTimeout as wait } from 'node:timers/promises'
import type { BusinessId } from '../kernel/ids.ts'
import type { ListenerOpener } from '../ports/channel-hook.ts'
import type { MailWatcher } from '../ports/mail-inbox.ts'
import type { Queue } from '../ports/queue.ts'
import { type ChannelListeners, channelListeners } from './channel-listeners.ts'
import { jobsOf } from './jobs.ts'
import { openReception, type ReceptionPlace } from './mail-reception.ts'
import { type MailWatches, mailWatches } from './mail-watches.ts'
import { SCHEDULE } from './schedule.ts'
import { type StepDone, tick } from './tick.ts'
import type { WorkerDeps } from './worker-deps.ts'

const LOOP_MS = 1000
/** A loop that has not come round for so long is stuck: the process says that it is not ready. */
const STUCK_MS = 60_000
const STOP_GRACE_MS = 10_000
/** A large mailing goes on at the next round: nobody waits behind another's. */
const SEND_BUDGET_MS = 5000
const LOOP_STEPS = SCHEDULE.filter(step => step.every === 'second')

export interface WorkerOptions extends WorkerDeps {
  readonly openListener?: ListenerOpener
  readonly openMailbox?: MailWatcher
  /** Where letters are brought by SMTP. */
  readonly reception?: ReceptionPlace | undefined
  readonly queue: Queue
  readonly onError: (error: unknown) => void
}

export interface Worker {
  isHealthy(): boolean
  /** Lines for /metrics. */
  metrics(): string
  stop(): Promise<void>
}

export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController()
  const state = { rounds: 0, failures: 0, cameRoundMs: performance.now() }
  await options.queue.start(jobsOf(options))
  const listeners = channelListeners(options, options.openListener ?? (async () => undefined))
  const mail = mailWatches(options, { openMailbox: options.openMailbox, onError: options.onError })
  const reception = options.reception && (await openReception(options, options.reception))
  const loop = runLoop({ ...options, listeners, mail }, state, stopping.signal)
  return {
    isHealthy: () => performance.now() - state.cameRoundMs < STUCK_MS,
    metrics: () => `regulars_worker_rounds_total ${state.rounds}\nregulars_worker_failures_total ${state.failures}\n`,
    stop: async () => {
      stopping.abort()
      await loop
      await listeners.close()
      await mail.close()
      await reception?.close()
      await options.queue.stop({ graceMs: STOP_GRACE_MS })
    },
  }
}

/** A step that another process was just doing may have looked before what woke the business was there: it is looked at once more. */
async function wakeAgain(
  { store, clock }: WorkerOptions,
  { businesses, done }: { readonly businesses: readonly BusinessId[]; readonly done: readonly StepDone[] },
): Promise<void> {
  for (const business of businesses) {
    if (done.filter(one => one.business === business).length === LOOP_STEPS.length) continue
    await store.inBusiness(business, tx => tx.deliver.wakeAt(clock.now()))
  }
}

async function runLoop(
  options: WorkerOptions & { readonly listeners: ChannelListeners; readonly mail: MailWatches },
  state: { rounds: number; failures: number; cameRoundMs: number },
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await options.listeners.refresh()
      await options.mail.refresh()
      const businesses = await options.store.system.takeWoken(options.clock.now())
      const done = await tick({ ...options, sendBudgetMs: SEND_BUDGET_MS }, { steps: LOOP_STEPS, businesses, signal })
      await wakeAgain(options, { businesses, done })
      state.rounds += 1
      state.cameRoundMs = performance.now()
    } catch (error) {
      // The next round tries again; a database that is away for a moment must not end the worker.
      state.failures += 1
      options.onError(error)
    }
    await wait(LOOP_MS, undefined, { signal }).catch(() => undefined)
  }
}
