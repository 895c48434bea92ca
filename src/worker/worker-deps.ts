/** What scheduled work needs from the composition root: what sending and finishing imports need is enough for the rest. */
import type { CalendarReader } from '../ports/calendar-reader.ts'
import type { MailTools } from '../ports/mail-tools.ts'
import type { HookDeps } from '../usecases/collect/receive-hook.ts'
import type { ResumeDeps } from '../usecases/collect/resume-imports.ts'
import type { SendDeps } from '../usecases/deliver/deliver-deps.ts'

export interface WorkerDeps extends SendDeps, ResumeDeps, HookDeps {
  /** Absent where no name server is asked. */
  readonly mailRecords?: Pick<MailTools, 'findings'> | undefined
  /** Absent where no calendar can be read. */
  readonly calendars?: CalendarReader | undefined
}
