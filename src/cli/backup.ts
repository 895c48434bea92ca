/** `regulars backup FILE` and `regulars restore FILE`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BackupCounts, WORK_WORDS } from '../locales/terminal/work-words.ts'
import type { CommandContext } from './command.ts'
import type { BackupSummary } from './program.ts'
import { UsageError } from './usage-error.ts'

export async function backupCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  const file = oneFile(args)
  const summary = await program.backup(options, file)
  io.out(WORK_WORDS[io.locale].saved(counted(summary), file))
  return 0
}

export async function restoreCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  const file = oneFile(args)
  const summary = await program.restore(options, file)
  io.out(WORK_WORDS[io.locale].restored(counted(summary)))
  return 0
}

function oneFile(args: string[]): string {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new UsageError('one-file', {})
  return resolve(file)
}

function counted({ bytes, ...summary }: BackupSummary): BackupCounts {
  return { ...summary, kilobytes: Math.ceil(bytes / 1024) }
}
