/** Asks the running experiments before anything is changed that they may be about. */
import type { ExperimentVariable } from '../../domain/plan/experiment.ts'
import { lockOn } from '../../domain/plan/locked-settings.ts'
import type { Tx } from '../../ports/store.ts'

/** What an experiment tries is locked until it has ended. */
export interface ExperimentLock {
  readonly lockedBy: string
  readonly variable: ExperimentVariable
}

export async function experimentLock(tx: Tx, touched: readonly ExperimentVariable[]): Promise<ExperimentLock | undefined> {
  if (touched.length === 0) return undefined
  const running = (await tx.experiment.experiments()).filter(one => one.state === 'running')
  const lock = lockOn(touched, running)
  return lock && { lockedBy: lock.name, variable: lock.change.variable }
}
