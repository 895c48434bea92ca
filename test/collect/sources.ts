/** Samples of the sources, a shop that is connected to them, and the way of one delivery through the server and the worker. */
import { readFileSync } from 'node:fs'
import type { SourceName } from '../../src/domain/collect/source-event.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { OutsideAnswer, OutsideRequest, Secrets, SourceBook } from '../../src/ports/source.ts'
import type { SourceConnection } from '../../src/ports/source-store.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { connectSource } from '../../src/usecases/collect/connect-source.ts'
import { HookIntake } from '../../src/usecases/collect/receive-hook.ts'
import { processHooks } from '../../src/usecases/collect/process-hooks.ts'
import { newBusiness, type NewBusinessOptions } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { movedClock, type MovedClock } from '../deliver/shop.ts'

export const sample = (file: string): Buffer => readFileSync(`test/data/sources/${file}`)
export const sampleJson = (file: string): unknown => JSON.parse(sample(file).toString('utf8'))

/** What the outside world answers: a contract double of the source's published API. */
export type Outside = (request: OutsideRequest) => OutsideAnswer | undefined

export interface ConnectedShop {
  readonly business: BusinessId
  readonly connections: ReadonlyMap<SourceName, SourceConnection>
  /** Posts a sample to its source and lets the worker read it. */
  deliver(source: SourceName, body: Uint8Array | string, headers?: Readonly<Record<string, string>>): Promise<string>
  purchases(): Promise<readonly Readonly<Record<string, unknown>>[]>
  refunds(): Promise<readonly Readonly<Record<string, unknown>>[]>
  query(text: string): Promise<readonly Readonly<Record<string, unknown>>[]>
}

export interface SourceRoom {
  readonly opened: TestStore
  readonly clock: MovedClock
  readonly sources: SourceBook
  setOutside(outside: Outside): void
  newShop(names: readonly SourceName[], options?: NewBusinessOptions & { readonly secrets?: Secrets }): Promise<ConnectedShop>
  close(): Promise<void>
}

export async function sourceRoom(): Promise<SourceRoom> {
  const opened = await testStore()
  const clock = movedClock()
  let outside: Outside = () => undefined
  const sources = openSources({ ask: async request => outside(request) ?? { failure: 'unreachable' } })
  const deps = { store: opened.store, clock, sources }
  const intake = new HookIntake(deps)
  return {
    opened,
    clock,
    sources,
    setOutside: next => {
      outside = next
    },
    newShop: async (names, { secrets = {}, ...options } = {}) => {
      const business = await newBusiness(opened.store, options)
      const connections = new Map<SourceName, SourceConnection>()
      for (const source of names) {
        const connected = await connectSource(deps, business, { source, name: source, secrets, settings: {}, actor: 'system' })
        if ('connection' in connected) connections.set(source, connected.connection)
      }
      const query = async (text: string) => {
        const { default: pg } = await import('pg')
        const client = new pg.Client({ connectionString: opened.databaseUrl })
        await client.connect()
        try {
          await client.query(`select set_config('app.business_id', '${business}', false)`)
          return (await client.query<Record<string, unknown>>(text)).rows
        } finally {
          await client.end()
        }
      }
      return {
        business,
        connections,
        deliver: async (source, body, headers = {}) => {
          const connection = connections.get(source)
          const bytes = typeof body === 'string' ? Buffer.from(body) : body
          const token = connection?.secrets['push_token']
          const own: Readonly<Record<string, string>> = token === undefined ? {} : { authorization: `Bearer ${token}` }
          const key = connection?.key ?? ''
          const received = await intake.receive({
            source,
            key,
            url: 'https://shop.example/in',
            headers: { ...own, ...headers },
            body: bytes,
          })
          await processHooks(deps, business)
          return received
        },
        query,
        purchases: () =>
          query(`select total_minor::integer as total, refunded_minor::integer as refunded, currency, status, local_day::text as day, local_minute as minute,
            customer_id is not null as known, fiscal_key, receipt_no, discount_minor::integer as discount from purchase order by occurred_at, purchase_id`),
        refunds: () =>
          query(
            `select total_minor::integer as total, purchase_id is not null as linked, local_day::text as day from refund order by occurred_at`,
          ),
      }
    },
    close: () => opened.close(),
  }
}
