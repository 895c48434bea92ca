/** A simulated shop whose messages bring purchases forward, with known truth: how far what is learnt there lies from it. */
import type { BusinessModel } from '../../src/domain/understand/business-model.ts'
import { understandings } from '../../src/domain/understand/customer-understanding.ts'
import { measurePull, type PlannedReturn, withoutPull } from '../../src/domain/understand/pulled-forward.ts'
import { type PurchaseLog, purchaseLog } from '../../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../../src/kernel/day.ts'
import { seededRandom } from '../../src/kernel/random.ts'

export const FIRST_DAY = dayNumber(day('2023-01-01'))

const idOf = (n: number): string => `c${String(n).padStart(4, '0')}`

export function logOf(days: readonly (readonly number[])[]): PurchaseLog {
  const rows = days.flatMap((own, key) => own.map(at => ({ key, at })))
  return purchaseLog({
    ids: days.map((_, n) => idOf(n)),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.at),
    amounts: new Float64Array(rows.length).fill(100),
  })
}

export interface ContactedShop {
  readonly customers: number
  readonly seed: number
  /** Of those who would come within three weeks of a message, so many come the next day. */
  readonly pullShare: number
  /** Whether what the hold-out shows is taken into account. */
  readonly corrects: boolean
  /** The model of a day, from the year before the first contact and from all that is known on that day. */
  readonly learner: (before: PurchaseLog) => (log: PurchaseLog, today: number) => BusinessModel
}

/**
 * Cycles of about 40 days; one year without contacts and two with, sent a week before the day that was learnt, which is learnt every 45 days.
 * @returns how much longer (or shorter, below 0) the learnt cycles are than the true ones, in the mean.
 */
export function cycleBias({ customers, seed, pullShare, corrects, learner }: ContactedShop): number {
  const random = seededRandom(seed)
  const truth = Array.from({ length: customers }, () => 40 * Math.exp(random.normal(0, 0.3)))
  const gapOf = (n: number): number => Math.max(3, Math.round((truth[n] ?? 40) * Math.exp(random.normal(0, 0.2))))
  const days = truth.map((_, n) => {
    const own = [FIRST_DAY + random.whole(0, 40)]
    while ((own.at(-1) ?? 0) < FIRST_DAY + 365) own.push((own.at(-1) ?? 0) + gapOf(n))
    return own
  })
  const next = days.map(own => own.pop() ?? FIRST_DAY)
  const plans: PlannedReturn[] = []
  const modelOf = learner(logOf(days))
  const learn = (today: number): readonly number[] => {
    const bare = logOf(days)
    const log = corrects ? withoutPull(bare, plans, measurePull(bare, plans, today).pull) : bare
    return Array.from(understandings(log, modelOf(log, today), { asOf: day('2026-01-01') }), one => one.cycleDays)
  }
  let cycles: readonly number[] = []
  for (let today = FIRST_DAY + 365; today < FIRST_DAY + 1095; today += 1) {
    if ((today - FIRST_DAY - 365) % 45 === 0) cycles = learn(today)
    for (let n = 0; n < truth.length; n += 1) {
      const anchorDay = days[n]?.at(-1) ?? 0
      const dueDay = anchorDay + Math.round(cycles[n] ?? 40)
      if (today === next[n]) {
        days[n]?.push(today)
        next[n] = today + gapOf(n)
      } else if (today === dueDay - 7) {
        const heldOut = random.chance(0.1)
        plans.push({ customerId: idOf(n), anchorDay, fromDay: today, dueDay, heldOut, sentDay: heldOut ? null : today })
        if (!heldOut && (next[n] ?? 0) < today + 21 && random.chance(pullShare)) next[n] = today + 1
      }
    }
  }
  const end = learn(FIRST_DAY + 1095)
  return Math.exp(end.reduce((sum, cycle, n) => sum + Math.log(cycle / (truth[n] ?? 40)), 0) / end.length) - 1
}
