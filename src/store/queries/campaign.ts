/** Campaigns, content and outside events in the database. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { broadcastQueries } from './campaign-broadcasts.ts'
import { contentQueries } from './campaign-content.ts'
import { eventQueries } from './campaign-events.ts'
import { campaignListQueries } from './campaign-list.ts'
import { campaignPeopleQueries } from './campaign-people.ts'

export function campaignQueries(trx: Transaction<Database>, business: BusinessId): CampaignStore {
  return {
    ...campaignListQueries(trx, business),
    ...campaignPeopleQueries(trx, business),
    ...broadcastQueries(trx, business),
    ...contentQueries(trx, business),
    ...eventQueries(trx, business),
  }
}
