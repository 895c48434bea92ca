/** Imports that this process is reading: nothing of them is stored yet, so how far they are is known here alone. */
import type { ImportId } from '../kernel/ids.ts'
import type { ImportFile } from '../ports/import-file.ts'

export interface RunningImport {
  /** Of the file, as it lies on disk. */
  bytesDone: number
  readonly bytesTotal: number
  isStopped: boolean
}

const running = new Map<ImportId, RunningImport>()

/** Its owner stopped it before anything was stored. */
export class StoppedReading extends Error {}

export function runningImport(importId: ImportId): RunningImport | undefined {
  return running.get(importId)
}

/** Runs an import with a file that tells how far it was read, and that ends when the import is stopped. @throws StoppedReading */
export async function whileRunning<T>(importId: ImportId, file: ImportFile, work: (file: ImportFile) => Promise<T>): Promise<T> {
  const run: RunningImport = { bytesDone: 0, bytesTotal: file.size ?? 0, isStopped: false }
  running.set(importId, run)
  try {
    return await work({ ...file, bytes: () => watched(file.bytes(), run) })
  } finally {
    running.delete(importId)
  }
}

async function* watched(bytes: AsyncIterable<Uint8Array>, run: RunningImport): AsyncGenerator<Uint8Array> {
  run.bytesDone = 0
  for await (const chunk of bytes) {
    if (run.isStopped) throw new StoppedReading('stopped')
    // What was packed is more than what lies on disk.
    run.bytesDone = Math.min(run.bytesTotal, run.bytesDone + chunk.length)
    yield chunk
  }
}
