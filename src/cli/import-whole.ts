/** `regulars import DIR`: a whole export of another installation, into one where nothing has happened yet. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { WORK_WORDS } from '../locales/terminal/work-words.ts'
import type { CommandContext } from './command.ts'

/** undefined when the first word is no folder: then a file is meant. */
export async function importWholeCommand(args: readonly string[], { io, program, options }: CommandContext): Promise<number | undefined> {
  const [word] = args
  if (word === undefined || word.startsWith('-')) return undefined
  const folder = resolve(word)
  const isFolder = await stat(folder).then(
    found => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return undefined
  const summary = await program.importWhole(options, folder)
  io.out(WORK_WORDS[io.locale].broughtIn(summary))
  return 0
}
