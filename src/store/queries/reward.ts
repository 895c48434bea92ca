/** Rewards: programmes, coupons, points, free ones. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { RewardStore } from '../../ports/reward-store.ts'
import type { Database } from '../schema/database.ts'
import { couponQueries } from './reward-coupons.ts'
import { pointsQueries } from './reward-points.ts'
import { programQueries } from './reward-programs.ts'
import { visitQueries } from './reward-visits.ts'

export function rewardQueries(trx: Transaction<Database>, business: BusinessId): RewardStore {
  return {
    ...programQueries(trx, business),
    ...couponQueries(trx, business),
    ...pointsQueries(trx, business),
    ...visitQueries(trx, business),
  }
}
