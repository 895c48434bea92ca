/** `regulars backup FILE` and `regulars restore FILE`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CommandContext } from './command.ts'
import type { BackupSummary } from './program.ts'
import { UsageError } from './usage-error.ts'

export async function backupCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  const file = oneFile(args)
  const summary = await program.backup(options, file)
  io.out(`Saved ${described(summary)} to ${file}. Keep it as safe as the shop's own books: it holds all customers.`)
  return 0
}

export async function restoreCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  const file = oneFile(args)
  const summary = await program.restore(options, file)
  io.out(`Restored ${described(summary)}. Nothing is sent until the owner confirms at the top of the console that this is the live copy.`)
  return 0
}

function oneFile(args: string[]): string {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new UsageError('one-file', {})
  return resolve(file)
}

function described(summary: BackupSummary): string {
  return `${summary.rows} rows of ${summary.tables} tables (schema ${summary.schemaVersion}, ${Math.ceil(summary.bytes / 1024)} kB)`
}
