/** The outbox inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { DeliverStore } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'
import { claimQueries } from './deliver-claim.ts'
import { contactWordsQueries } from './deliver-contacts.ts'
import { messageListQueries } from './deliver-list.ts'
import { outboxQueries } from './deliver-outbox.ts'
import { sendingQueries } from './deliver-sending.ts'

export function deliverQueries(trx: Transaction<Database>, business: BusinessId): DeliverStore {
  return {
    ...outboxQueries(trx, business),
    ...claimQueries(trx, business),
    ...messageListQueries(trx, business),
    ...contactWordsQueries(trx, business),
    ...sendingQueries(trx, business),
  }
}
