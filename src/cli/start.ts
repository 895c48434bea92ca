/** `regulars start`: everything in one process until it is told to stop. */
import { parseArgs } from 'node:util'
import { WORK_WORDS, type WorkWords } from '../locales/terminal/work-words.ts'
import { makeOwnerLink, OWNER_LINK_MINUTES } from '../usecases/business/make-owner-link.ts'
import type { App } from './app.ts'
import type { CommandContext } from './command.ts'
import type { Program } from './program.ts'
import { UsageError } from './usage-error.ts'

export async function startCommand(args: string[], context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, host: { type: 'string' }, 'no-worker': { type: 'boolean' } },
    allowPositionals: false,
  })
  const address = addressOf(values, context.program)
  const app = await context.program.openApp(context.options)
  return serveUntilStopped(app, context, { ...address, hasWorker: values['no-worker'] !== true })
}

export interface AddressWords {
  readonly port?: string | undefined
  readonly host?: string | undefined
}

export function addressOf(values: AddressWords, program: Program): { readonly host: string; readonly port: number } {
  const { port = String(program.config.port), host = program.config.host } = values
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError('bad-port', { word: port })
  return { host, port: Number(port) }
}

/** Closes the app in the end. */
export async function serveUntilStopped(
  app: App,
  { io, program }: CommandContext,
  options: { readonly host: string; readonly port: number; readonly hasWorker: boolean },
): Promise<number> {
  try {
    const stopped = program.untilStopped()
    const server = await program.serve(app, options)
    const words = WORK_WORDS[io.locale]
    io.out([words.ready(server.url), ...(await ownerLink(app, { url: server.url, words }))].join('\n'))
    await stopped
    await server.stop()
    return 0
  } finally {
    await app.close()
  }
}

/** The way in for whoever can read this terminal, as long as nobody owns the shop. */
async function ownerLink(app: App, { url, words }: { readonly url: string; readonly words: WorkWords }): Promise<readonly string[]> {
  const staff = await app.store.inBusiness(app.business, tx => tx.business.staff())
  if (staff.some(person => person.role === 'owner' && person.leftAt === null)) return []
  const token = await makeOwnerLink(app, app.business)
  return [words.ownerLink(`${url}/owner-link/${token}`, OWNER_LINK_MINUTES)]
}
