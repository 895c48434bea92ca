/** What a command is, and what it is given. */
import type { AppOptions } from './app.ts'
import type { CliIo } from './cli-io.ts'
import type { Program } from './program.ts'

export interface CommandContext {
  readonly io: CliIo
  readonly program: Program
  /** What --data and --business said. */
  readonly options: AppOptions
}

export interface Command {
  readonly name: string
  /** Options and operands, after the name. */
  readonly usage: string
  readonly summary: string
  /** What each word of the usage means, a line each, where the usage alone does not say it. */
  readonly options?: readonly string[]
  readonly run: (args: string[], context: CommandContext) => Promise<number>
}
