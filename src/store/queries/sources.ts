/** Queries about sources inside one transaction of one business. */
import type { Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import type { SourceStore } from '../../ports/source-store.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'
import { connectionQueries } from './source-connections.ts'
import { inboxQueries } from './source-inbox.ts'
import { crowdQueries } from './source-crowds.ts'
import { matchQueries } from './source-matches.ts'
import { alikeQueries } from './source-sales.ts'
import { tellingQueries } from './source-tellings.ts'

export function sourceQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): SourceStore {
  return {
    ...connectionQueries(trx, business, box),
    ...inboxQueries(trx, business),
    ...tellingQueries(trx, business),
    ...alikeQueries(trx, business),
    ...matchQueries(trx, business),
    ...crowdQueries(trx, business),
  }
}
