/** Where providers call: receipts, answers, buttons, bindings. Whoever is not the provider hears nothing useful. */
import type { Hono } from 'hono'
import { ROUTE_NAMES, type RouteName } from '../domain/collect/channel-route.ts'
import { businessId } from '../kernel/ids.ts'
import type { HookRequest } from '../ports/channel-hook.ts'
import { hookPath, type HookPlace, hookSecret, isHookMark } from '../usecases/deliver/channel-hook-mark.ts'
import { receiveChannelEvents } from '../usecases/deliver/receive-channel-events.ts'
import { hearingDeps } from '../usecases/respond/hear-channel.ts'
import { readBytes } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { ProblemError } from './problems.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

/** WhatsApp brings up to a thousand statuses in one call. */
const BYTES_MAX = 3_000_000

export function mountChannelHooks(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const strangers = new Throttle(PER_STRANGER)
  app.on(['GET', 'POST'], '/hooks/channels/:business/:channel/:mark', async c => {
    c.set('routeName', 'channel hook')
    const place = placeOf(c)
    if (place === undefined || !isHookMark(deps.linkSecret, { ...place, mark: c.req.param('mark') ?? '' })) {
      if (strangers.attempt(clientAddress(c), deps.clock.now()) !== 'ok')
        throw new ProblemError('too_many_attempts', { data: { seconds: 60 } })
      throw new ProblemError('not_found')
    }
    const { routes, publicUrl } = (await deps.store.inBusiness(place.business, tx => tx.business.read())).channels
    const route = routes[place.channel]
    // Turned off by the owner: the provider may stop calling.
    if (route === undefined || place.channel === 'slip') return c.body('ok', 200)
    const read = deps.readHook(route, await requestOf(c, deps, { place, publicUrl }))
    if (read === 'forged') throw new ProblemError('signature_wrong')
    if (read === 'unreadable') throw new ProblemError('invalid_json')
    await receiveChannelEvents(hearingDeps(deps), place.business, { channel: place.channel, events: read.events })
    return c.body(read.answer.body, 200, { 'Content-Type': `${read.answer.contentType}; charset=utf-8` })
  })
}

function placeOf(c: ServerContext): HookPlace | undefined {
  const number = c.req.param('business') ?? ''
  const channel: RouteName | undefined = ROUTE_NAMES.find(name => name === c.req.param('channel'))
  if (!/^[1-9]\d{0,8}$/.test(number) || channel === undefined) return undefined
  return { business: businessId(Number(number)), channel }
}

async function requestOf(
  c: ServerContext,
  deps: HttpDeps,
  { place, publicUrl }: { readonly place: HookPlace; readonly publicUrl: string | null },
): Promise<HookRequest> {
  const { search, origin } = new URL(c.req.url)
  return {
    method: c.req.method,
    url: (publicUrl ?? origin).replace(/\/+$/, '') + hookPath(deps.linkSecret, place) + search,
    query: new URLSearchParams(search),
    headers: c.req.header(),
    body: await readBytes(c, BYTES_MAX),
    secret: hookSecret(deps.linkSecret, place),
  }
}
