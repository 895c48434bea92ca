/** `regulars export DIR`: the shop's data as CSV files. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { WORK_WORDS } from '../locales/terminal/work-words.ts'
import type { CommandContext } from './command.ts'
import { UsageError } from './usage-error.ts'

export async function exportCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1) throw new UsageError('one-folder', {})
  const names = await program.exportCsv(options, resolve(folder))
  io.out(WORK_WORDS[io.locale].wrote(names, resolve(folder)))
  return 0
}
