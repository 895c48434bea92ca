/** What some customers are close to, asked for all of them at once; nothing is asked where no programme runs. */
import { type NearReward, nearReward } from '../../domain/plan/near-reward.ts'
import { termsOn } from '../../domain/plan/reward-program.ts'
import type { Day } from '../../kernel/day.ts'
import type { CustomerId } from '../../kernel/ids.ts'
import type { Currency } from '../../kernel/money.ts'
import type { ContactForWords } from '../../ports/deliver-store.ts'
import type { Tx } from '../../ports/store.ts'

export interface RewardMoment {
  readonly today: Day
  readonly currency: Currency
}

/** The same contacts, those that ask somebody to come with what he is close to. */
export async function withRewards(
  tx: Tx,
  contacts: readonly ContactForWords[],
  { today, currency }: RewardMoment,
): Promise<readonly ContactForWords[]> {
  const asking = contacts.filter(asksToCome)
  if (asking.length === 0) return contacts
  const programs = await tx.reward.programs()
  const stamps = termsOn(programs, 'stamps', today)
  if (stamps === undefined && termsOn(programs, 'tiers', today) === undefined) return contacts
  const customerIds = [...new Set(asking.map(one => one.customerId))]
  const near = new Map<CustomerId, NearReward | null>()
  for (const { customerId, ...standing } of await tx.reward.standings(customerIds, { groupName: stamps?.groupName ?? null, currency }))
    near.set(customerId, nearReward(programs, standing, today))
  return contacts.map(contact => (asksToCome(contact) ? { ...contact, reward: near.get(contact.customerId) ?? null } : contact))
}

/** A soft word asks for nothing, and a promise is reminded of because he asked. */
function asksToCome({ rung, purpose }: ContactForWords): boolean {
  return (rung === 'product' || rung === 'offer') && purpose !== 'coupon' && purpose !== 'campaign'
}
