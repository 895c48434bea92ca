/** What the command line can ask of the whole program; made by the composition root. */
import type { Config } from '../ports/config.ts'
import type { App, AppOptions } from './app.ts'

export interface ServeOptions {
  readonly host: string
  readonly port: number
  /** Without the worker another process does the scheduled work. */
  readonly hasWorker: boolean
}

export interface RunningServer {
  /** What a browser on this machine opens. */
  readonly url: string
  /** Stops accepting, lets requests finish, stops the worker. The store stays open: it belongs to the app. */
  stop(): Promise<void>
}

export interface RunningWorker {
  stop(): Promise<void>
}

export interface BackupSummary {
  readonly schemaVersion: number
  readonly tables: number
  readonly rows: number
  readonly bytes: number
}

export interface DoctorLine {
  readonly isGood: boolean
  readonly text: string
}

export interface Program {
  readonly version: string
  readonly config: Config
  /** @throws StartRefusal */
  openApp(options: AppOptions): Promise<App>
  /** @throws StartRefusal 'port-taken' | 'port-forbidden' | 'host-unknown' */
  serve(app: App, options: ServeOptions): Promise<RunningServer>
  startWorker(app: App): Promise<RunningWorker>
  /** Names of the migrations that were applied now. */
  migrate(options: AppOptions): Promise<readonly string[]>
  backup(options: AppOptions, file: string): Promise<BackupSummary>
  restore(options: AppOptions, file: string): Promise<BackupSummary>
  /** Names of the files written into the folder. */
  exportCsv(options: AppOptions, folder: string): Promise<readonly string[]>
  /** Brings in what exportCsv wrote, whole. @throws StartRefusal 'no-whole-export' | 'damaged-export' | 'restore-not-empty' */
  importWhole(options: AppOptions, folder: string): Promise<Omit<BackupSummary, 'bytes'>>
  doctor(options: AppOptions): Promise<readonly DoctorLine[]>
  /** Resolves with the first SIGINT or SIGTERM; the second one ends the process at once. */
  untilStopped(): Promise<void>
}
