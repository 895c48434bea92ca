/** `regulars migrate`: the schema up to date, for whoever wants that as a step of its own. */
import { parseArgs } from 'node:util'
import type { CommandContext } from './command.ts'

export async function migrateCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  parseArgs({ args, options: {}, allowPositionals: false })
  const applied = await program.migrate(options)
  io.out(applied.length === 0 ? 'The schema is up to date.' : applied.map(name => `applied ${name}`).join('\n'))
  return 0
}
