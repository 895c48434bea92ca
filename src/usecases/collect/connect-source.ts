/** Connects a source: an address with a secret key for what it sends, and its credentials, sealed. */
import { randomBytes } from 'node:crypto'
import { type BusinessId, type ConnectionId, newId } from '../../kernel/ids.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { Secrets, SourceAdapter } from '../../ports/source.ts'
import type { SourceConnection } from '../../ports/source-store.ts'
import { newAccessToken } from '../business/access-token.ts'
import type { HookDeps } from './receive-hook.ts'

export interface ConnectInput {
  readonly source: string
  readonly name: string
  readonly secrets: Secrets
  readonly settings: JsonObject
  readonly actor: string
}

export type ConnectResult = { readonly connection: SourceConnection } | { readonly refusal: 'unknown-source' }

export async function connectSource(deps: HookDeps, business: BusinessId, input: ConnectInput): Promise<ConnectResult> {
  const adapter = deps.sources.find(input.source)
  if (!adapter) return { refusal: 'unknown-source' }
  const at = deps.clock.now()
  const token = newAccessToken('hook', business)
  const secrets = { ...ownSecrets(adapter), ...known(adapter, input.secrets) }
  const connection: SourceConnection = {
    connectionId: newId(at),
    source: adapter.name,
    name: input.name,
    key: token.text,
    secrets,
    settings: input.settings,
    cursor: {},
    state: 'on',
    createdAt: at,
    lastEventAt: null,
    lastPullAt: null,
    nextPullAt: adapter.pull ? at : null,
    pullProblem: null,
    refusedCount: 0,
  }
  await deps.store.inBusiness(business, async tx => {
    await tx.sources.insertConnection({ ...connection, keyHash: token.hash })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'source-connected',
      subject: `source:${connection.connectionId}`,
      detail: { source: adapter.name },
    })
  })
  return { connection }
}

/** Made here and pasted there: letters and digits alone, because some shops decode the rest. */
function ownSecrets(adapter: SourceAdapter): Secrets {
  const made = adapter.fields.filter(field => field.origin === 'ours' && field.isRequired)
  return Object.fromEntries(made.map(field => [field.name, field.name === 'login' ? 'regulars' : randomBytes(24).toString('hex')]))
}

function known(adapter: SourceAdapter, secrets: Secrets): Secrets {
  const names = new Set(adapter.fields.map(field => field.name))
  return Object.fromEntries(Object.entries(secrets).filter(([name, value]) => value.trim() !== '' && (names.has(name) || name === 'host')))
}

export interface ChangeInput {
  readonly connectionId: ConnectionId
  readonly name?: string | undefined
  /** Only what is named changes; an empty text removes it. */
  readonly secrets?: Secrets | undefined
  readonly settings?: JsonObject | undefined
  readonly state?: 'on' | 'off' | undefined
  readonly actor: string
}

export async function changeSource(deps: HookDeps, business: BusinessId, input: ChangeInput): Promise<ConnectResult> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const connection = await tx.sources.connection(input.connectionId)
    const adapter = connection && deps.sources.find(connection.source)
    if (!connection || !adapter) return { refusal: 'unknown-source' }
    const secrets = input.secrets && known(adapter, { ...connection.secrets, ...input.secrets })
    await tx.sources.changeConnection(connection.connectionId, {
      ...(input.name !== undefined && { name: input.name }),
      ...(secrets && { secrets }),
      ...(input.settings && { settings: { ...connection.settings, ...input.settings } }),
      ...(input.state && { state: input.state }),
      // New credentials are tried at once.
      ...((secrets || input.state === 'on') && adapter.pull && { nextPullAt: at, pullProblem: null }),
    })
    await tx.business.audit({
      at,
      actor: input.actor,
      action: 'source-changed',
      subject: `source:${connection.connectionId}`,
      detail: { fields: Object.keys(input.secrets ?? {}) },
    })
    return { connection: (await tx.sources.connection(connection.connectionId)) ?? connection }
  })
}

/** The address answers nobody any more and its inbox goes; what it told stays. */
export async function disconnectSource(
  deps: Pick<HookDeps, 'store' | 'clock'>,
  business: BusinessId,
  given: { readonly connectionId: ConnectionId; readonly actor: string },
): Promise<boolean> {
  const at = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const isGone = await tx.sources.deleteConnection(given.connectionId)
    if (isGone)
      await tx.business.audit({
        at,
        actor: given.actor,
        action: 'source-disconnected',
        subject: `source:${given.connectionId}`,
        detail: {},
      })
    return isGone
  })
}
