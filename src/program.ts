/** What the command line can ask for, made of the store, the server and the worker. Heavy parts are loaded when they are needed. */
import { join } from 'node:path'
import type { App, AppOptions } from './cli/app.ts'
import type { Program } from './cli/program.ts'
import { readConfig } from './config.ts'
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
      const app = await openApp(configFor(config, options), options)
      opened.set(app, app)
      return app
    },
    serve: async (app, options) =>
      (await import('./serve.ts')).serve(openedOf(app), { ...options, webDir: join(PACKAGE_ROOT, 'dist', 'web') }),
    startWorker: async app => (await import('./serve.ts')).startAppWorker(openedOf(app)),
    migrate: async options => (await import('./maintenance.ts')).migrateOnly(configFor(config, options)),
    backup: async (options, file) => (await import('./maintenance.ts')).backup(configFor(config, options), file),
    restore: async (options, file) => (await import('./maintenance.ts')).restore(configFor(config, options), file),
    exportCsv: async (options, folder) => exportFrom(await openApp(configFor(config, options), options), folder),
    importWhole: async (options, folder) => (await import('./maintenance.ts')).importWhole(configFor(config, options), folder),
    doctor: async options => (await import('./maintenance.ts')).doctor(configFor(config, options)),
    untilStopped,
  }
}

function configFor(config: Config, options: AppOptions): Config {
  return { ...config, dataDirectory: options.dataDirectory ?? config.dataDirectory }
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
