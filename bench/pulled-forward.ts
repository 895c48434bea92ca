/**
 * What is learnt in a shop whose messages bring purchases forward, with and without the correction by the hold-out: `node bench/pulled-forward.ts`.
 * Truth: 150 customers with cycles of about 40 days, one year without contacts and two with, sent a week before the day that was learnt. Of
 * those who would come within three weeks of a message, a share comes the next day. The model is learnt again every 45 days.
 * Figures: docs/methods/contacts.md.
 */
import { understandings } from '../src/domain/understand/customer-understanding.ts'
import { learnBusiness } from '../src/domain/understand/learn-business.ts'
import { measurePull, type PlannedReturn, withoutPull } from '../src/domain/understand/pulled-forward.ts'
import { type PurchaseLog, purchaseLog } from '../src/domain/understand/purchase-log.ts'
import { day, dayNumber } from '../src/kernel/day.ts'
import { seededRandom } from '../src/kernel/random.ts'

const first = dayNumber(day('2023-01-01'))
const CUSTOMERS = 150

interface Shop {
  readonly corrects: boolean
  readonly pullShare: number
  readonly seed: number
}

const idOf = (n: number): string => `c${String(n).padStart(4, '0')}`

function logOf(days: readonly (readonly number[])[]): PurchaseLog {
  const rows = days.flatMap((own, key) => own.map(at => ({ key, at })))
  return purchaseLog({
    ids: days.map((_, n) => idOf(n)),
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.at),
    amounts: new Float64Array(rows.length).fill(100),
  })
}

/** @returns how much longer (or shorter, below 0) the learnt cycles are than the true ones, in the mean. */
function biasAfter({ corrects, pullShare, seed }: Shop): number {
  const random = seededRandom(seed)
  const truth = Array.from({ length: CUSTOMERS }, () => 40 * Math.exp(random.normal(0, 0.3)))
  const gapOf = (n: number): number => Math.max(3, Math.round((truth[n] ?? 40) * Math.exp(random.normal(0, 0.2))))
  const days = truth.map((_, n) => {
    const own = [first + random.whole(0, 40)]
    while ((own.at(-1) ?? 0) < first + 365) own.push((own.at(-1) ?? 0) + gapOf(n))
    return own
  })
  const next = days.map(own => own.pop() ?? first)
  const plans: PlannedReturn[] = []
  const learn = (today: number): readonly number[] => {
    const bare = logOf(days)
    const log = corrects ? withoutPull(bare, plans, measurePull(bare, plans, today).pull) : bare
    const model = learnBusiness(log, { untilDay: today, knowledge: { trade: 'other' }, windowDays: 28 })
    return Array.from(understandings(log, model, { asOf: day('2026-01-01') }), one => one.cycleDays)
  }
  let cycles: readonly number[] = []
  for (let today = first + 365; today < first + 1095; today += 1) {
    if ((today - first - 365) % 45 === 0) cycles = learn(today)
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
  const end = learn(first + 1095)
  return Math.exp(end.reduce((sum, cycle, n) => sum + Math.log(cycle / (truth[n] ?? 40)), 0) / end.length) - 1
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
for (const pullShare of [0, 0.4, 0.75]) {
  for (const seed of [11, 12]) {
    const [naive, corrected] = [false, true].map(corrects => biasAfter({ corrects, pullShare, seed }))
    process.stdout.write(
      `${percent(pullShare)} come at once, seed ${seed}: ${percent(naive ?? 0)} without the hold-out, ${percent(corrected ?? 0)} with it\n`,
    )
  }
}
