/** What a command works with: an open store, the clock, and the business it is about. */
import type { BusinessId } from '../kernel/ids.ts'
import type { CalendarReader } from '../ports/calendar-reader.ts'
import type { ChannelOpener } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Config } from '../ports/config.ts'
import type { MailTools } from '../ports/mail-tools.ts'
import type { ImportFile } from '../ports/import-file.ts'
import type { SourceBook } from '../ports/source.ts'
import type { Store } from '../ports/store.ts'

export interface App {
  readonly store: Store
  readonly clock: Clock
  readonly config: Config
  /** The first business of the installation, or the one named by --business; a fresh installation gets one with guessed basics. */
  readonly business: BusinessId
  /** Signs links in messages. */
  readonly linkSecret: string
  readonly openChannels: ChannelOpener
  readonly calendars?: CalendarReader | undefined
  /** Asks the name servers what they say of the sender's domain. */
  readonly mailRecords?: Pick<MailTools, 'findings'> | undefined
  /** A file that somebody brought; undefined when it is not there. */
  readonly openFile: (path: string) => Promise<ImportFile | undefined>
  /** The programs of the outside world that report sales. */
  readonly sources: SourceBook
  /** Names this process in the rows it holds. */
  readonly worker: string
  close(): Promise<void>
}

export interface AppOptions {
  readonly dataDirectory?: string | undefined
  readonly business?: number | undefined
  /** For commands that would say nothing of a shop just made up: a mistyped folder is told, not filled. */
  readonly mustExist?: boolean
}
