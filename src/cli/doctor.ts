/** `regulars doctor`: looks at the installation; 1 when something is wrong. */
import { parseArgs } from 'node:util'
import type { CommandContext } from './command.ts'

export async function doctorCommand(args: string[], { io, program, options }: CommandContext): Promise<number> {
  parseArgs({ args, options: {}, allowPositionals: false })
  const lines = await program.doctor(options)
  for (const line of lines) io.out(`${line.isGood ? 'ok ' : 'NO '} ${line.text}`)
  return lines.every(line => line.isGood) ? 0 : 1
}
