/** An old workbook is read by a program of its own: what goes wrong there, or takes too long, ends there. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { ImportFileError, type ImportFileFault, type ImportRecords, type RawRecord, type RecordsWish } from '../../ports/import-file.ts'
import { sheetRecord } from '../sheet-record.ts'

/** Translated beside this file in an installed package. */
const PROGRAM = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? 'read-xls.ts' : 'read-xls.js', import.meta.url))
const HEAP_MEGABYTES_MAX = 300
/** The largest sheet the format allows, 65,536 rows of 256 columns, takes about ten seconds. */
const RUN_MS_MAX = 30_000
const BATCH_ROWS = 500

const opening = z.object({ sheet: z.string(), sheets: z.array(z.string()) })
const failure = z.object({ failed: z.enum(['encrypted_file', 'damaged_file']) })
const rowLine = z.tuple([z.int(), z.array(z.string()), z.array(z.int())])

/** @throws ImportFileError */
export async function openXls(path: string, wish: RecordsWish): Promise<ImportRecords> {
  const lines = programLines(path, wish.sheet ?? '')
  const first = await lines.next()
  const opened = opening.safeParse(first.done === true ? null : first.value)
  if (!opened.success) {
    await lines.return()
    throw new ImportFileError('damaged_file')
  }
  const { sheet, sheets } = opened.data
  return { container: 'xls', encoding: null, sheet, sheets, columns: null, batches: batches(lines) }
}

async function* batches(lines: AsyncIterable<unknown>): AsyncGenerator<RawRecord[]> {
  let ready: RawRecord[] = []
  let blanks: RawRecord[] = []
  for await (const line of lines) {
    const [row, cells, above] = rowLine.parse(line)
    const record = sheetRecord(cells, row, above)
    // Empty rows below the last filled one are no rows of the table.
    if (cells.length === 0) blanks.push(record)
    else {
      ready.push(...blanks, record)
      blanks = []
    }
    if (ready.length < BATCH_ROWS) continue
    yield ready
    ready = []
  }
  yield ready
}

async function* programLines(path: string, sheet: string): AsyncGenerator<unknown, void, undefined> {
  const program = spawn(process.execPath, [`--max-old-space-size=${HEAP_MEGABYTES_MAX}`, PROGRAM, path, sheet], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {},
  })
  let fault: ImportFileFault = 'damaged_file'
  const limit = setTimeout(() => {
    fault = 'took_too_long'
    program.kill('SIGKILL')
  }, RUN_MS_MAX)
  const ended = new Promise<boolean>(resolve => {
    program.on('exit', code => resolve(code === 0))
    program.on('error', () => resolve(false))
  })
  try {
    for await (const line of createInterface({ input: program.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value: unknown = JSON.parse(line)
      const failed = failure.safeParse(value)
      if (failed.success) throw new ImportFileError(failed.data.failed)
      yield value
    }
    if (!(await ended)) throw new ImportFileError(fault)
  } catch (error) {
    // The last line of a killed program may be half a line.
    throw error instanceof SyntaxError ? new ImportFileError(fault) : error
  } finally {
    clearTimeout(limit)
    program.kill('SIGKILL')
  }
}
