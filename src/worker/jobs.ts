/** Work that the queue gives to one process at a time. */
import type { QueuedWork } from '../ports/queue.ts'
import { tick } from './tick.ts'
import type { WorkerDeps } from './worker-deps.ts'

/** Understanding a large business again takes minutes, not hours. */
const TICK_SECONDS_MAX = 3600

export function jobsOf(deps: WorkerDeps): readonly QueuedWork[] {
  return [
    {
      name: 'tick',
      cron: '* * * * *',
      expireSeconds: TICK_SECONDS_MAX,
      run: async signal => {
        await tick(deps, { signal })
      },
    },
  ]
}
