/** `regulars reread`: what the present reader would read differently in the stored replies. Nothing is changed. */
import { parseArgs } from 'node:util'
import type { Reading } from '../domain/respond/reading.ts'
import { isoInstant } from '../kernel/instant.ts'
import { rereadReplies } from '../usecases/respond/reread-replies.ts'
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'

export async function rereadCommand(args: string[], io: CliIo, app: App): Promise<number> {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: false })
  const reread = await rereadReplies(app, app.business)
  if (values.json) io.out(JSON.stringify(reread))
  else {
    for (const { at, text, before, now } of reread.differences)
      io.out(`${isoInstant(at).slice(0, 16)}  ${text.replaceAll('\n', ' ')}  ${shown(before)} → ${shown(now)}`)
    io.out(`${reread.read} read again, ${reread.differences.length} differently`)
  }
  return 0
}

function shown({ intent, when }: Reading): string {
  if (when === null) return intent
  return `${intent} ${typeof when === 'string' ? when : `${when.from}/${when.to ?? ''}`}`
}
