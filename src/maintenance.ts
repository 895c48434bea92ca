/** Work on the installation as a whole: migrate, backup, restore, doctor. */
import { access, readdir, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupSummary, DoctorLine } from './cli/program.ts'
import { forgetAgain, keepForgottenList, rememberBackup } from './forgotten-list.ts'
import { StartRefusal } from './kernel/start-refusal.ts'
import { PACKAGE_ROOT } from './package-root.ts'
import type { Config } from './ports/config.ts'
import { openEngine, type OpenedApp, readSecretKey, wallClock } from './opened-app.ts'
import type { Engine } from './store/engines/engine.ts'
import { exportCsv } from './store/export-csv.ts'
import { makeFolder } from './store/engines/make-folder.ts'
import { migrate, readMigrations, schemaVersion } from './store/migrate.ts'
import { openStore } from './store/open-store.ts'
import { openPool, type PoolOptions } from './store/pool.ts'
import { checkBackup, loadBackup } from './store/read-backup.ts'
import { checkWhole, loadWhole } from './store/read-whole.ts'
import { WHOLE_FOLDER, WHOLE_MANIFEST } from './store/whole-export.ts'
import { writeBackup } from './store/write-backup.ts'
import { writeWhole } from './store/write-whole.ts'

type Pool = ReturnType<typeof openPool>

export function migrateOnly(config: Config): Promise<readonly string[]> {
  return withPool(config, pool => migrate(pool))
}

export function backup(config: Config, file: string): Promise<BackupSummary> {
  return withPool(config, async pool => {
    await migrate(pool)
    const summary = await writeBackup(pool, { file, at: wallClock.now(), secretKey: await readSecretKey(config) })
    await rememberBackup(config.dataDirectory, file)
    return summary
  })
}

export async function exportTables(app: OpenedApp, folder: string): Promise<readonly string[]> {
  const pool = openPool({ databaseUrl: app.engine.databaseUrl, role: app.engine.role, connectionsMax: 1 })
  try {
    const names = await exportCsv(pool, app.business, folder)
    const { tables } = await writeWhole(pool, { business: app.business, folder, at: wallClock.now() })
    return [...names, WHOLE_MANIFEST, `${WHOLE_FOLDER}/ (${tables.length} tables)`]
  } finally {
    await pool.end()
  }
}

/** @throws StartRefusal when the folder holds no whole export, or there are data already */
export async function importWhole(config: Config, folder: string): Promise<Omit<BackupSummary, 'bytes'>> {
  const manifest = await checkWhole(folder)
  if (manifest === undefined) throw new StartRefusal('no-whole-export', { path: folder })
  if (config.databaseUrl === undefined) await refuseForeignFolder(config.dataDirectory)
  return withPool(config, async pool => {
    await migrate(pool)
    await loadWhole(pool, { folder, manifest })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { schemaVersion: manifest.schemaVersion, tables: manifest.tables.length, rows }
  })
}

/** @throws StartRefusal when the file is no whole backup, or there are data already */
export async function restore(config: Config, file: string): Promise<BackupSummary> {
  const checked = await checkBackup(file)
  if (config.databaseUrl === undefined) await refuseForeignFolder(config.dataDirectory)
  return withPool(config, async (pool, engine) => {
    if (await hasBusinesses(pool))
      throw new StartRefusal('restore-not-empty', { path: config.databaseUrl === undefined ? config.dataDirectory : 'DATABASE_URL' })
    // The key first: data without their key would be the worse half of an interrupted restore.
    if (config.secret === undefined) {
      await makeFolder(config.dataDirectory, 0o700)
      await writeFile(join(config.dataDirectory, 'secret-key'), checked.header.secretKey, { mode: 0o600 })
    }
    await loadBackup(pool, checked)
    await forgetAfterRestore(config, { databaseUrl: engine.databaseUrl, role: engine.role }, file)
    return checked.totals
  })
}

async function forgetAfterRestore(config: Config, database: Pick<PoolOptions, 'databaseUrl' | 'role'>, file: string): Promise<void> {
  const store = await openStore({ ...database, connectionsMax: 2, secretKey: await readSecretKey(config), migrate: false })
  try {
    await forgetAgain({ store, clock: wallClock }, { backup: file, dataDirectory: config.dataDirectory })
    await keepForgottenList(store, config.dataDirectory)
  } finally {
    await store.close()
  }
}

export async function doctor(config: Config): Promise<readonly DoctorLine[]> {
  const lines: DoctorLine[] = [
    { isGood: true, text: `Node ${process.versions.node} on ${process.platform}-${process.arch}` },
    await lookAtConsole(),
    await lookAtDisk(config),
  ]
  try {
    const found = await withPool(config, (pool, engine) => lookAtDatabase(pool, engine))
    return [...lines, ...found]
  } catch (error) {
    if (error instanceof StartRefusal) throw error
    return [...lines, { isGood: false, text: `database: ${error instanceof Error ? error.message : String(error)}` }]
  }
}

async function lookAtDatabase(pool: Pool, engine: Engine): Promise<DoctorLine[]> {
  const settings = await pool.query<{
    version: string
    checksums: string
    fsync: string
    bypasses: boolean
  }>(`select current_setting('server_version') as version,
    current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
    (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as bypasses`)
  const row = settings.rows[0]
  const [schema, known] = [await schemaVersion(pool), Math.max(...(await readMigrations()).map(migration => migration.version))]
  const businesses = schema === 0 ? 0 : Number((await pool.query<{ n: number }>('select count(*) as n from tenant')).rows[0]?.n)
  const live = schema === 0 ? undefined : (await pool.query<{ live: boolean }>('select live from installation')).rows[0]?.live
  return [
    { isGood: true, text: `${engine.kind} PostgreSQL ${row?.version ?? 'unknown'}` },
    { isGood: row?.fsync === 'on', text: `what is saved survives a power cut (fsync ${row?.fsync ?? 'unknown'})` },
    {
      isGood: engine.kind === 'remote' || row?.checksums === 'on',
      text: `damage on the disk is noticed (data checksums ${row?.checksums ?? 'unknown'})`,
    },
    { isGood: row?.bypasses === false, text: 'each business sees only its own rows' },
    { isGood: schema <= known, text: schema === known ? `schema ${schema}` : `schema ${schema}, ${known} after "regulars migrate"` },
    { isGood: true, text: `${businesses} business(es)` },
    {
      isGood: live !== false,
      text: live === false ? 'sending is off: this is a restored copy, confirm in Settings that it is the live one' : 'sending is on',
    },
  ]
}

async function lookAtConsole(): Promise<DoctorLine> {
  const isBuilt = await access(join(PACKAGE_ROOT, 'dist', 'web', 'index.html')).then(
    () => true,
    () => false,
  )
  return { isGood: isBuilt, text: isBuilt ? 'console built' : 'console not built: run "npm run build"' }
}

const FREE_BYTES_MIN = 500 * 1024 * 1024

async function lookAtDisk(config: Config): Promise<DoctorLine> {
  const disk = await statfs(config.dataDirectory).catch(() => undefined)
  if (disk === undefined) return { isGood: true, text: `data folder ${config.dataDirectory} (made at the first start)` }
  const freeBytes = disk.bavail * disk.bsize
  return { isGood: freeBytes > FREE_BYTES_MIN, text: `data folder ${config.dataDirectory}, ${Math.round(freeBytes / 1024 / 1024)} MB free` }
}

async function withPool<T>(config: Config, work: (pool: Pool, engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(config)
  const pool = openPool({ databaseUrl: engine.databaseUrl, role: engine.role, connectionsMax: 3 })
  try {
    return await work(pool, engine)
  } finally {
    await pool.end()
    await engine.close()
  }
}

async function hasBusinesses(pool: Pool): Promise<boolean> {
  if ((await schemaVersion(pool)) === 0) return false
  return (await pool.query('select 1 from tenant limit 1')).rows.length > 0
}

/** A folder that holds files but none of ours is somebody else's. */
async function refuseForeignFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.length > 0 && !names.includes('database-password')) throw new StartRefusal('restore-not-empty', { path: folder })
}
