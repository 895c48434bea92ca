/** Connections to one PostgreSQL. */
import { escapeIdentifier, Pool, type PoolConfig } from 'pg'
import { columnParsers } from './column-parsers.ts'

/** Enough for the pages, the worker and an import at once; the embedded server allows 60 for all processes together. */
const CONNECTIONS_MAX = 12
const CONNECT_MS_MAX = 15_000

export interface PoolOptions {
  readonly databaseUrl: string
  /** A role without the right to bypass row-level security; taken on by every connection when the login is a superuser. */
  readonly role?: string | undefined
  readonly connectionsMax?: number | undefined
}

export function openPool(options: PoolOptions): Pool {
  const pool = new Pool({ ...poolSettings(options), types: columnParsers })
  // An idle connection that the server closes is replaced at the next use; without a listener the event would end the process.
  pool.on('error', () => undefined)
  return pool
}

export function poolSettings(options: PoolOptions): PoolConfig {
  const { role } = options
  return {
    connectionString: options.databaseUrl,
    max: options.connectionsMax ?? CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    keepAlive: true,
    verify: (client, done) => {
      client.query(`set timezone to 'UTC'${role === undefined ? '' : `; set role ${escapeIdentifier(role)}`}`, error => done(error))
    },
  }
}
