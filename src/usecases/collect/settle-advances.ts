/** A delivery takes up what was paid for it beforehand, whichever of the two receipts is told first; what nobody took up counts in the end. */
import { type PrepaymentState, SETTLED_WITHIN_DAYS, settledBy, stoodUntil } from '../../domain/collect/advance.ts'
import type { Account } from '../../domain/collect/one-sale.ts'
import { addDays } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { wallTime } from '../../kernel/zone.ts'
import type { Telling } from '../../ports/source-store.ts'
import type { Tx } from '../../ports/store.ts'
import { composePurchase } from './compose-purchase.ts'
import type { CollectDeps } from './deps.ts'

interface ToldAdvance {
  readonly telling: Telling
  readonly account: Account
}

/** Called with a telling that was just stored. */
export async function settleAdvances(tx: Tx, telling: Telling, at: Instant): Promise<void> {
  const { account } = telling
  const prepayment = account?.prepayment
  if (!account || prepayment === undefined) return
  if (prepayment.role === 'advance') {
    if (prepayment.state !== 'settled') await settleOne(tx, { telling, account }, at)
    return
  }
  const openMinor = prepayment.prepaidMinor - prepayment.settledMinor
  const waiting = await advancesFor(tx, { telling, account }, 'advance')
  const isWaiting = (advance: ToldAdvance) =>
    advance.account.prepayment?.role === 'advance' && advance.account.prepayment.state !== 'settled'
  const taken = settledBy(
    waiting.filter(isWaiting).map(advance => ({ ...advance, day: advance.account.day, totalMinor: advance.account.totalMinor })),
    openMinor,
  )
  for (const advance of taken) await change(tx, advance, { prepayment: { role: 'advance', state: 'settled' }, status: 'cancelled', at })
  if (taken.length === 0) return
  const settledMinor = prepayment.settledMinor + taken.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  await change(tx, { telling, account }, { prepayment: { ...prepayment, settledMinor }, status: account.status, at })
}

/** The delivery was told before its advance. */
async function settleOne(tx: Tx, advance: ToldAdvance, at: Instant): Promise<void> {
  for (const delivery of await advancesFor(tx, advance, 'settlement')) {
    const { prepayment } = delivery.account
    if (prepayment?.role !== 'settlement' || prepayment.prepaidMinor - prepayment.settledMinor < advance.account.totalMinor) continue
    await change(tx, advance, { prepayment: { role: 'advance', state: 'settled' }, status: 'cancelled', at })
    const settledMinor = prepayment.settledMinor + advance.account.totalMinor
    await change(tx, delivery, { prepayment: { ...prepayment, settledMinor }, status: delivery.account.status, at })
    return
  }
}

/** Of the same person; where neither receipt names one, of the same cash register and exactly that sum. */
async function advancesFor(tx: Tx, { telling, account }: ToldAdvance, role: PrepaymentState['role']): Promise<readonly ToldAdvance[]> {
  const { day } = account
  const days =
    role === 'advance' ? { from: addDays(day, -SETTLED_WITHIN_DAYS), to: day } : { from: day, to: addDays(day, SETTLED_WITHIN_DAYS) }
  const told = await tx.sources.prepayments(role, { source: telling.source, customerId: telling.customerId, ...days })
  return told.flatMap(found => {
    if (!found.account || found.isWithdrawn || found.account.currency !== account.currency) return []
    const isSure = telling.customerId !== null || isAnonymousPair(account, found.account)
    return isSure ? [{ telling: found, account: found.account }] : []
  })
}

function isAnonymousPair(one: Account, other: Account): boolean {
  const registerOf = (account: Account) => account.fiscalKey?.split(':')[1]
  const [advance, delivery] = one.prepayment?.role === 'advance' ? [one, other] : [other, one]
  const prepaidMinor = delivery.prepayment?.role === 'settlement' ? delivery.prepayment.prepaidMinor : null
  return registerOf(one) !== undefined && registerOf(one) === registerOf(other) && prepaidMinor === advance.totalMinor
}

interface Change {
  readonly prepayment: PrepaymentState
  readonly status: Account['status']
  readonly at: Instant
}

async function change(tx: Tx, { telling, account }: ToldAdvance, { prepayment, status, at }: Change): Promise<void> {
  await tx.sources.saveTelling({ ...telling, account: { ...account, prepayment, status } })
  await composePurchase(tx, id<'purchase'>(telling.entityId), { at })
}

/** Once a night: advances for which no delivery came in sixty days are sales of the day on which they were paid. */
export async function countOldAdvances(
  { store }: Pick<CollectDeps, 'store'>,
  business: BusinessId,
  at: Instant,
): Promise<{ readonly counted: number }> {
  return store.inBusiness(business, async tx => {
    const until = stoodUntil(wallTime(at, (await tx.business.read()).zone).day)
    const old = await tx.sources.waitingAdvances(until)
    for (const telling of old)
      if (telling.account)
        await change(tx, { telling, account: telling.account }, { prepayment: { role: 'advance', state: 'stood' }, status: 'paid', at })
    return { counted: old.length }
  })
}
