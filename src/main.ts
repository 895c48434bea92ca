/** The composition root: puts the parts together and runs what the command line asks for. */
import { runCommandLine } from './cli/command-line.ts'
import type { CliIo } from './cli/cli-io.ts'
import { makeProgram } from './program.ts'
import { terminalLocale } from './config.ts'

const io: CliIo = {
  out: text => process.stdout.write(`${text}\n`),
  err: text => process.stderr.write(`${text}\n`),
  locale: terminalLocale(),
  isTerminal: process.stderr.isTTY,
}

// A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), io, makeProgram)
} catch (error) {
  io.err(`Regulars stopped because of an error in itself: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  process.exitCode = 1
}
