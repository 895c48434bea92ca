/** Earlier forecasts of the business against what came. Counted at most once a day, and bounded, so that a page can ask for it. */
import { calibration } from '../../domain/understand/calibration.ts'
import { purchaseLog } from '../../domain/understand/purchase-log.ts'
import { dayNumber } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'
import type { StoredCalibration } from '../../ports/understand-store.ts'
import { knowledgeOf, readLog } from './fit-model.ts'
import type { UnderstandDeps } from './deps.ts'

const WINDOW_DAYS = 28
const WINDOWS = 6

export async function businessCalibration(deps: UnderstandDeps, business: BusinessId): Promise<StoredCalibration> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const asOf = localDay(now, settings.zone)
    const stored = await tx.understand.calibration()
    if (stored?.asOf === asOf && (stored.report !== null || !(await hasLearnt(tx)))) return stored
    const { log } = await readLog(tx, asOf)
    const groups = { log: purchaseLog(await tx.understand.subjectDays(asOf)), told: await tx.understand.subjectKnowledge() }
    const options = { untilDay: dayNumber(asOf), knowledge: knowledgeOf(settings), windowDays: WINDOW_DAYS, windows: WINDOWS, groups }
    const counted: StoredCalibration = { asOf, report: calibration(log, options) ?? null }
    await tx.understand.saveCalibration(counted)
    return counted
  })
}

/** A report of nothing that was counted in the morning is no longer true once the first file has come in. */
async function hasLearnt(tx: Tx): Promise<boolean> {
  return (await tx.understand.model())?.model.basis === 'business'
}
