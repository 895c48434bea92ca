/** How a command speaks: lines to its output, lines about the work beside it. Nothing else prints. */
import type { Locale } from '../kernel/locale.ts'

export interface CliIo {
  /** One line, or several, of the answer. */
  out(text: string): void
  /** One line about the work or a refusal: for people, on the error stream. */
  err(text: string): void
  /** The language of the terminal. */
  readonly locale: Locale
  /** True when a person watches, so that progress may be shown. */
  readonly isTerminal: boolean
}

/** 0 done, 1 refused or partly rejected (the reason was printed), 2 wrong usage. */
export type ExitCode = 0 | 1 | 2
