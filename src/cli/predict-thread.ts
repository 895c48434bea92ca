/** A thread of `regulars predict`: it is told the job when it begins, then the number of a block, and answers with its lines. */
import { parentPort, workerData } from 'node:worker_threads'
import { blockMaker } from './predict-blocks.ts'

const linesOf = blockMaker(workerData)
const encoder = new TextEncoder()

parentPort?.on('message', (block: number) => {
  const lines = encoder.encode(linesOf(block))
  parentPort?.postMessage(lines, [lines.buffer])
})
