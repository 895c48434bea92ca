/** An open store with the engine under it, its key and its business: what every command but the stateless ones begins with. */
import { createHmac, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { mailTools } from './channels/email/mail-tools.ts'
import { openChannels } from './channels/open-channels.ts'
import type { App, AppOptions } from './cli/app.ts'
import { type BusinessId, businessId } from './kernel/ids.ts'
import { instantFromMs } from './kernel/instant.ts'
import { StartRefusal } from './kernel/start-refusal.ts'
import { NEW_BUSINESS_NAME } from './locales/terminal/new-business.ts'
import type { Clock } from './ports/clock.ts'
import type { Config } from './ports/config.ts'
import type { ImportFile } from './ports/import-file.ts'
import type { Store } from './ports/store.ts'
import { openImportFile } from './sources/csv/open-import-file.ts'
import { calendarReader } from './sources/ics/read-calendar.ts'
import { openSources } from './sources/open-sources.ts'
import type { Engine } from './store/engines/engine.ts'
import { errorCode, refuseFileError } from './store/engines/file-errors.ts'
import { makeFolder } from './store/engines/make-folder.ts'
import { openStore } from './store/open-store.ts'
import { ensureFirstBusiness } from './usecases/business/create-business.ts'

/** An app together with the engine under it, for the parts that need a connection of their own. */
export interface OpenedApp extends App {
  readonly engine: Engine
}

export const wallClock: Clock = { now: () => instantFromMs(Date.now()) }

async function openFile(path: string): Promise<ImportFile | undefined> {
  return openImportFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  })
}

/** @throws StartRefusal */
export async function openApp(config: Config, options: AppOptions): Promise<OpenedApp> {
  const engine = await openEngine(config)
  let store: Store | undefined
  try {
    const secretKey = await readSecretKey(config)
    store = await openStore({ databaseUrl: engine.databaseUrl, role: engine.role, secretKey })
    const business = await findBusiness(store, config, options.business)
    const opened = store
    const sources = openSources({ allowedHosts: config.allowedHosts })
    return {
      engine,
      store,
      clock: wallClock,
      config,
      business,
      openChannels,
      openFile,
      sources,
      calendars: calendarReader(sources.ask),
      mailRecords: mailTools(),
      worker: `${hostname()}:${process.pid}`,
      linkSecret: createHmac('sha256', secretKey).update('links').digest('base64url'),
      close: async () => {
        await opened.close()
        await engine.close()
      },
    }
  } catch (error) {
    await store?.close()
    await engine.close()
    throw error
  }
}

/** The embedded server of the data directory, or the one that DATABASE_URL names. @throws StartRefusal */
export async function openEngine(config: Config): Promise<Engine> {
  if (config.databaseUrl !== undefined)
    return (await import('./store/engines/remote-postgres.ts')).connectRemotePostgres(config.databaseUrl)
  return (await import('./store/engines/embedded-postgres.ts')).startEmbeddedPostgres({ dataDirectory: config.dataDirectory })
}

/** 32 bytes: from REGULARS_SECRET where several machines serve one database, otherwise from a file beside the data. */
export async function readSecretKey(config: Config): Promise<Uint8Array> {
  if (config.secret !== undefined) return createHmac('sha256', 'regulars').update(config.secret).digest()
  const file = join(config.dataDirectory, 'secret-key')
  const known = await readFile(file, 'utf8').catch(() => undefined)
  if (known !== undefined) return Buffer.from(known.trim(), 'base64url')
  const made = randomBytes(32)
  try {
    await makeFolder(config.dataDirectory, 0o700)
    await writeFile(file, made.toString('base64url'), { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    // Another first start wrote it a moment earlier.
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readSecretKey(config)
    return refuseFileError(error, config.dataDirectory)
  }
}

async function findBusiness(store: Store, config: Config, wanted: number | undefined): Promise<BusinessId> {
  if (wanted !== undefined) {
    const businesses = await store.system.businesses()
    if (!businesses.includes(businessId(wanted))) throw new StartRefusal('no-such-business', { business: wanted })
    return businessId(wanted)
  }
  const name = NEW_BUSINESS_NAME[config.guess.locale]
  return ensureFirstBusiness({ store, clock: wallClock }, { name, trade: 'other', ...config.guess })
}
