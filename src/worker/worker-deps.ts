/** What scheduled work needs from the composition root: all that sending needs is enough for the rest. */
import type { SendDeps } from '../usecases/deliver/deliver-deps.ts'

export type WorkerDeps = SendDeps
