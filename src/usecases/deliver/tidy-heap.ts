/** A large mailing makes much that lives just long enough to be taken for lasting. Left alone it piles up to three times of what is in use. */
import { setFlagsFromString } from 'node:v8'

/** Below this nobody notices. */
const LARGE_MESSAGES = 1000

let isTidy = false

/**
 * From now on the heap is tidied when it has grown to twice of what is in use: a million letters need little more memory than twenty
 * thousand. Half as much again would need less, and the tidying would take twice as long.
 */
export function keepHeapTidy(messages: number): void {
  if (isTidy || messages < LARGE_MESSAGES) return
  isTidy = true
  setFlagsFromString('--heap-growing-percent=100')
}
