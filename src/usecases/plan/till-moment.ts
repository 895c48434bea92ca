/** What every step of one sale asks of the business: read once, and the same for all of them. */
import type { Business } from '../../domain/collect/business.ts'
import type { RewardProgram } from '../../domain/plan/reward-program.ts'
import type { Day } from '../../kernel/day.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Currency } from '../../kernel/money.ts'
import { localDay } from '../../kernel/zone.ts'
import type { Tx } from '../../ports/store.ts'

export interface LocalMoment {
  readonly now: Instant
  /** The local day of the business. */
  readonly today: Day
  readonly currency: Currency
}

export interface TillMoment extends LocalMoment {
  readonly business: Business
  readonly programs: readonly RewardProgram[]
}

export async function localMoment(tx: Tx, now: Instant): Promise<LocalMoment> {
  return momentOf(await tx.business.read(), now)
}

export async function tillMoment(tx: Tx, now: Instant): Promise<TillMoment> {
  const business = await tx.business.read()
  return { ...momentOf(business, now), business, programs: await tx.reward.programs() }
}

function momentOf({ zone, currency }: Business, now: Instant): LocalMoment {
  return { now, today: localDay(now, zone), currency }
}
