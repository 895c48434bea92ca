/** A store of its own for a suite: a fresh clone of the migrated database, on the real PostgreSQL. */
import { randomBytes } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
import { inject } from 'vitest'
import type { Store } from '../src/ports/store.ts'
import { openStore } from '../src/store/open-store.ts'

export interface TestStore {
  readonly store: Store
  /** Signs in as the plain user that the program uses. */
  readonly databaseUrl: string
  close(): Promise<void>
}

export async function testStore(): Promise<TestStore> {
  const { databaseUrl, drop } = await testDatabase()
  const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 5 })
  return {
    store,
    databaseUrl,
    close: async () => {
      await store.close()
      await drop()
    },
  }
}

/** A database alone, for suites that open it themselves; `empty` has no tables at all. */
export async function testDatabase(
  kind: 'migrated' | 'empty' = 'migrated',
): Promise<{ readonly databaseUrl: string; readonly drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`create database ${name} owner regulars template ${kind === 'migrated' ? 'regulars' : 'template0'}`)
  const databaseUrl = new URL(inject('templateUrl'))
  databaseUrl.pathname = `/${name}`
  return { databaseUrl: databaseUrl.href, drop: () => dropDatabase(name) }
}

/** What PostgreSQL says of a database that somebody is still connected to, after it has waited five seconds for him to leave. */
const IN_USE = '55006'

/** A connection that is just saying goodbye is waited for: thrown out, it would fail the run with an error that nobody listens for. */
async function dropDatabase(name: string): Promise<void> {
  try {
    await asAdmin(`drop database ${name}`)
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== IN_USE) throw error
    await asAdmin(`drop database ${name} with (force)`)
  }
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: inject('adminUrl') })
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
