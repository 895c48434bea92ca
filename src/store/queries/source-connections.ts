/** Connections; keys and credentials are sealed under the key of the installation. */
import { type Selectable, sql, type Transaction } from 'kysely'
import * as z from 'zod'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ConnectionStore, SourceConnection } from '../../ports/source-store.ts'
import { KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'

const SECRETS = z.record(z.string(), z.string())

export function connectionQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): ConnectionStore {
  const all = () => trx.selectFrom('source_connection').selectAll().where('business_id', '=', business)
  return {
    insertConnection: async connection => {
      await trx
        .insertInto('source_connection')
        .values({
          business_id: business,
          connection_id: connection.connectionId,
          source: connection.source,
          name: connection.name,
          key_hash: connection.keyHash,
          key_sealed: box.seal(connection.key),
          secrets_sealed: box.seal(JSON.stringify(connection.secrets)),
          settings: JSON.stringify(connection.settings),
          cursor: JSON.stringify(connection.cursor),
          state: connection.state,
          created_at: isoInstant(connection.createdAt),
          last_event_at: null,
          last_pull_at: null,
          next_pull_at: connection.nextPullAt === null ? null : isoInstant(connection.nextPullAt),
          pull_problem: null,
        })
        .execute()
    },
    connections: async () => (await all().orderBy('created_at').orderBy('connection_id').execute()).map(row => connectionOf(row, box)),
    connection: async connectionId => {
      const row = await all().where('connection_id', '=', connectionId).executeTakeFirst()
      return row && connectionOf(row, box)
    },
    connectionsByKey: async keyHashes => {
      const hashes = keyHashes.map(hash => Buffer.from(hash))
      const rows = await all()
        .modifyFront(KEPT)
        .where(sql<boolean>`key_hash = any(${hashes}::bytea[])`)
        .execute()
      return new Map(rows.map(row => [Buffer.from(row.key_hash).toString('hex'), connectionOf(row, box)]))
    },
    changeConnection: async (connectionId, { secrets, settings, cursor, lastPullAt, nextPullAt, pullProblem, ...plain }) => {
      const changes = {
        ...plain,
        ...(secrets && { secrets_sealed: box.seal(JSON.stringify(secrets)) }),
        ...(settings && { settings: JSON.stringify(settings) }),
        ...(cursor && { cursor: JSON.stringify(cursor) }),
        ...(lastPullAt && { last_pull_at: isoInstant(lastPullAt) }),
        ...(nextPullAt !== undefined && { next_pull_at: nextPullAt === null ? null : isoInstant(nextPullAt) }),
        ...(pullProblem !== undefined && { pull_problem: pullProblem }),
      }
      if (Object.keys(changes).length === 0) return
      await trx
        .updateTable('source_connection')
        .set(changes)
        .where('business_id', '=', business)
        .where('connection_id', '=', connectionId)
        .execute()
    },
    deleteConnection: async connectionId => {
      const gone = trx.deleteFrom('source_connection').where('business_id', '=', business).where('connection_id', '=', connectionId)
      return (await gone.executeTakeFirst()).numDeletedRows === 1n
    },
    countRefused: async connectionId => {
      await sql`update source_connection set refused_count = refused_count + 1
        where business_id = ${business} and connection_id = ${connectionId}`.execute(trx)
    },
  }
}

function connectionOf(row: Selectable<Database['source_connection']>, box: SecretBox): SourceConnection {
  const opened = box.open(row.secrets_sealed)
  const secrets = SECRETS.safeParse(opened === '' ? {} : JSON.parse(opened))
  return {
    connectionId: id<'connection'>(row.connection_id),
    source: row.source,
    name: row.name,
    key: box.open(row.key_sealed),
    secrets: secrets.success ? secrets.data : {},
    settings: row.settings,
    cursor: row.cursor,
    state: row.state === 'on' ? 'on' : 'off',
    createdAt: row.created_at,
    lastEventAt: row.last_event_at,
    lastPullAt: row.last_pull_at,
    nextPullAt: row.next_pull_at,
    pullProblem: row.pull_problem,
    refusedCount: row.refused_count,
  }
}
