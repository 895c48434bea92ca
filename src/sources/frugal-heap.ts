/** A large file makes much that is thrown away at once. Left alone the collector lets it pile up to twice of what is in use. */
import { setFlagsFromString } from 'node:v8'

/** Below this nobody notices. */
const LARGE_BYTES = 16 * 1024 * 1024

/** Above this the heap alone comes near the 400 MB that an import may take. */
const HUGE_BYTES = 256 * 1024 * 1024

let growthPercent = Infinity

/**
 * From now on the heap is tidied when it has grown by a part of what is in use, and its nursery stays as small as it is. A million rows
 * take 315 MB with it and 700 without; tidied after a quarter they take 300 and a twentieth more time, so that is kept for huge files.
 */
export function keepHeapSmall(fileBytes: number): void {
  if (fileBytes < LARGE_BYTES) return
  const wanted = fileBytes < HUGE_BYTES ? 60 : 25
  // A huge file that waits beside a large one is what counts.
  if (wanted >= growthPercent) return
  growthPercent = wanted
  for (const flag of [`--heap-growing-percent=${wanted}`, '--semi-space-growth-factor=1']) setFlagsFromString(flag)
}
