/** Understands every customer again: learns the model, then forecasts everybody in typed arrays and writes all rows at once. */
import { understandings } from '../../domain/understand/customer-understanding.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { fitModel, knowledgeOf, readLog } from './fit-model.ts'
import type { UnderstandDeps } from './deps.ts'

export interface BusinessUnderstood {
  readonly customers: number
  readonly segmentsChanged: number
}

export async function understandBusiness(deps: UnderstandDeps, business: BusinessId): Promise<BusinessUnderstood> {
  const now = deps.clock.now()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const today = localDay(now, settings.zone)
    const log = await readLog(tx, today)
    const model = await fitModel(tx, { now, today, knowledge: knowledgeOf(settings), log })
    const rows = [...understandings(log, model, today)]
    const segmentsChanged = await tx.understand.saveUnderstandings(rows)
    await tx.understand.forgetNotUnderstoodOn(today)
    return { customers: rows.length, segmentsChanged }
  })
}
