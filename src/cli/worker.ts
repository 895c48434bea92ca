/** `regulars worker`: the scheduled work in a process of its own. */
import { parseArgs } from 'node:util'
import type { CommandContext } from './command.ts'

export async function workerCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  parseArgs({ args, options: {}, allowPositionals: false })
  const app = await program.openApp(options)
  try {
    const stopped = program.untilStopped()
    const worker = await program.startWorker(app)
    io.out('Regulars works on its schedule')
    await stopped
    await worker.stop()
    return 0
  } finally {
    await app.close()
  }
}
