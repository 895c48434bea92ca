/**
 * The lines of a forecast, a block of keys at a time. A large one is made by a thread a core, each with the whole log, shared and not
 * copied. The blocks come out in the order of the keys: the file is the same to the byte whatever the number of threads.
 */
import { on } from 'node:events'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { PurchaseLog } from '../domain/understand/purchase-log.ts'
import { assert } from '../kernel/assert.ts'
import { type ForecastJob, lineMaker } from './predict-rows.ts'

const PROGRAM = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? 'predict-thread.ts' : 'predict-thread.js', import.meta.url))
const BLOCK_KEYS = 2048
/** A thread takes a third of a second until it works. */
const THREAD_KEYS_MIN = 50_000
/** While one block is written the thread is at the next. */
const BLOCKS_AHEAD = 2

export async function* forecastBlocks(job: ForecastJob, threads = threadsFor(job.log)): AsyncGenerator<string | Uint8Array> {
  const blocks = Math.ceil(job.log.ids.length / BLOCK_KEYS)
  if (threads > 1) {
    yield* blocksOfThreads(job, { blocks, threads: Math.min(threads, blocks) })
    return
  }
  const linesOf = blockMaker(job)
  for (let block = 0; block < blocks; block += 1) yield linesOf(block)
}

/** All lines of a block. */
export function blockMaker(job: ForecastJob): (block: number) => string {
  const lineOf = lineMaker(job)
  const keys = job.log.ids.length
  return block => {
    let lines = ''
    const end = Math.min(keys, (block + 1) * BLOCK_KEYS)
    for (let key = block * BLOCK_KEYS; key < end; key += 1) lines += lineOf(key)
    return lines
  }
}

function threadsFor(log: PurchaseLog): number {
  return Math.min(availableParallelism(), Math.floor(log.ids.length / THREAD_KEYS_MIN))
}

/** Threads take the blocks in turn, so the next one to be written is always the next answer of the next thread. */
async function* blocksOfThreads(
  job: ForecastJob,
  { blocks, threads }: { readonly blocks: number; readonly threads: number },
): AsyncGenerator<Uint8Array> {
  const workerData: ForecastJob = { ...job, log: sharedLog(job.log) }
  const team = Array.from({ length: threads }, () => {
    const worker = new Worker(PROGRAM, { workerData })
    return { worker, answers: on(worker, 'message') }
  })
  const ask = (block: number): void => {
    if (block < blocks) team[block % threads]?.worker.postMessage(block)
  }
  try {
    for (let block = 0; block < threads * BLOCKS_AHEAD; block += 1) ask(block)
    for (let block = 0; block < blocks; block += 1) {
      const answer = await team[block % threads]?.answers.next()
      const lines: unknown = answer?.value?.[0]
      assert(lines instanceof Uint8Array, 'a thread answers with the lines of its block')
      ask(block + threads * BLOCKS_AHEAD)
      yield lines
    }
  } finally {
    await Promise.all(team.map(({ worker }) => worker.terminate()))
  }
}

/** The columns where all threads can see them. */
function sharedLog(log: PurchaseLog): PurchaseLog {
  const starts = new Int32Array(new SharedArrayBuffer(log.starts.byteLength))
  const days = new Int32Array(new SharedArrayBuffer(log.days.byteLength))
  const amounts = new Float64Array(new SharedArrayBuffer(log.amounts.byteLength))
  starts.set(log.starts)
  days.set(log.days)
  amounts.set(log.amounts)
  return { ids: log.ids, starts, days, amounts }
}
