/**
 * The door for deliveries: verified over the raw bytes, kept, answered; what they mean is read later.
 * Deliveries that come while others are being written are written together with the next ones, in one transaction.
 */
import { createHash } from 'node:crypto'
import type { BusinessId } from '../../kernel/ids.ts'
import type { HookRequest, SourceBook } from '../../ports/source.ts'
import type { NewHook, SourceConnection } from '../../ports/source-store.ts'
import type { Tx } from '../../ports/store.ts'
import { readAccessToken } from '../business/access-token.ts'
import type { CollectDeps } from './deps.ts'

export interface HookDeps extends CollectDeps {
  readonly sources: SourceBook
}

export interface IncomingHook extends HookRequest {
  readonly source: string
  readonly key: string
  /** The address it was sent to, as seen here. */
  readonly url: string
}

/** 'unknown': no such address, or it was disconnected. 'busy': more waits than memory may hold. */
export type Received = 'kept' | 'probe' | 'refused' | 'unknown' | 'busy'

interface Waiting {
  readonly hook: IncomingHook
  readonly keyHash: Uint8Array
  readonly business: BusinessId
  readonly answer: (received: Received) => void
  readonly fail: (error: unknown) => void
}

const TOGETHER_MAX = 400
/** While one transaction waits for the disk, the next is being written. */
const WRITERS_MAX = 2
const WAITING_BYTES_MAX = 128 * 1024 * 1024
/** What is kept of the headers: what names the event and its form; never a password or a signature. */
const KEPT_HEADERS: ReadonlySet<string> = new Set([
  'content-type',
  'x-wc-webhook-topic',
  'x-wc-webhook-resource',
  'x-wc-webhook-event',
  'x-wc-webhook-id',
  'x-wc-webhook-source',
  'x-shopify-topic',
  'x-shopify-shop-domain',
  'x-shopify-event-id',
  'x-shopify-webhook-id',
  'x-shopify-triggered-at',
  'webhook-id',
  'x-request-id',
  'idempotency-key',
])

export class HookIntake {
  readonly #deps: HookDeps
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #writers = 0

  constructor(deps: HookDeps) {
    this.#deps = deps
  }

  receive(hook: IncomingHook): Promise<Received> {
    const read = readAccessToken('hook', hook.key)
    if (!read) return Promise.resolve('unknown')
    if (this.#waitingBytes + hook.body.byteLength > WAITING_BYTES_MAX) return Promise.resolve('busy')
    return new Promise((answer, fail) => {
      this.#waiting.push({ hook, keyHash: read.hash, business: read.business, answer, fail })
      this.#waitingBytes += hook.body.byteLength
      if (this.#writers < WRITERS_MAX) void this.#write()
    })
  }

  /** Whether it would be taken, without taking it. */
  async try(hook: IncomingHook): Promise<Received> {
    const read = readAccessToken('hook', hook.key)
    if (!read) return 'unknown'
    const found = await this.#deps.store.inBusiness(read.business, tx => tx.sources.connectionsByKey([read.hash]))
    return this.#verdict(hook, found.get(Buffer.from(read.hash).toString('hex')))
  }

  async #write(): Promise<void> {
    this.#writers += 1
    try {
      while (this.#waiting.length > 0) {
        const batch = this.#waiting.splice(0, TOGETHER_MAX)
        this.#waitingBytes -= batch.reduce((sum, { hook }) => sum + hook.body.byteLength, 0)
        for (const [business, mine] of Map.groupBy(batch, each => each.business)) await this.#writeOf(business, mine)
      }
    } finally {
      this.#writers -= 1
    }
  }

  async #writeOf(business: BusinessId, batch: readonly Waiting[]): Promise<void> {
    try {
      const received = await this.#deps.store.inBusiness(business, tx => this.#keep(tx, batch))
      batch.forEach((each, nth) => each.answer(received[nth] ?? 'unknown'))
    } catch (error) {
      for (const each of batch) each.fail(error)
    }
  }

  async #keep(tx: Tx, batch: readonly Waiting[]): Promise<readonly Received[]> {
    const connections = await tx.sources.connectionsByKey([...new Map(batch.map(each => [each.hook.key, each.keyHash])).values()])
    const kept: NewHook[] = []
    const received: Received[] = []
    for (const { hook, keyHash } of batch) {
      const connection = connections.get(Buffer.from(keyHash).toString('hex'))
      const verdict = this.#verdict(hook, connection)
      received.push(verdict)
      if (verdict === 'refused' && connection) await tx.sources.countRefused(connection.connectionId)
      if (verdict === 'kept' && connection) kept.push(this.#hookOf(hook, connection))
    }
    if (kept.length > 0) await tx.sources.insertHooks(kept)
    return received
  }

  #verdict(hook: IncomingHook, connection: SourceConnection | undefined): Received {
    const adapter = connection && this.#deps.sources.find(connection.source)
    if (!connection || connection.state === 'off' || connection.source !== hook.source || !adapter) return 'unknown'
    const own = connection.settings['publicUrl']
    const url = typeof own === 'string' && own !== '' ? own : hook.url
    const verdict = adapter.verify(hook, { secrets: connection.secrets, url, at: this.#deps.clock.now() })
    return verdict === 'genuine' ? 'kept' : verdict
  }

  #hookOf(hook: IncomingHook, connection: SourceConnection): NewHook {
    const named = this.#deps.sources.find(connection.source)?.eventKey(hook)
    return {
      connectionId: connection.connectionId,
      eventKey: named === undefined ? `sha256:${createHash('sha256').update(hook.body).digest('hex')}` : `id:${named.slice(0, 300)}`,
      receivedAt: this.#deps.clock.now(),
      headers: Object.fromEntries(Object.entries(hook.headers).filter(([name]) => KEPT_HEADERS.has(name))),
      body: hook.body,
    }
  }
}
