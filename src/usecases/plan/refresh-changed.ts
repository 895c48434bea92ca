/**
 * Drains the list of customers about whom a fact arrived: each is understood and planned for again, so a purchase takes
 * back the rest of his ladder within seconds. After an import, when very many have changed, the whole is faster than the sum; and when
 * more have changed than the model was learnt from, as after the first file of a shop, it is learnt anew at once and not only at night.
 */
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { EVERYBODY } from '../../ports/business-store.ts'
import type { Tx } from '../../ports/store.ts'
import { businessCalibration } from '../understand/calibration.ts'
import { mineLinks } from '../understand/mine-links.ts'
import { understandBusiness } from '../understand/understand-business.ts'
import { understandCustomers } from '../understand/understand-customer.ts'
import { NOTHING_PLANNED, planBatch, type PlanCounts } from './plan-batch.ts'
import { planContacts } from './plan-contacts.ts'
import type { PlanDeps } from './plan-deps.ts'
import { businessRules } from './plan-rules.ts'

/** Customers of one transaction: a purchase at the till must not wait long behind them. */
const REFRESH_PAGE = 200
/** From here on everything is computed anew. */
export const BULK_CHANGE = 1000
/** So many new faces and more are a file, not a busy morning. */
const NEWS_MIN = 10
/** More than any business has: all that waits. */
const ALL = 2_000_000_000

export interface Refreshed extends PlanCounts {
  readonly customers: number
}

interface RefreshedPage extends Refreshed {
  /** Since when all of them wait, in place of some. */
  readonly everybodyAt?: Instant
  /** More wait than the model was learnt from: it knows the shop less than they do. They are left waiting. */
  readonly isNews?: boolean
}

export async function refreshChanged(deps: PlanDeps, business: BusinessId): Promise<Refreshed> {
  let sum: Refreshed = { ...NOTHING_PLANNED, customers: 0 }
  for (;;) {
    const page = await refreshPage(deps, business)
    sum = {
      planned: sum.planned + page.planned,
      cancelled: sum.cancelled + page.cancelled,
      heldOut: sum.heldOut + page.heldOut,
      refused: sum.refused + page.refused,
      customers: sum.customers + page.customers,
    }
    if (page.everybodyAt === undefined && page.isNews !== true) {
      if (page.customers < REFRESH_PAGE) return sum
      if (!(await isBulk(deps, business))) continue
    }
    return refreshAll(deps, business, page.everybodyAt)
  }
}

/** The notes are taken in the same transaction: when its end is lost, they are there again. */
async function refreshPage(deps: PlanDeps, business: BusinessId): Promise<RefreshedPage> {
  return deps.store.inBusiness(business, tx => refreshTaken(tx, deps.clock.now()), { isRedone: true })
}

async function refreshTaken(tx: Tx, at: Instant): Promise<RefreshedPage> {
  const taken = await tx.business.takeChanged(REFRESH_PAGE)
  const [first] = taken
  if (first === undefined) return { ...NOTHING_PLANNED, customers: 0 }
  if (first.customerId === EVERYBODY) return { ...NOTHING_PLANNED, customers: 0, everybodyAt: first.changedAt }
  const customerIds = taken.map(one => one.customerId).toSorted()
  if (await isNews(tx, taken.length)) {
    await tx.business.markChanged(customerIds, at)
    return { ...NOTHING_PLANNED, customers: 0, isNews: true }
  }
  const { settings, understandings } = await understandCustomers(tx, { customerIds, at })
  return { ...(await planBatch(tx, { customerIds, understandings }, businessRules(settings, at))), customers: taken.length }
}

async function isNews(tx: Tx, changed: number): Promise<boolean> {
  return changed >= NEWS_MIN && changed > ((await tx.understand.model())?.model.customers ?? 0)
}

/** Looks how many wait, and leaves them waiting. */
async function isBulk(deps: PlanDeps, business: BusinessId): Promise<boolean> {
  return deps.store.inBusiness(business, async tx => {
    const taken = await tx.business.takeChanged(BULK_CHANGE)
    if (taken.length > 0)
      await tx.business.markChanged(
        taken.map(one => one.customerId),
        deps.clock.now(),
      )
    return taken.length >= BULK_CHANGE || (await isNews(tx, taken.length))
  })
}

/** The list is emptied only after the work: a process that dies in between does it again. */
async function refreshAll(deps: PlanDeps, business: BusinessId, everybodyAt: Instant | undefined): Promise<Refreshed> {
  const startedAt = deps.clock.now()
  await understandBusiness(deps, business)
  const counts = await planContacts(deps, business)
  await deps.store.inBusiness(business, async tx => {
    if (everybodyAt !== undefined) await tx.business.forgetEverybody(everybodyAt)
    const taken = await tx.business.takeChanged(ALL)
    const since = taken.filter(one => one.changedAt > startedAt).map(one => one.customerId)
    if (since.length > 0) await tx.business.markChanged(since, deps.clock.now())
  })
  // Last, because nobody waits for them: who is due comes first.
  await mineLinks(deps, business)
  await businessCalibration(deps, business)
  return counts
}
