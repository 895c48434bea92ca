/** What scheduled work needs from the composition root: what sending and finishing imports need is enough for the rest. */
import type { ResumeDeps } from '../usecases/collect/resume-imports.ts'
import type { SendDeps } from '../usecases/deliver/deliver-deps.ts'

export interface WorkerDeps extends SendDeps, ResumeDeps {}
