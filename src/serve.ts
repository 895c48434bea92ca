/** The server and the worker of one process, over an opened app. */
import { join } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { connectHook } from './channels/connect-hook.ts'
import { openListener } from './channels/open-listener.ts'
import { readHook } from './channels/read-hook.ts'
import { escPosPrinter } from './channels/printer/esc-pos.ts'
import type { RunningServer, RunningWorker, ServeOptions } from './cli/program.ts'
import { mailTools } from './channels/email/mail-tools.ts'
import { createApp } from './http/app.ts'
import { keepUploadsShort } from './http/checked-file.ts'
import { gatheredLines, loggableError, openLog } from './http/log.ts'
import { keepForgottenList } from './forgotten-list.ts'
import { StartRefusal } from './kernel/start-refusal.ts'
import type { OpenedApp } from './opened-app.ts'
import { bossQueue } from './store/boss-queue.ts'
import { errorCode } from './store/engines/file-errors.ts'
import { startWorker, type Worker } from './worker/worker.ts'

/** Requests in progress get so long after the order to stop. */
const FINISH_MS_MAX = 10_000

export async function serve(app: OpenedApp, options: ServeOptions & { readonly webDir: string }): Promise<RunningServer> {
  const log = openLog(
    app.config.logLevel,
    gatheredLines(text => process.stderr.write(text)),
  )
  let worker: Worker | undefined
  let isStopping = false
  const readiness = async () => ({
    database:
      !isStopping &&
      (await app.store.ping().then(
        () => true,
        () => false,
      )),
    migrations: true,
    worker: !options.hasWorker || worker?.isHealthy() === true,
  })
  const uploadDir = join(app.config.dataDirectory, 'uploads')
  const http = createApp({
    store: app.store,
    clock: app.clock,
    log,
    linkSecret: app.linkSecret,
    readHook,
    connectHook,
    printer: escPosPrinter,
    openChannels: app.openChannels,
    mail: mailTools(),
    webDir: options.webDir,
    onErased: () => keepForgottenList(app.store, app.config.dataDirectory),
    uploadDir,
    uploadBytesMax: app.config.uploadBytesMax,
    openFile: app.openFile,
    sources: app.sources,
    readiness,
    workerMetrics: () => worker?.metrics() ?? '',
  })
  const server = await startListening(http.fetch, options)
  try {
    if (options.hasWorker) worker = await openWorker(app, error => log.error({ error: loggableError(error) }, 'scheduled work broke'))
  } catch (error) {
    server.close()
    throw error
  }
  const stopForgetting = keepUploadsShort({ uploadDir, clock: app.clock }, error =>
    log.error({ error: loggableError(error) }, 'old uploads stay'),
  )
  return {
    url: urlOf(server, options.host),
    stop: async () => {
      isStopping = true
      stopForgetting()
      await closeServer(server)
      await worker?.stop()
    },
  }
}

export async function startAppWorker(app: OpenedApp): Promise<RunningWorker> {
  const log = openLog(app.config.logLevel, { write: line => process.stderr.write(line) })
  return openWorker(app, error => log.error({ error: loggableError(error) }, 'scheduled work broke'))
}

function openWorker(app: OpenedApp, onError: (error: unknown) => void): Promise<Worker> {
  const { databaseUrl, role } = app.engine
  const { store, clock, openChannels, openFile, sources, calendars, mailRecords, worker, linkSecret } = app
  return startWorker({
    store,
    clock,
    openChannels,
    openFile,
    sources,
    calendars,
    worker,
    linkSecret,
    openListener,
    mailRecords,
    reception:
      app.config.mailPort === undefined
        ? undefined
        : {
            host: app.config.host,
            port: app.config.mailPort,
            certificate: app.config.mailCertificate,
            receive: async reception => {
              const { receiveBySmtp } = await import('./channels/email/smtp-receiver.ts')
              return receiveBySmtp(reception).catch((error: unknown) => {
                throw listenRefusal(error, reception)
              })
            },
          },
    openMailbox: async watched => (await import('./channels/email/imap-watch.ts')).watchMailbox(watched),
    queue: bossQueue({ databaseUrl, role, onError }),
    onError,
  })
}

function startListening(fetch: Parameters<typeof listen>[0]['fetch'], { host, port }: ServeOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, hostname: host, port }, () => resolve(server))
    server.once('error', error => reject(listenRefusal(error, { host, port })))
  })
}

function listenRefusal(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = errorCode(error)
  if (code === 'EADDRINUSE') return new StartRefusal('port-taken', { port })
  if (code === 'EACCES') return new StartRefusal('port-forbidden', { port })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new StartRefusal('host-unknown', { host })
  return error
}

function urlOf(server: ServerType, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${shown}:${port}`
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise(resolve => {
    const late = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, FINISH_MS_MAX)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
