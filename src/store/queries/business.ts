/** The business, its people, their ways in, and the audit: queries inside one transaction of one business. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { TRADES } from '../../domain/collect/business.ts'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, businessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { BusinessSettings, BusinessStore, StoredBusiness } from '../../ports/business-store.ts'
import { clientOf } from '../copy.ts'
import { KEPT } from '../kept-statement.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'
import { readTables } from '../tables.ts'
import { KEPT_WHEN_CLEARED } from '../catalogue.ts'
import { accessQueries } from './business-access.ts'
import { ledgerQueries } from './business-ledger.ts'
import { readChannels, readHours, readPolicy, readWords, writeChannels } from './business-settings.ts'
import { consentMayLeave } from './consent-leaves.ts'

export function businessQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): BusinessStore {
  return { ...settingsQueries(trx, business, box), ...accessQueries(trx, business), ...ledgerQueries(trx, business) }
}

function settingsQueries(
  trx: Transaction<Database>,
  business: BusinessId,
  box: SecretBox,
): Pick<BusinessStore, 'read' | 'insert' | 'change' | 'clearShop'> {
  return {
    async read() {
      return businessOf(
        await trx.selectFrom('business').selectAll().where('business_id', '=', business).modifyFront(KEPT).executeTakeFirstOrThrow(),
        box,
      )
    },
    async insert(settings, { isSample, at }) {
      const { hours, policy, channels, words, ...plain } = settings
      const founded = await trx
        .insertInto('tenant')
        .values({ business_id: business, created_at: isoInstant(at) })
        .onConflict(c => c.doNothing())
        .returning('business_id')
        .execute()
      if (founded.length === 0) return 'number-taken'
      await trx
        .insertInto('business')
        .values({
          business_id: business,
          ...plain,
          is_sample: isSample,
          updated_at: isoInstant(at),
          hours: JSON.stringify(hours),
          policy: JSON.stringify(policy),
          channels: writeChannels(channels, box),
          words: JSON.stringify(words),
        })
        .execute()
      return 'inserted'
    },
    async change(changes, { version, at }) {
      const changed = await trx
        .updateTable('business')
        .set({ ...columnsOf(changes, box), version: version + 1, updated_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('version', '=', version)
        .returning('version')
        .execute()
      return changed.length === 1
    },
    async clearShop() {
      // All people of the shop are forgotten at once.
      await consentMayLeave(trx, 'erasure')
      const tables = await readTables(clientOf(trx))
      for (const table of tables.toReversed()) {
        if (table.isTenant && !KEPT_WHEN_CLEARED.has(table.name))
          await sql`delete from ${sql.table(table.name)} where business_id = ${business}`.execute(trx)
      }
    },
  }
}

function columnsOf(changes: Partial<BusinessSettings & { readonly isSample: boolean }>, box: SecretBox) {
  const { hours, policy, channels, words, isSample, ...plain } = changes
  return {
    ...plain,
    ...(isSample !== undefined && { is_sample: isSample }),
    ...(hours && { hours: JSON.stringify(hours) }),
    ...(policy && { policy: JSON.stringify(policy) }),
    ...(channels && { channels: writeChannels(channels, box) }),
    ...(words && { words: JSON.stringify(words) }),
  }
}

export function businessOf(row: Selectable<Database['business']>, box: SecretBox): StoredBusiness {
  const { locale, currency } = row
  assert(isLocale(locale), `${locale} is a language of the program`)
  assert(isCurrency(currency), `${currency} is a currency of the program`)
  return {
    id: businessId(row.business_id),
    name: row.name,
    trade: TRADES.find(trade => trade === row.trade) ?? 'other',
    locale,
    country: row.country,
    currency,
    zone: row.zone,
    hours: readHours(row.hours),
    policy: readPolicy(row.policy),
    channels: readChannels(row.channels, box),
    words: readWords(row.words),
    isSample: row.is_sample,
    version: row.version,
    updatedAt: row.updated_at,
  }
}
