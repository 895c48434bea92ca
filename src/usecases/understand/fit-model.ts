/** Learns the business's model from all its purchases up to today, and keeps it. */
import type { Business } from '../../domain/collect/business.ts'
import type { BusinessModel } from '../../domain/understand/business-model.ts'
import { closedSpans } from '../../domain/understand/day-clock.ts'
import { learnBusiness } from '../../domain/understand/learn-business.ts'
import { measurePull, type PullMeasured, withoutPull } from '../../domain/understand/pulled-forward.ts'
import { type PurchaseLog, purchaseLog } from '../../domain/understand/purchase-log.ts'
import type { PriorKnowledge } from '../../domain/understand/trade-template.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Tx } from '../../ports/store.ts'

/** The horizon on which the two opinions are compared (docs/methods/cycle.md). */
const WINDOW_DAYS = 28

/** What the owner has said about his trade. */
export function knowledgeOf({ trade, policy, hours }: Pick<Business, 'trade' | 'policy' | 'hours'>): PriorKnowledge {
  const closed = closedSpans(hours.closedDays.map(dayNumber))
  return { trade, statedCycleDays: policy.cycleDays ?? undefined, ...(closed.length > 0 && { closed }) }
}

export interface LogUntil {
  /** What our own contacts brought earlier counts as if they had not. */
  readonly log: PurchaseLog
  readonly contacts: PullMeasured
}

export async function readLog(tx: Tx, today: Day): Promise<LogUntil> {
  const log = purchaseLog(await tx.understand.allPurchaseDays(today))
  const planned = await tx.understand.plannedReturns(today)
  const contacts = measurePull(log, planned, dayNumber(today))
  return { log: withoutPull(log, planned, contacts.pull), contacts }
}

export async function fitModel(
  tx: Tx,
  at: { readonly now: Instant; readonly today: Day; readonly knowledge: PriorKnowledge } & LogUntil,
): Promise<BusinessModel> {
  const learnt = learnBusiness(at.log, { untilDay: dayNumber(at.today), knowledge: at.knowledge, windowDays: WINDOW_DAYS })
  const model = { ...learnt, contacts: at.contacts }
  await tx.understand.saveModel({ model, fittedAt: at.now })
  return model
}
