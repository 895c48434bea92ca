/** The queue on pg-boss, in a schema of its own of the same database. */
import { PgBoss } from 'pg-boss'
import { Pool } from 'pg'
import type { Queue, QueuedWork } from '../ports/queue.ts'
import { type PoolOptions, poolSettings } from './pool.ts'

const SCHEMA = 'regulars_jobs'
const CONNECTIONS_MAX = 3
const POLL_SECONDS = 2

export interface BossQueueOptions extends PoolOptions {
  /** What pg-boss or a job reports as broken. */
  readonly onError: (error: unknown) => void
}

export function bossQueue(options: BossQueueOptions): Queue {
  // Its own pool: pg-boss expects the driver's usual values, ours reads times as numbers.
  const pool = new Pool({ ...poolSettings(options), max: CONNECTIONS_MAX })
  pool.on('error', () => undefined)
  const boss = new PgBoss({ schema: SCHEMA, db: { executeSql: (text, values) => pool.query(text, values) }, superviseIntervalSeconds: 60 })
  boss.on('error', options.onError)
  return {
    async start(works) {
      await boss.start()
      for (const work of works) await offer(boss, work, options.onError)
      await dropUnknownSchedules(boss, works)
    },
    async request(name) {
      await boss.send(name, null, { singletonKey: name })
    },
    async stop({ graceMs }) {
      await boss.stop({ graceful: true, timeout: graceMs })
      await pool.end()
    },
  }
}

async function offer(boss: PgBoss, work: QueuedWork, onError: (error: unknown) => void): Promise<void> {
  // One waiting job of a name is enough: the next run does all that is due.
  await boss.createQueue(work.name, {
    policy: 'short',
    expireInSeconds: work.expireSeconds,
    retryLimit: 0,
    deleteAfterSeconds: 86_400,
    retentionSeconds: 86_400,
  })
  await boss.work(work.name, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1 }, async jobs => {
    const [job] = jobs
    try {
      await work.run(job?.signal ?? new AbortController().signal)
    } catch (error) {
      onError(error)
      throw error
    }
  })
  if (work.cron !== null) await boss.schedule(work.name, work.cron, null, { tz: 'UTC' })
}

/** A schedule that an older version left behind would fill a queue that nobody works on. */
async function dropUnknownSchedules(boss: PgBoss, works: readonly QueuedWork[]): Promise<void> {
  const wanted = new Set(works.filter(work => work.cron !== null).map(work => work.name))
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name)
}
