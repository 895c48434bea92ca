/** The business, its people, their ways in, and the audit: queries inside one transaction of one business. */
import type { Selectable, Transaction } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, businessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { Business, BusinessSettings, BusinessStore } from '../../ports/business-store.ts'
import type { Database } from '../schema/database.ts'
import { accessQueries } from './business-access.ts'
import { ledgerQueries } from './business-ledger.ts'

export function businessQueries(trx: Transaction<Database>, business: BusinessId): BusinessStore {
  return { ...settingsQueries(trx, business), ...accessQueries(trx, business), ...ledgerQueries(trx, business) }
}

function settingsQueries(trx: Transaction<Database>, business: BusinessId): Pick<BusinessStore, 'read' | 'insert' | 'change'> {
  return {
    async read() {
      return businessOf(await trx.selectFrom('business').selectAll().where('business_id', '=', business).executeTakeFirstOrThrow())
    },
    async insert(settings, { isSample, at }) {
      const { hours, policy, channels, words, ...plain } = settings
      await trx.insertInto('business').values({
        business_id: business, ...plain, is_sample: isSample, updated_at: isoInstant(at),
        hours: JSON.stringify(hours), policy: JSON.stringify(policy), channels: JSON.stringify(channels), words: JSON.stringify(words),
      }).execute()
    },
    async change(changes, { version, at }) {
      const changed = await trx.updateTable('business')
        .set({ ...columnsOf(changes), version: version + 1, updated_at: isoInstant(at) })
        .where('business_id', '=', business).where('version', '=', version).returning('version').execute()
      return changed.length === 1
    },
  }
}

function columnsOf({ hours, policy, channels, words, ...plain }: Partial<BusinessSettings>) {
  return {
    ...plain,
    ...(hours && { hours: JSON.stringify(hours) }),
    ...(policy && { policy: JSON.stringify(policy) }),
    ...(channels && { channels: JSON.stringify(channels) }),
    ...(words && { words: JSON.stringify(words) }),
  }
}

function businessOf(row: Selectable<Database['business']>): Business {
  const { locale, currency } = row
  assert(isLocale(locale), `${locale} is a language of the program`)
  assert(isCurrency(currency), `${currency} is a currency of the program`)
  return {
    businessId: businessId(row.business_id), name: row.name, trade: row.trade, locale, country: row.country, currency, zone: row.zone,
    hours: row.hours, policy: row.policy, channels: row.channels, words: row.words,
    isSample: row.is_sample, version: row.version, updatedAt: row.updated_at,
  }
}
