/** `regulars owner-link`: a new one-time link, for the owner who lost the first one or forgot his password. */
import { parseArgs } from 'node:util'
import { WORK_WORDS } from '../locales/terminal/work-words.ts'
import { makeOwnerLink, OWNER_LINK_MINUTES } from '../usecases/business/make-owner-link.ts'
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'

export async function ownerLinkCommand(args: string[], io: CliIo, app: App): Promise<number> {
  const { values } = parseArgs({ args, options: { url: { type: 'string' } }, allowPositionals: false })
  const url = (values.url ?? `http://${app.config.host}:${app.config.port}`).replace(/\/+$/, '')
  const token = await makeOwnerLink(app, app.business)
  io.out(WORK_WORDS[io.locale].newOwnerLink(`${url}/owner-link/${token}`, OWNER_LINK_MINUTES))
  return 0
}
