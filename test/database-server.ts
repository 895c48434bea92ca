/** One PostgreSQL for the whole run of the tests, with a migrated database that every suite clones. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../src/store/engines/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { openPool } from '../src/store/pool.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    templateUrl: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'regulars-test-'))
  // The data of a test run is thrown away, so it need not survive a power cut.
  const engine = await startEmbeddedPostgres({ dataDirectory, settings: { fsync: 'off', full_page_writes: 'off' } })
  const pool = openPool({ databaseUrl: engine.databaseUrl })
  await migrate(pool)
  await pool.end()
  await allowClones(engine.adminUrl)
  project.provide('adminUrl', engine.adminUrl)
  project.provide('templateUrl', engine.databaseUrl)
  return async () => {
    await engine.close()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

/** No connection may be open on a template while it is cloned; so nobody but the administrator may open one. */
async function allowClones(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`alter database regulars with allow_connections false is_template true`)
  await admin.end()
}
