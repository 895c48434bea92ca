/** The cycles of customers by product group and by thing: all of them with what was learnt in the night, or those of a few customers. */
import type { BusinessModel } from '../../domain/understand/business-model.ts'
import { histories } from '../../domain/understand/business-model.ts'
import { KEY_SEPARATOR, purchaseLog, type PurchaseRows } from '../../domain/understand/purchase-log.ts'
import { subjectCycle, type SubjectCycle } from '../../domain/understand/subject-cycle.ts'
import {
  learnSubjects,
  type SubjectKnowledge,
  subjectModelOf,
  type SubjectModels,
  subjectOutlooks,
} from '../../domain/understand/subject-models.ts'
import type { PriorKnowledge } from '../../domain/understand/trade-template.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { UnderstandingFacts } from '../../ports/understand-store.ts'
import type { Tx } from '../../ports/store.ts'
import { dayFromNumber } from '../../kernel/day.ts'

const NO_ROWS: PurchaseRows = { ids: [], keys: new Int32Array(), days: new Int32Array(), amounts: new Float64Array() }

/** @param model set to the day that is asked about. @returns how many cycles there are. */
export async function understandAllSubjects(tx: Tx, model: BusinessModel, knowledge: PriorKnowledge): Promise<number> {
  const rows = await tx.understand.subjectDays(dayFromNumber(model.untilDay))
  const told = await tx.understand.subjectKnowledge()
  const past = histories(purchaseLog(rows), model.untilDay)
  const models = learnSubjects(past, { model, knowledge, told })
  await tx.understand.saveSubjectModels(models)
  const cycles = cyclesFrom(rows, model, { models, told })
  await tx.understand.replaceCycles('everybody', cycles)
  return cycles.length
}

/** The same for some customers, with what was learnt last. */
export async function understandSubjectsOf(
  tx: Tx,
  model: BusinessModel,
  {
    customerIds,
    haveCycles,
    haveSubjects,
  }: Pick<UnderstandingFacts, 'haveCycles' | 'haveSubjects'> & { readonly customerIds: readonly CustomerId[] },
): Promise<void> {
  const rows = haveSubjects ? await tx.understand.subjectDays(dayFromNumber(model.untilDay), customerIds) : NO_ROWS
  if (rows.ids.length === 0) return haveCycles ? tx.understand.replaceCycles(customerIds, []) : undefined
  const told = await tx.understand.subjectKnowledge(customerIds)
  const subjects = new Set(rows.ids.map(key => key.split(KEY_SEPARATOR)[1] ?? ''))
  for (const { like } of told.values()) if (like !== null) subjects.add(like)
  const learnt = await tx.understand.subjectModels([...subjects])
  const models: SubjectModels = learnt ?? { common: model.rhythm.lapse, groups: new Map(), basis: 'trade' }
  return tx.understand.replaceCycles(customerIds, cyclesFrom(rows, model, { models, told }))
}

function cyclesFrom(
  rows: PurchaseRows,
  model: BusinessModel,
  { models, told }: { readonly models: SubjectModels; readonly told: ReadonlyMap<string, SubjectKnowledge> },
): SubjectCycle[] {
  const past = histories(purchaseLog(rows), model.untilDay)
  const shared = subjectOutlooks(past, model, models.common)
  const cycles: SubjectCycle[] = []
  for (let key = 0; key < past.counts.length; key += 1) {
    if ((past.counts[key] ?? 0) === 0) continue
    const subject = (past.log.ids[key] ?? '').split(KEY_SEPARATOR)[1] ?? ''
    cycles.push(subjectCycle(past, shared, { key, model: subjectModelOf(models, subject, told.get(subject)) }))
  }
  return cycles
}
