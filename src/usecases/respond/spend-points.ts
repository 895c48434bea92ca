/** Points that pay, and points given by hand with a reason. The lots are locked, so the balance never falls below zero. */
import { spendPoints } from '../../domain/understand/points.ts'
import { addDays } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, newId, type PurchaseId } from '../../kernel/ids.ts'
import type { Tx } from '../../ports/store.ts'
import type { PlanDeps } from '../plan/plan-deps.ts'
import { isHandLimitReached } from '../plan/hand-limit.ts'
import { localMoment, type LocalMoment } from '../plan/till-moment.ts'

type Deps = Pick<PlanDeps, 'store' | 'clock'>

export interface SpendInput {
  readonly customerId: CustomerId
  readonly points: number
  /** The till's own name for this sale: the same again takes nothing more. */
  readonly key: string
  readonly purchaseId?: PurchaseId | null | undefined
  readonly actor: string
}

export type Spent =
  | { readonly outcome: 'spent' | 'known'; readonly points: number }
  | { readonly refusal: 'not-enough-points' | 'unknown-customer' | 'bad-points' }

export async function spend({ store, clock }: Deps, business: BusinessId, input: SpendInput): Promise<Spent> {
  const at = clock.now()
  return store.inBusiness(business, async tx => spendIn(tx, input, await localMoment(tx, at)))
}

/** Within a sale that is recorded in the same transaction. */
export async function spendIn(tx: Tx, input: SpendInput, { now, today }: LocalMoment): Promise<Spent> {
  if (!Number.isSafeInteger(input.points) || input.points <= 0) return { refusal: 'bad-points' }
  if (!(await tx.plan.lockCustomer(input.customerId))) return { refusal: 'unknown-customer' }
  const known = await tx.reward.spending(input.customerId, input.key)
  if (known.length > 0) return { outcome: 'known', points: -known.reduce((sum, entry) => sum + entry.points, 0) }
  const shares = spendPoints(await tx.reward.lockLots(input.customerId), input.points, today)
  if (shares === undefined) return { refusal: 'not-enough-points' }
  await tx.reward.insertEntries(
    shares.map(({ lotId, points }) => ({
      lotId,
      customerId: input.customerId,
      kind: 'spend',
      points: -points,
      purchaseId: input.purchaseId ?? null,
      spendingKey: input.key,
      reason: null,
      actor: input.actor,
      at: now,
    })),
  )
  return { outcome: 'spent', points: input.points }
}

/** A gift or a correction. Without a reason nobody could tell it from a mistake later, so one is asked for. */
export async function givePoints(
  { store, clock }: Deps,
  business: BusinessId,
  input: {
    readonly customerId: CustomerId
    readonly points: number
    readonly reason: string
    readonly lifeDays: number | null
    readonly actor: string
  },
): Promise<{ readonly outcome: 'given' } | { readonly refusal: 'reason-missing' | 'unknown-customer' | 'bad-points' | 'hand-limit' }> {
  if (input.reason.trim() === '') return { refusal: 'reason-missing' }
  if (!Number.isSafeInteger(input.points) || input.points <= 0) return { refusal: 'bad-points' }
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    if (!(await tx.plan.lockCustomer(input.customerId))) return { refusal: 'unknown-customer' }
    if (await isHandLimitReached(tx, { actor: input.actor, at })) return { refusal: 'hand-limit' }
    const { today: opensOn } = await localMoment(tx, at)
    const lotId = newId<'lot'>(at)
    const expiresOn = input.lifeDays === null ? null : addDays(opensOn, input.lifeDays)
    await tx.reward.insertLot({ lotId, customerId: input.customerId, opensOn, expiresOn, purchaseId: null, at })
    await tx.reward.insertEntries([
      {
        lotId,
        customerId: input.customerId,
        kind: 'by-hand',
        points: input.points,
        purchaseId: null,
        spendingKey: null,
        reason: input.reason,
        actor: input.actor,
        at,
      },
    ])
    return { outcome: 'given' }
  })
}
