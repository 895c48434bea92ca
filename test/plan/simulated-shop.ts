/** Customers whose true cycles are known: each comes after his own cycle with some scatter, whatever he is sent. */
import { learnBusiness } from '../../src/domain/understand/learn-business.ts'
import type { BusinessModel } from '../../src/domain/understand/business-model.ts'
import { understandings } from '../../src/domain/understand/customer-understanding.ts'
import { type PurchaseLog, purchaseLog } from '../../src/domain/understand/purchase-log.ts'
import type { Understanding } from '../../src/domain/understand/understanding.ts'
import { type Day, dayFromNumber, dayNumber } from '../../src/kernel/day.ts'
import { nameUuid } from '../../src/kernel/digest.ts'
import { type CustomerId, id } from '../../src/kernel/ids.ts'
import { seededRandom } from '../../src/kernel/random.ts'

export interface SimulatedPerson {
  readonly cycleDays: number
  /** His first purchase after the beginning: the true need. */
  readonly nextDay: Day
}

export interface SimulatedShop {
  readonly people: ReadonlyMap<CustomerId, SimulatedPerson>
  readonly log: PurchaseLog
  readonly model: BusinessModel
}

export const customerId = (n: number): CustomerId => id<'customer'>(nameUuid(`simulated ${n}`))

export function simulateShop(options: {
  readonly customers: number
  readonly scatter: number
  readonly from: Day
  readonly seed: number
}): SimulatedShop {
  const random = seededRandom(options.seed)
  const start = dayNumber(options.from)
  const people = new Map<CustomerId, SimulatedPerson>()
  const rows: { readonly key: number; readonly day: number }[] = []
  const ids = Array.from({ length: options.customers }, (_, n) => customerId(n)).toSorted()
  for (const [key, one] of ids.entries()) {
    const cycleDays = Math.round(Math.exp(Math.log(14) + random.next() * Math.log(110 / 14)))
    const gap = (): number => Math.max(1, Math.round(random.normal(cycleDays, options.scatter * cycleDays)))
    let at = start - cycleDays * random.whole(4, 8) - random.whole(0, cycleDays)
    for (; at < start; at += gap()) rows.push({ key, day: at })
    people.set(one, { cycleDays, nextDay: dayFromNumber(at) })
  }
  const log = purchaseLog({
    ids,
    keys: Int32Array.from(rows, row => row.key),
    days: Int32Array.from(rows, row => row.day),
    amounts: new Float64Array(rows.length).fill(100_000),
  })
  return {
    people,
    log,
    model: learnBusiness(log, { untilDay: start - 1, knowledge: { trade: 'other', statedCycleDays: undefined }, windowDays: 28 }),
  }
}

/** Everybody as he is seen on that day, when nobody has bought since the beginning. */
export function understandOn(shop: SimulatedShop, today: Day): Understanding[] {
  return [...understandings(shop.log, { ...shop.model, untilDay: dayNumber(today) }, { asOf: today })]
}
