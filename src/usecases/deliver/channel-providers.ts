/** The owner sets up providers of channels: checked by one table, secrets kept apart, off until he turns them on. */
import { createECDH } from 'node:crypto'
import { CHANNELS, type ChannelName, type ChannelSettings } from '../../domain/collect/business.ts'
import {
  type FieldRefusal,
  mergedRoute,
  type Route,
  ROUTE_KINDS,
  type RouteKind,
  type RouteName,
  routeRefusals,
} from '../../domain/collect/channel-route.ts'
import { touchedVariables } from '../../domain/plan/locked-settings.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { testText } from '../../locales/messages/channel-texts.ts'
import type { ChannelOutcome } from '../../domain/deliver/outcome.ts'
import type { ChannelOpener } from '../../ports/channel.ts'
import { type ExperimentLock, experimentLock } from '../plan/experiment-lock.ts'
import type { DeliverDeps } from './deliver-deps.ts'
import { ownerMessage } from './owner-message.ts'

export interface SetProvider {
  readonly name: RouteName
  readonly route: Route
  readonly isActive: boolean
  readonly actor: string
}

export type ProviderSet =
  | { readonly status: 'set'; readonly channels: ChannelSettings }
  | { readonly status: 'refused'; readonly fields: Readonly<Record<string, FieldRefusal>> }
  | { readonly status: 'wrong-kind' }
  | { readonly status: 'locked'; readonly lock: ExperimentLock }

export async function setProvider({ store, clock }: DeliverDeps, business: BusinessId, input: SetProvider): Promise<ProviderSet> {
  const { name, isActive, actor } = input
  const kinds: readonly RouteKind[] = ROUTE_KINDS[name]
  if (!kinds.includes(input.route.kind)) return { status: 'wrong-kind' }
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    const route = mergedRoute(before.channels.routes[name], withPushKeys(input.route, before.channels.routes[name]))
    const fields = routeRefusals(route)
    if (Object.keys(fields).length > 0) return { status: 'refused', fields }
    const channels = {
      ...before.channels,
      active: activeWith(before.channels.active, { name, isActive }),
      routes: { ...before.channels.routes, [name]: route },
    }
    const lock = await experimentLock(tx, touchedVariables(before, { ...before, channels }))
    if (lock !== undefined) return { status: 'locked', lock }
    await tx.business.change({ channels }, { version: before.version, at })
    await tx.deliver.endRest(`channel:${name}`, at)
    await tx.business.audit({
      at,
      actor,
      action: isActive ? 'channel-set-up' : 'channel-turned-off',
      subject: `channel:${name}`,
      detail: { kind: route.kind },
    })
    return { status: 'set', channels }
  })
}

export async function forgetProvider(
  { store, clock }: DeliverDeps,
  business: BusinessId,
  { name, actor }: { readonly name: RouteName; readonly actor: string },
): Promise<'forgotten' | ExperimentLock> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    const { [name]: _, ...routes } = before.channels.routes
    const channels = { ...before.channels, routes, active: activeWith(before.channels.active, { name, isActive: false }) }
    const lock = await experimentLock(tx, touchedVariables(before, { ...before, channels }))
    if (lock !== undefined) return lock
    await tx.business.change({ channels }, { version: before.version, at })
    await tx.business.audit({ at, actor, action: 'channel-forgotten', subject: `channel:${name}`, detail: {} })
    return 'forgotten'
  })
}

/** What is really sent comes before the sandbox; without anything else the sandbox stays. */
function activeWith(
  active: readonly ChannelName[],
  { name, isActive }: { readonly name: RouteName; readonly isActive: boolean },
): readonly ChannelName[] {
  const channel = CHANNELS.find(one => one === name)
  // Saved again, for a new password, it keeps its place in the order.
  if (isActive && channel !== undefined && active.includes(channel)) return active
  const others = active.filter(one => one !== name)
  const next =
    isActive && channel !== undefined
      ? [...others.filter(one => one !== 'sandbox'), channel, ...others.filter(one => one === 'sandbox')]
      : others
  return next.length === 0 ? ['sandbox'] : next
}

/** Nobody types a key pair of browsers' notices: it is drawn once and then stays, or every subscription would be lost. */
function withPushKeys(route: Route, stored: Route | undefined): Route {
  if (route.kind !== 'web-push' || (route.values['publicKey'] ?? '') !== '') return route
  if (stored?.kind === 'web-push') return { ...route, values: { ...route.values, publicKey: stored.values['publicKey'] ?? '' } }
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys('base64url')
  return { ...route, values: { ...route.values, publicKey, privateKey: pair.getPrivateKey('base64url') } }
}

export interface TestMessage {
  readonly name: RouteName | 'email'
  readonly address: string
  readonly locale: Locale
  readonly actor: string
  /** What he wants to look at; our own sentence when left out. */
  readonly words?: { readonly subject: string; readonly text: string }
}

export type TestSent = ChannelOutcome | 'not-set-up' | 'not-live'

/** One message to the owner himself, outside of the outbox: what he sees is what the provider says. */
export async function sendTest(
  deps: DeliverDeps & { readonly openChannels: ChannelOpener },
  business: BusinessId,
  input: TestMessage,
): Promise<TestSent> {
  const at = deps.clock.now()
  const { live } = await deps.store.system.installation(at)
  if (!live) return 'not-live'
  const { channels, name: shop } = await deps.store.inBusiness(business, async tx => {
    await tx.business.audit({ at, actor: input.actor, action: 'channel-tested', subject: `channel:${input.name}`, detail: {} })
    return tx.business.read()
  })
  const name = CHANNELS.find(one => one === input.name)
  const opened = name && deps.openChannels({ ...channels, active: [name] }).find(channel => channel.name === name)
  if (name === undefined || opened === undefined) return 'not-set-up'
  const message = ownerMessage({
    business,
    name: `test:${at}`,
    channel: name,
    address: input.address,
    locale: input.locale,
    subject: input.words?.subject ?? shop,
    body: input.words?.text ?? testText(input.locale, shop),
    at,
    validMs: TEST_VALID_MS,
  })
  try {
    return await opened.deliver(message)
  } finally {
    await opened.close()
  }
}

const TEST_VALID_MS = 10 * 60_000
