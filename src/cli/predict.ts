/**
 * `regulars predict`: forecasts straight from a file into a file, without a database.
 * The contract of its columns: docs/methods/predict.md.
 */
import { createWriteStream, lstatSync, renameSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { learnBusiness } from '../domain/understand/learn-business.ts'
import { forecastTable, probabilityTable } from '../domain/understand/forecast-table.ts'
import { groupForecastTable } from '../domain/understand/group-forecast.ts'
import type { PurchaseLog } from '../domain/understand/purchase-log.ts'
import { readPurchaseLog, type ReadCounts, type ReadRefusal } from '../sources/purchase-log/read-purchase-log.ts'
import { plural } from '../kernel/locale.ts'
import type { CliIo, ExitCode } from './cli-io.ts'
import { PREDICT_USAGE, type PredictArguments, predictArguments } from './predict-arguments.ts'
import { headerLine, probabilityWriter, rowWriter } from './predict-rows.ts'

const PIECE_CHARS = 1 << 16

export async function predictCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const wish = predictArguments(args)
  if ('wrong' in wish) {
    io.err(`${wish.wrong}\nUsage: regulars predict ${PREDICT_USAGE}`)
    return 2
  }
  const read = await readPurchaseLog(wish.file, {
    groupColumn: wish.groupColumn,
    lastDay: Math.max(...wish.cutoffs.map(cutoff => cutoff.number)),
  })
  if ('refusal' in read) {
    io.err(refusalSentence(read, wish))
    return 1
  }
  if (isOneFile(wish.file, wish.out)) {
    io.err(`${wish.out} is the file that is read; name another one with --out, or your sales would be lost.`)
    return 2
  }
  try {
    await writeWhole(wish.out, Readable.from(pieces(read.log, wish)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    io.err(`${wish.out} cannot be written (${String(error.code)}); name a file in a folder that exists and that you may write to.`)
    return 1
  }
  const note = countsSentence(read.counts)
  if (note) io.err(note)
  return read.counts.rejected > 0 ? 1 : 0
}

function isOneFile(file: string, out: string): boolean {
  const [from, to] = [file, out].map(path => statSync(path, { throwIfNoEntry: false }))
  return from !== undefined && to !== undefined && from.ino === to.ino && from.dev === to.dev
}

/** Under another name until the last row is written: who stops the program in between finds no half of a forecast. */
async function writeWhole(path: string, rows: Readable): Promise<void> {
  // A link, /dev/stdout for instance, is written through and not replaced.
  const isPlain = lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true
  const growing = isPlain ? `${path}.part` : path
  const into = createWriteStream(growing)
  await (path.endsWith('.gz') ? pipeline(rows, createGzip(), into) : pipeline(rows, into))
  if (isPlain) renameSync(growing, path)
}

function* pieces(log: PurchaseLog, wish: PredictArguments): Generator<string> {
  let piece = headerLine(wish)
  for (const line of lines(log, wish)) {
    piece += line
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* lines(log: PurchaseLog, wish: PredictArguments): Generator<string> {
  const { horizons, trade, statedCycleDays } = wish
  for (const cutoff of wish.cutoffs) {
    const learn = { untilDay: cutoff.number, knowledge: { trade, statedCycleDays }, windowDays: Math.max(...horizons) }
    const isGrouped = wish.groupColumn !== undefined
    if (!wish.isDated) {
      const write = probabilityWriter(log, cutoff.day)
      for (const row of probabilityTable(log, learnBusiness(log, learn), { horizons })) yield write(row)
      continue
    }
    const write = rowWriter(log, { cutoff, isGrouped })
    const rows = isGrouped ? groupForecastTable(log, { ...learn, horizons }) : forecastTable(log, learnBusiness(log, learn), { horizons })
    for (const row of rows) yield write(row)
  }
}

function refusalSentence(read: ReadRefusal, { file }: PredictArguments): string {
  switch (read.refusal) {
    case 'not-found':
      return `There is no file ${file}; check the name and the folder.`
    case 'unreadable':
      return `${file} cannot be read; check that it is a .csv or .csv.gz file and that you may read it.`
    case 'empty':
      return `${file} is empty; it needs a header row with customer_id and date.`
    case 'no-column':
      return `${file} has no column ${read.column}; name the columns in its first row: customer_id,date[,amount].`
  }
}

function rows(count: number, forms: { readonly one: string; readonly other: string }): string {
  return plural('en', count, forms)
}

function countsSentence(counts: ReadCounts): string | undefined {
  const left = [
    counts.rejected > 0 &&
      `${rows(counts.rejected, { one: '# row has', other: '# rows have' })} no readable date (the first is line ${counts.firstRejected?.line ?? 0}: “${counts.firstRejected?.value ?? ''}”)`,
    counts.anonymous > 0 && `${rows(counts.anonymous, { one: '# row names', other: '# rows name' })} no customer`,
    counts.refunds > 0 && rows(counts.refunds, { one: '# row is a refund', other: '# rows are refunds' }),
  ].filter(text => text !== false)
  return left.length === 0 ? undefined : `Left out of ${rows(counts.rows, { one: '# row', other: '# rows' })}: ${left.join('; ')}.`
}
