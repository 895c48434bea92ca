/** Replies and what was agreed, inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { RespondStore } from '../../ports/respond-store.ts'
import type { Database } from '../schema/database.ts'
import { agreementQueries } from './respond-agreements.ts'
import { questionQueries } from './respond-questions.ts'
import { replyQueries } from './respond-replies.ts'

export function respondQueries(trx: Transaction<Database>, business: BusinessId): RespondStore {
  return { ...replyQueries(trx, business), ...agreementQueries(trx, business), ...questionQueries(trx, business) }
}
