/** `regulars import DIR`: a whole export of another installation, into one where nothing has happened yet. */
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
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
  io.out(
    `Brought in the whole shop: ${summary.rows} rows of ${summary.tables} tables (schema ${summary.schemaVersion}). ` +
      'Passwords, keys and channel settings stayed behind: make an owner link with "regulars owner-link". ' +
      'Nothing is sent until the owner confirms at the top of the console that this is the live copy.',
  )
  return 0
}
