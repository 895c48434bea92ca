/** What the command line can ask for, made of the store, the server and the worker. Heavy parts are loaded when they are needed. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { App, AppOptions } from './cli/app.ts'
import type { Program } from './cli/program.ts'
import { readConfig } from './config.ts'
import { StartRefusal } from './kernel/start-refusal.ts'
import { openApp, type OpenedApp } from './opened-app.ts'
import { PACKAGE_ROOT, packageVersion } from './package-root.ts'
import type { Config } from './ports/config.ts'

export function makeProgram(): Program {
  const config = readConfig()
  const opened = new WeakMap<App, OpenedApp>()
  const openedOf = (app: App): OpenedApp => {
    const found = opened.get(app)
    if (found === undefined) throw new Error('the app was opened by this program')
    return found
  }
  return {
    version: packageVersion(),
    config,
    openApp: async options => {
      const chosen = configFor(config, options)
      if (options.mustExist === true) requireInstallation(chosen)
      const app = await openApp(chosen, options)
      opened.set(app, app)
      return app
    },
    serve: async (app, options) =>
      (await import('./serve.ts')).serve(openedOf(app), { ...options, webDir: join(PACKAGE_ROOT, 'dist', 'web') }),
    startWorker: async app => (await import('./serve.ts')).startAppWorker(openedOf(app)),
    migrate: async options => (await import('./maintenance.ts')).migrateOnly(configFor(config, options)),
    backup: async (options, file) => {
      const chosen = configFor(config, options)
      requireInstallation(chosen)
      return (await import('./maintenance.ts')).backup(chosen, file)
    },
    restore: async (options, file) => (await import('./maintenance.ts')).restore(configFor(config, options), file),
    exportCsv: async (options, folder) => {
      const chosen = configFor(config, options)
      requireInstallation(chosen)
      return exportFrom(await openApp(chosen, options), folder)
    },
    importWhole: async (options, folder) => (await import('./maintenance.ts')).importWhole(configFor(config, options), folder),
    doctor: async options => (await import('./maintenance.ts')).doctor(configFor(config, options)),
    untilStopped,
  }
}

function configFor(config: Config, options: AppOptions): Config {
  return { ...config, dataDirectory: options.dataDirectory ?? config.dataDirectory }
}

/** Another PostgreSQL says by itself whether it is there. @throws StartRefusal 'no-installation' */
function requireInstallation({ dataDirectory, databaseUrl }: Config): void {
  if (databaseUrl !== undefined) return
  const isThere = ['postgres', 'database-place'].some(name => existsSync(join(dataDirectory, name)))
  if (!isThere) throw new StartRefusal('no-installation', { path: dataDirectory })
}

async function exportFrom(app: OpenedApp, folder: string): Promise<readonly string[]> {
  try {
    return await (await import('./maintenance.ts')).exportTables(app, folder)
  } finally {
    await app.close()
  }
}

/** The first signal asks to stop; the second one does not ask. */
function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    let asked = false
    const onSignal = (): void => {
      if (asked) process.exit(1)
      asked = true
      resolve()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
  })
}
