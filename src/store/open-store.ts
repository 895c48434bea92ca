/** The store of the program over PostgreSQL: one pool, transactions that belong to one business. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { BusinessId } from '../kernel/ids.ts'
import type { Store, Tx } from '../ports/store.ts'
import { rememberClient } from './copy.ts'
import { keptStatements, openingOf } from './kept-statement.ts'
import type { Asked } from './message.ts'
import { migrate } from './migrate.ts'
import { openPool, type PoolOptions } from './pool.ts'
import { appointmentQueries } from './queries/appointments.ts'
import { audienceQueries } from './queries/audiences.ts'
import { businessQueries } from './queries/business.ts'
import { campaignQueries } from './queries/campaign.ts'
import { channelQueries } from './queries/channels.ts'
import { collectQueries } from './queries/collect.ts'
import { collectionPointQueries } from './queries/collection-points.ts'
import { deliverQueries } from './queries/deliver.ts'
import { euroSwitchQueries } from './queries/euro-switch.ts'
import { experimentQueries } from './queries/experiment.ts'
import { handGiftQueries } from './queries/hand-gifts.ts'
import { inboxQueries } from './queries/inbox.ts'
import { listQueries } from './queries/lists.ts'
import { measureQueries } from './queries/measure.ts'
import { offerQueries } from './queries/offer.ts'
import { planQueries } from './queries/plan.ts'
import { referralQueries } from './queries/referrals.ts'
import { respondQueries } from './queries/respond.ts'
import { retentionQueries } from './queries/retention.ts'
import { rewardQueries } from './queries/reward.ts'
import { sampleQueries } from './queries/sample.ts'
import { sourceQueries } from './queries/sources.ts'
import { systemQueries } from './queries/system.ts'
import type { Opened } from './queries/understand-facts.ts'
import { understandQueries } from './queries/understand.ts'
import { webhookQueries } from './queries/webhooks.ts'
import { whatNextQueries } from './queries/what-next.ts'
import { Remembered } from './remembered.ts'
import type { Database } from './schema/database.ts'
import { type SecretBox, secretBox } from './secret-box.ts'

export interface OpenStoreOptions extends PoolOptions {
  /** 32 bytes that seal passwords of the outside world. */
  readonly secretKey: Uint8Array
  /** Migrations are run before the store is handed out, unless the caller did it. */
  readonly migrate?: boolean
}

/** @throws StartRefusal when the schema is newer than the program or was changed by hand. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const pool = openPool(options)
  try {
    if (options.migrate ?? true) await migrate(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return storeOver(pool, secretBox(options.secretKey))
}

function storeOver(pool: Pool, box: SecretBox): Store {
  const remembered = new Remembered()
  const shared = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return {
    inBusiness: (business, work, options) =>
      inTransaction(pool, openingOf(business, options), trx => work(txOf({ trx, business, box, remembered }))),
    system: systemQueries(shared),
    exclusively: (business, lock, work) => exclusively(pool, { business, isPatient: false, ...lock }, work),
    ping: async () => {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

const STAGES: { readonly [Name in keyof Tx]: (opened: Opened) => Tx[Name] } = {
  business: ({ trx, business, box }) => businessQueries(trx, business, box),
  collect: ({ trx, business }) => collectQueries(trx, business),
  understand: understandQueries,
  whatNext: ({ trx, business }) => whatNextQueries(trx, business),
  plan: ({ trx, business }) => planQueries(trx, business),
  campaign: ({ trx, business }) => campaignQueries(trx, business),
  offer: ({ trx, business }) => offerQueries(trx, business),
  experiment: ({ trx, business }) => experimentQueries(trx, business),
  deliver: ({ trx, business }) => deliverQueries(trx, business),
  channels: ({ trx, business }) => channelQueries(trx, business),
  respond: ({ trx, business }) => respondQueries(trx, business),
  appointments: ({ trx, business, box }) => appointmentQueries(trx, business, box),
  inbox: ({ trx, business }) => inboxQueries(trx, business),
  reward: ({ trx, business }) => rewardQueries(trx, business),
  handGifts: ({ trx, business }) => handGiftQueries(trx, business),
  euroSwitch: ({ trx, business }) => euroSwitchQueries(trx, business),
  referrals: ({ trx, business }) => referralQueries(trx, business),
  collectionPoints: ({ trx, business }) => collectionPointQueries(trx, business),
  measure: ({ trx, business }) => measureQueries(trx, business),
  sample: ({ trx, business }) => sampleQueries(trx, business),
  sources: ({ trx, business, box }) => sourceQueries(trx, business, box),
  audiences: ({ trx, business }) => audienceQueries(trx, business),
  webhooks: ({ trx, business, box }) => webhookQueries(trx, business, box),
  lists: ({ trx, business }) => listQueries(trx, business),
  retention: ({ trx, business }) => retentionQueries(trx, business),
}

/** The queries of a stage are made when somebody asks for them: most transactions see two or three stages, and all of them are some hundred functions. */
class Stages {
  readonly opened: Opened

  constructor(opened: Opened) {
    this.opened = opened
  }
}
for (const [name, make] of Object.entries(STAGES)) {
  Object.defineProperty(Stages.prototype, name, {
    get(this: Stages): unknown {
      const value: unknown = make(this.opened)
      Object.defineProperty(this, name, { value })
      return value
    },
  })
}

function txOf(opened: Opened): Tx {
  return new Stages(opened) as unknown as Tx
}

/** A transaction on a connection of its own, so that COPY can use the very connection that Kysely writes through. */
async function inTransaction<T>(pool: Pool, opening: readonly Asked[], work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A connection that breaks outside of a query reports it as an event; the next query on it fails, which is enough.
  const onError = (): void => undefined
  client.on('error', onError)
  // Kysely asks for a pool and gets one with this single connection, which it gives back when the transaction ends.
  const kept = keptStatements(client, opening)
  const single = { options: pool.options, connect: async () => kept, end: async () => undefined }
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: single }) })
  try {
    return await db.transaction().execute(trx => {
      rememberClient(trx, client, kept)
      return work(trx)
    })
  } finally {
    client.off('error', onError)
  }
}

interface Lock {
  readonly business: BusinessId
  readonly name: string
  readonly isPatient: boolean
}

async function exclusively<T>(pool: Pool, lock: Lock, work: () => Promise<T>): Promise<T | 'busy'> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error): void => {
    broken = error
  }
  client.on('error', onError)
  const key = [lock.business, lock.name]
  try {
    if (lock.isPatient) await client.query('select pg_advisory_lock($1, hashtext($2))', key)
    else {
      const taken = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as taken', key)
      if (taken.rows[0]?.taken !== true) return 'busy'
    }
    try {
      return await work()
    } finally {
      if (broken === undefined) await client.query('select pg_advisory_unlock($1, hashtext($2))', key)
    }
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
