/** Understands every customer again: learns the model, then forecasts everybody from typed arrays and writes the rows as they come. */
import { understandings } from '../../domain/understand/customer-understanding.ts'
import type { Understanding } from '../../domain/understand/understanding.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { localDay } from '../../kernel/zone.ts'
import { fitModel, knowledgeOf, readLog } from './fit-model.ts'
import type { UnderstandDeps } from './deps.ts'
import { understandAllSubjects } from './understand-subjects.ts'

export interface BusinessUnderstood {
  readonly customers: number
  readonly segmentsChanged: number
  /** Of product groups and things. */
  readonly cycles: number
}

export async function understandBusiness(deps: UnderstandDeps, business: BusinessId): Promise<BusinessUnderstood> {
  const now = deps.clock.now()
  await deps.store.system.freshStatistics()
  return deps.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const today = localDay(now, settings.zone)
    const { log, contacts } = await readLog(tx, today)
    const model = await fitModel(tx, { now, today, knowledge: knowledgeOf(settings), log, contacts })
    const policy = await tx.understand.segmentPolicy()
    const previous = await tx.understand.segmentsBefore(today)
    let customers = 0
    const counted = function* (): Generator<Understanding> {
      for (const one of understandings(log, model, { asOf: today, policy, previous })) {
        customers += 1
        yield one
      }
    }
    const segmentsChanged = await tx.understand.saveUnderstandings(counted())
    await tx.understand.forgetNotUnderstoodOn(today)
    const cycles = await understandAllSubjects(tx, model, knowledgeOf(settings))
    return { customers, segmentsChanged, cycles }
  })
}
