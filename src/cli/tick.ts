/** `regulars tick`: all work that is due at an instant, once; what the schedule does by itself. */
import { parseArgs } from 'node:util'
import { type Instant, isoInstant, parseInstant } from '../kernel/instant.ts'
import { fixedClock } from '../ports/clock.ts'
import { type StepDone, tick } from '../worker/tick.ts'
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'
import { UsageError } from './usage-error.ts'

export async function tickCommand(args: string[], io: CliIo, app: App): Promise<number> {
  const { values } = parseArgs({ args, options: { at: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: false })
  const at = values.at === undefined ? app.clock.now() : instantOf(values.at)
  // Name servers know the present alone: at another instant they are not asked, so that the same tick does the same.
  const mailRecords = values.at === undefined ? app.mailRecords : undefined
  const done = await tick({ ...app, mailRecords, clock: fixedClock(at) }, { isPatient: true })
  if (values.json) io.out(JSON.stringify({ at: isoInstant(at), steps: done }))
  else for (const line of table(done)) io.out(line)
  return 0
}

function instantOf(text: string): Instant {
  const at = parseInstant(text)
  if (at === undefined) throw new UsageError('bad-form', { option: '--at', word: text, example: '2026-03-10T10:30:00Z' })
  return at
}

function table(done: readonly StepDone[]): string[] {
  return done.map(({ step, counts }) => {
    const numbers = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
    return `${step}: ${numbers.join(', ') || 'done'}`
  })
}
