/** Providers of channels, test messages, prices, and links that bind a messenger. */
import { renderSVG } from 'uqr'
import { CHANNELS } from '../../domain/collect/business.ts'
import { isRouteKind, ROUTE_NAMES, type RouteName } from '../../domain/collect/channel-route.ts'
import type { RoutePrice } from '../../domain/deliver/route-price.ts'
import { unreachable } from '../../kernel/assert.ts'
import { parseDay } from '../../kernel/day.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import { channelFieldText, channelTestText } from '../../locales/problems/channel-problems.ts'
import { hookPath, hookSecret } from '../../usecases/deliver/channel-hook-mark.ts'
import { changePrices } from '../../usecases/deliver/change-prices.ts'
import { forgetProvider, sendTest, setProvider } from '../../usecases/deliver/channel-providers.ts'
import { previewWords } from '../../usecases/deliver/preview-words.ts'
import type { Handlers, OwnCall } from '../call.ts'
import type { HttpDeps } from '../deps.ts'
import { bindingCode } from './binding-code.ts'
import { notFound, ProblemError } from '../problems.ts'
import { lockedBy } from '../refuse.ts'
import { channelView } from '../views/channel-view.ts'

type ChannelRoutes =
  | 'GET /channels'
  | 'PUT /channels/{id}'
  | 'DELETE /channels/{id}'
  | 'POST /channels/{id}/tests'
  | 'POST /channels/{id}/connections'
  | 'GET /channel-prices'
  | 'PUT /channel-prices'
  | 'POST /words/previews'
  | 'POST /customers/{id}/bindings'

export const channelHandlers: Pick<Handlers, ChannelRoutes> = {
  'GET /channels': async (deps, call) => {
    const { channels } = await deps.store.inBusiness(call.business, tx => tx.business.read())
    return { items: ROUTE_NAMES.map(name => channelView(channels, { name, business: call.business, linkSecret: deps.linkSecret })) }
  },

  'PUT /channels/{id}': async (deps, call) => {
    const { kind, values, isActive } = call.input.body
    if (!isRouteKind(kind)) throw notFound()
    const name = call.input.params.id
    const done = await setProvider(deps, call.business, { name, route: { kind, values }, isActive, actor: call.actor })
    switch (done.status) {
      case 'set':
        return channelView(done.channels, { name, business: call.business, linkSecret: deps.linkSecret })
      case 'wrong-kind':
        throw notFound()
      case 'locked':
        throw lockedBy(done.lock, call.locale)
      case 'refused': {
        const errors = Object.entries(done.fields).map(([field, refusal]) => ({
          path: field,
          message: channelFieldText(call.locale, refusal),
        }))
        throw new ProblemError('invalid', { errors })
      }
      default:
        return unreachable(done)
    }
  },

  'DELETE /channels/{id}': async (deps, call) => {
    const done = await forgetProvider(deps, call.business, { name: call.input.params.id, actor: call.actor })
    if (done !== 'forgotten') throw lockedBy(done, call.locale)
    return { name: call.input.params.id }
  },

  'POST /channels/{id}/tests': async (deps, call) => {
    const { address, locale } = call.input.body
    const sent = await sendTest(deps, call.business, { name: call.input.params.id, address, locale, actor: call.actor })
    if (sent === 'not-set-up' || sent === 'not-live') return { outcome: 'not-sent', detail: channelTestText(call.locale, sent) }
    return { outcome: sent.kind, detail: sent.kind === 'handed' ? '' : sent.detail }
  },

  'POST /channels/{id}/connections': connect,

  'GET /channel-prices': async (deps, call) => ({
    items: [...(await deps.store.inBusiness(call.business, tx => tx.channels.prices()))].map(priceView),
  }),

  'PUT /channel-prices': async (deps, call) => {
    const { zone } = await deps.store.inBusiness(call.business, tx => tx.business.read())
    const today = localDay(call.at, zone)
    const items = call.input.body.items.map(one => ({
      ...one,
      pricedOn: (one.pricedOn === null ? undefined : parseDay(one.pricedOn)) ?? today,
    }))
    const done = await changePrices(deps, call.business, { items, actor: call.actor })
    if ('lockedBy' in done) throw lockedBy(done, call.locale)
    return { items }
  },

  'POST /words/previews': async (deps, call) => ({ items: [...(await previewWords(deps, call.business, call.input.body))] }),

  'POST /customers/{id}/bindings': async (deps, call) => {
    const { channel } = call.input.body
    const { url, expiresAt, textShown } = await bindingCode(deps, call, { channel, customerId: call.input.params.id })
    return { url, qr: renderSVG(url, { border: 2 }), expiresAt: isoInstant(expiresAt), textShown, customerId: call.input.params.id }
  },
}

async function connect(deps: HttpDeps, call: OwnCall<'POST /channels/{id}/connections'>) {
  const name: RouteName = call.input.params.id
  const { channels } = await deps.store.inBusiness(call.business, tx => tx.business.read())
  const route = channels.routes[name]
  if (route === undefined || channels.publicUrl === null)
    return { status: 'refused' as const, detail: channelTestText(call.locale, 'no-address') }
  const place = { business: call.business, channel: name }
  const url = channels.publicUrl.replace(/\/+$/, '') + hookPath(deps.linkSecret, place)
  const done = await deps.connectHook(route, { url, secret: hookSecret(deps.linkSecret, place) })
  if (done === 'connected' || done === 'by-hand') return { status: done, detail: '' }
  return { status: 'refused' as const, detail: done.refusal }
}

function priceView({ channel, ...rest }: RoutePrice) {
  return { channel: CHANNELS.find(name => name === channel) ?? ('sms' as const), ...rest }
}
