/** The inbox of sources: one address a connection. The body is kept as it came; what it means is read by the worker. */
import type { Hono } from 'hono'
import type { Received } from '../usecases/collect/receive-hook.ts'
import { HookIntake } from '../usecases/collect/receive-hook.ts'
import { readBytes } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { hookDoor } from './hook-door.ts'
import { addressOf, headersOf, HOOK_BYTES_MAX } from './hook-request.ts'
import { mountExchange } from './hooks-exchange.ts'
import type { RequestMetrics } from './metrics.ts'
import { ProblemError } from './problems.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

const ADDRESS = '/api/v1/hooks/:source/:key'

/** Before everything else, so that a delivery that is taken passes only this. */
export function openHookDoor(app: Hono<ServerEnv>, deps: HttpDeps, metrics: RequestMetrics): HookIntake {
  const intake = new HookIntake(deps)
  const door = hookDoor({ deps, intake, metrics })
  app.post(ADDRESS, door)
  app.put(ADDRESS, door)
  return intake
}

export function mountHooks(app: Hono<ServerEnv>, deps: HttpDeps, intake: HookIntake): void {
  const strangers = new Throttle(PER_STRANGER)
  const receive = async (c: ServerContext): Promise<Response> => {
    c.set('routeName', 'hook')
    const found = c.get('hookVerdict') ?? (await receiveWhole(c, intake))
    if (typeof found === 'object') throw found.error
    return answer(c, found, { deps, strangers })
  }
  // 1C speaks a dialogue of its own at the same address.
  mountExchange(app, deps, intake)
  app.post(ADDRESS, receive)
  app.put(`${ADDRESS}/*`, receive)
  app.put(ADDRESS, receive)
}

async function receiveWhole(c: ServerContext, intake: HookIntake): Promise<Received> {
  const body = await readBytes(c, HOOK_BYTES_MAX)
  const [source = '', key = ''] = [c.req.param('source'), c.req.param('key')]
  return intake.receive({ source, key, url: addressOf(c), headers: headersOf(c), body })
}

interface Room {
  readonly deps: HttpDeps
  readonly strangers: Throttle
}

/** Sources switch themselves off after a few refusals, so only a wrong signature and a wrong address are refused. */
function answer(c: ServerContext, received: Received, { deps, strangers }: Room): Response {
  c.header('Cache-Control', 'no-store')
  if (received === 'kept' || received === 'probe') return c.json({ ok: true }, 200)
  if (received === 'busy') throw new ProblemError('not_ready', { retryAfterSeconds: 5 })
  if (received === 'refused') throw new ProblemError('wrong_credentials')
  const verdict = strangers.attempt(clientAddress(c), deps.clock.now())
  if (verdict !== 'ok')
    throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
  throw new ProblemError('not_found')
}
