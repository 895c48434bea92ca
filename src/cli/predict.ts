/**
 * `regulars predict`: forecasts straight from a file into a file, without a database.
 * The contract of its columns: docs/methods/predict.md.
 */
import { createWriteStream, lstatSync, renameSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { learnBusiness } from '../domain/understand/learn-business.ts'
import type { ForecastRow } from '../domain/understand/forecast-table.ts'
import { groupForecastTable } from '../domain/understand/group-forecast.ts'
import type { PurchaseLog } from '../domain/understand/purchase-log.ts'
import { type ReadLog, readPurchaseLog } from '../sources/purchase-log/read-purchase-log.ts'
import { fileSentence, leftOutSentence, nobodyYetSentence } from '../locales/terminal/file-words.ts'
import type { CliIo, ExitCode } from './cli-io.ts'
import { type PredictArguments, predictArguments } from './predict-arguments.ts'
import { forecastBlocks } from './predict-blocks.ts'
import { headerLine, rowWriter } from './predict-rows.ts'
import { UsageError } from './usage-error.ts'

const PIECE_CHARS = 1 << 16
/** The columns that a file has at least. */
const HEADER = 'customer_id,date[,amount]'

export async function predictCommand(args: readonly string[], io: CliIo): Promise<ExitCode> {
  const wish = predictArguments(args)
  const read = await readPurchaseLog(wish.file, {
    groupColumn: wish.groupColumn,
    lastDay: Math.max(...wish.cutoffs.map(cutoff => cutoff.number)),
  })
  if ('refusal' in read) {
    io.err(fileSentence({ kind: read.refusal, file: wish.file, what: 'column' in read ? read.column : '', header: HEADER }, io.locale))
    return 1
  }
  if (isOneFile(wish.file, wish.out)) throw new UsageError('same-file', { file: wish.out })
  try {
    await writeWhole(wish.out, Readable.from(pieces(read.log, wish)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    io.err(fileSentence({ kind: 'unwritable', file: wish.out, what: String(error.code), header: HEADER }, io.locale))
    return 1
  }
  const note = leftOutSentence(read.counts, io.locale)
  if (note) io.err(note)
  for (const cutoff of cutoffsOfNobody(read, wish)) io.err(nobodyYetSentence(cutoff.day, io.locale))
  return read.counts.rejected > 0 ? 1 : 0
}

/** None when the file tells no purchase at all: then what was left out says why. */
function cutoffsOfNobody({ log, counts }: ReadLog, { cutoffs }: PredictArguments): PredictArguments['cutoffs'] {
  if (log.days.length === 0 && counts.later === 0) return []
  const firstDay = log.days.reduce((first, day) => Math.min(first, day), Number.POSITIVE_INFINITY)
  return cutoffs.filter(cutoff => cutoff.number < firstDay)
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

async function* pieces(log: PurchaseLog, wish: PredictArguments): AsyncGenerator<string | Uint8Array> {
  yield headerLine(wish)
  const { horizons, trade, statedCycleDays, isDated, segmentNames } = wish
  for (const cutoff of wish.cutoffs) {
    const learn = { untilDay: cutoff.number, knowledge: { trade, statedCycleDays }, windowDays: Math.max(...horizons) }
    if (wish.groupColumn === undefined) {
      yield* forecastBlocks({ log, model: learnBusiness(log, learn), cutoff, horizons, isDated, segmentNames })
      continue
    }
    const write = rowWriter(log, { cutoff, isGrouped: true, segmentNames })
    yield* joined(groupForecastTable(log, { ...learn, horizons }), write)
  }
}

function* joined(rows: Iterable<ForecastRow>, write: (row: ForecastRow) => string): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += write(row)
    if (piece.length < PIECE_CHARS) continue
    yield piece
    piece = ''
  }
  yield piece
}
