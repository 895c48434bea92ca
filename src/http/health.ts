/** For the machine that looks after this one: is the process there, can it work, what has it done. */
import type { Hono } from 'hono'
import type { HttpDeps } from './deps.ts'
import { isLoopback, type ServerEnv } from './env.ts'
import type { RequestMetrics } from './metrics.ts'
import { ProblemError } from './problems.ts'

export function mountHealth(app: Hono<ServerEnv>, deps: HttpDeps, metrics: RequestMetrics): void {
  app.get('/health', c => c.json({ status: 'up' }, 200, { 'Cache-Control': 'no-store' }))
  app.get('/ready', async c => {
    const ready = await deps.readiness()
    const isReady = ready.database && ready.migrations && ready.worker
    return c.json({ status: isReady ? 'ready' : 'not-ready', ...ready }, isReady ? 200 : 503, { 'Cache-Control': 'no-store' })
  })
  app.get('/metrics', c => {
    // A proxy on this machine passes on what others ask: then the asker is named and is not local.
    if (!isLoopback(c) || c.req.header('x-forwarded-for') !== undefined) throw new ProblemError('not_local')
    return c.text(metrics.text() + (deps.workerMetrics?.() ?? ''), 200, {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })
}
