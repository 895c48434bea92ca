/**
 * Brings the ledger of points up to what was sold and given back: a sale earns once, a refund takes back exactly its
 * share and gives back the points it was paid with, and what has run out is written off. Runs after each sale, and at
 * night for sales that came by other ways; running it again changes nothing.
 */
import { pointsFor, type PointsTerms, type RewardProgram, runningOn } from '../../domain/plan/reward-program.ts'
import { expiredShares, refundedPoints } from '../../domain/understand/points.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, id, type PurchaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { NewPointsEntry, PointsEntry, UnsettledSale } from '../../ports/reward-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'

const BATCH = 500
const ACTOR = 'program'

export interface PointsSettled {
  readonly settled: number
  readonly expired: number
}

export async function settlePoints(
  { store, clock }: Pick<PlanDeps, 'store' | 'clock'>,
  business: BusinessId,
  of: { readonly purchaseId?: PurchaseId } = {},
): Promise<PointsSettled> {
  const at = clock.now()
  let settled = 0
  for (let batch = BATCH; batch === BATCH; settled += batch) {
    batch = await store.inBusiness(business, async tx => settleBatch(tx, { ...of, business, at, programs: await tx.reward.programs() }))
  }
  if (of.purchaseId !== undefined) return { settled, expired: 0 }
  let expired = 0
  for (let batch = BATCH; batch === BATCH; expired += batch) batch = await store.inBusiness(business, tx => expireBatch(tx, at))
  return { settled, expired }
}

interface PointsProgram extends RewardProgram {
  readonly terms: PointsTerms
}

/** All unsettled sales of the business, or one of them within the transaction that recorded it; answers how many. */
export async function settleBatch(
  tx: Tx,
  {
    business,
    purchaseId,
    at,
    programs: all,
  }: {
    readonly business: BusinessId
    readonly purchaseId?: PurchaseId
    readonly at: Instant
    readonly programs: readonly RewardProgram[]
  },
): Promise<number> {
  const programs = all.filter((one): one is PointsProgram => one.terms.kind === 'points')
  const first = programs[0]
  if (first === undefined) return 0
  const sales = await tx.reward.unsettledSales({ fromDay: first.fromDay, ...(purchaseId !== undefined && { purchaseId }), limit: BATCH })
  for (const sale of sales) await settleSale(tx, sale, { business, at, terms: programs.find(one => runningOn(one, sale.day))?.terms })
  return sales.length
}

async function settleSale(
  tx: Tx,
  sale: UnsettledSale,
  { business, at, terms }: { readonly business: BusinessId; readonly at: Instant; readonly terms: PointsTerms | undefined },
): Promise<void> {
  const lotId = id<'lot'>(nameUuid(`${business}|points-lot|${sale.purchaseId}`))
  await tx.reward.lockLots(sale.customerId)
  const opensOn = addDays(sale.day, terms?.holdDays ?? 0)
  const stored = await tx.reward.insertLot({
    lotId,
    customerId: sale.customerId,
    opensOn,
    expiresOn: terms?.lifeDays === null || terms === undefined ? null : addDays(opensOn, terms.lifeDays),
    purchaseId: sale.purchaseId,
    at,
  })
  const before = await tx.reward.entriesOfSale(sale.purchaseId)
  const row = { customerId: sale.customerId, purchaseId: sale.purchaseId, spendingKey: null, reason: null, actor: ACTOR, at }
  const earned = stored === 'stored' && terms ? [{ ...row, lotId, kind: 'earn' as const, points: pointsFor(terms, sale.totalMinor) }] : []
  const entries: NewPointsEntry[] = earned.filter(entry => entry.points > 0)
  const points = sumOf(before, 'earn') + sumOf(entries, 'earn')
  const taken = refundedPoints({ ...sale, points, alreadyTaken: -sumOf(before, 'take-back') })
  if (taken !== 0) entries.push({ ...row, lotId, kind: 'take-back', points: -taken })
  await tx.reward.insertEntries([...entries, ...givenBack(before, sale).map(share => ({ ...row, ...share, kind: 'give-back' as const }))])
  await tx.reward.markSettled(lotId, sale.refundedMinor)
}

/** Points that paid for what came back return to the lots they came from, with their old last day. */
function givenBack(
  before: readonly PointsEntry[],
  sale: UnsettledSale,
): { readonly lotId: PointsEntry['lotId']; readonly points: number }[] {
  const lots = new Set(before.filter(entry => entry.kind === 'spend').map(entry => entry.lotId))
  return [...lots]
    .map(lotId => {
      const own = before.filter(entry => entry.lotId === lotId)
      return { lotId, points: refundedPoints({ ...sale, points: -sumOf(own, 'spend'), alreadyTaken: sumOf(own, 'give-back') }) }
    })
    .filter(share => share.points !== 0)
}

function sumOf(entries: readonly Pick<PointsEntry, 'kind' | 'points'>[], kind: PointsEntry['kind']): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === kind ? entry.points : 0), 0)
}

async function expireBatch(tx: Tx, at: Instant): Promise<number> {
  const { zone } = await tx.business.read()
  const today: Day = localDay(at, zone)
  const lots = await tx.reward.expiredLots(today, BATCH)
  const byLot = new Map(lots.map(lot => [lot.lotId, lot.customerId]))
  const entries = expiredShares(lots, today).flatMap(({ lotId, points }) => {
    const customerId = byLot.get(lotId)
    return customerId === undefined
      ? []
      : [
          {
            lotId,
            customerId,
            kind: 'expire' as const,
            points: minor(-points),
            purchaseId: null,
            spendingKey: null,
            reason: null,
            actor: ACTOR,
            at,
          },
        ]
  })
  await tx.reward.insertEntries(entries)
  return lots.length
}
