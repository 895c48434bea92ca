/** What the server needs from the composition root. */
import type { HookConnector, HookReader } from '../ports/channel-hook.ts'
import type { ChannelOpener } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { ImportFile } from '../ports/import-file.ts'
import type { MailTools } from '../ports/mail-tools.ts'
import type { SourceBook } from '../ports/source.ts'
import type { SlipPrinter } from '../ports/slip-printer.ts'
import type { Store } from '../ports/store.ts'
import type { Logger } from './log.ts'

export interface Readiness {
  readonly database: boolean
  readonly migrations: boolean
  readonly worker: boolean
}

export interface HttpDeps {
  readonly store: Store
  readonly clock: Clock
  readonly log: Logger
  /** Signs the links of customers' pages; the same secret signs them in messages. */
  readonly linkSecret: string
  /** Checks and reads what providers of channels tell. */
  readonly readHook: HookReader
  readonly connectHook: HookConnector
  /** For a test message to the owner himself. */
  readonly openChannels: ChannelOpener
  readonly printer: SlipPrinter
  /** Checks how e-mail is set up. */
  readonly mail: MailTools
  /** Tells the installation that somebody was forgotten, for the list it keeps outside the database. */
  readonly onErased?: () => Promise<void>
  /** Uploaded files wait here until they are imported. */
  readonly uploadDir: string
  readonly uploadBytesMax: number
  /** A file on disk as something to import, packed or not; undefined when it is gone. */
  readonly openFile: (path: string) => Promise<ImportFile | undefined>
  /** The programs of the outside world that report sales. */
  readonly sources: SourceBook
  /** The built console; the server runs without it and says how to build it. */
  readonly webDir: string
  readonly readiness: () => Promise<Readiness>
  /** More lines for /metrics, from the worker: Prometheus text. */
  readonly workerMetrics?: () => string
  /** Checks every answer against the contract before it is sent: for tests. */
  readonly checkAnswers?: boolean
}
