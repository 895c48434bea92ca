/** People of the business and the four ways in: password, session, owner link, API key. Only hashes of secrets are stored. */
import type { Selectable, Transaction } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { type ApiKey, type BusinessStore, type Staff, STAFF_ROLES } from '../../ports/business-store.ts'
import { moment } from '../schema/columns.ts'
import type { Database } from '../schema/database.ts'

type StaffQueries = Pick<BusinessStore, 'insertStaff' | 'staff' | 'findStaff' | 'changeStaff'>
type SessionQueries = Pick<
  BusinessStore,
  'insertSession' | 'findSession' | 'deleteSession' | 'deleteSessionsOf' | 'deleteSessionsExpiredBefore'
>
type LinkQueries = Pick<BusinessStore, 'insertOwnerLink' | 'useOwnerLink'>
type KeyQueries = Pick<BusinessStore, 'insertApiKey' | 'findApiKey' | 'apiKeys' | 'revokeApiKey'>

export function accessQueries(trx: Transaction<Database>, business: BusinessId): StaffQueries & SessionQueries & LinkQueries & KeyQueries {
  return { ...staffQueries(trx, business), ...sessionQueries(trx, business), ...linkQueries(trx, business), ...keyQueries(trx, business) }
}

function staffQueries(trx: Transaction<Database>, business: BusinessId): StaffQueries {
  return {
    async insertStaff(staff) {
      await trx
        .insertInto('staff')
        .values({
          business_id: business,
          staff_id: staff.staffId,
          name: staff.name,
          role: staff.role,
          login: staff.login,
          password_hash: staff.passwordHash,
          locale: staff.locale,
          created_at: isoInstant(staff.createdAt),
          left_at: staff.leftAt === null ? null : isoInstant(staff.leftAt),
        })
        .execute()
    },
    async staff() {
      const rows = await trx
        .selectFrom('staff')
        .selectAll()
        .where('business_id', '=', business)
        .orderBy('created_at')
        .orderBy('staff_id')
        .execute()
      return rows.map(staffOf)
    },
    async findStaff(staffId) {
      const row = await trx
        .selectFrom('staff')
        .selectAll()
        .where('business_id', '=', business)
        .where('staff_id', '=', staffId)
        .executeTakeFirst()
      return row && staffOf(row)
    },
    async changeStaff(staffId, changes) {
      const { passwordHash, leftAt, ...plain } = changes
      await trx
        .updateTable('staff')
        .set({
          ...plain,
          ...(passwordHash !== undefined && { password_hash: passwordHash }),
          ...(leftAt !== undefined && { left_at: leftAt === null ? null : isoInstant(leftAt) }),
        })
        .where('business_id', '=', business)
        .where('staff_id', '=', staffId)
        .execute()
    },
  }
}

function sessionQueries(trx: Transaction<Database>, business: BusinessId): SessionQueries {
  return {
    async insertSession(session) {
      await trx
        .insertInto('session')
        .values({
          business_id: business,
          session_hash: session.hash,
          staff_id: session.staffId,
          created_at: isoInstant(session.createdAt),
          expires_at: isoInstant(session.expiresAt),
          user_agent: session.userAgent,
        })
        .execute()
    },
    async findSession(hash, at) {
      const row = await trx
        .selectFrom('session')
        .innerJoin('staff', join =>
          join.onRef('staff.business_id', '=', 'session.business_id').onRef('staff.staff_id', '=', 'session.staff_id'),
        )
        .selectAll('staff')
        .select(['session.created_at as session_created_at', 'session.expires_at'])
        .where('session.business_id', '=', business)
        .where('session_hash', '=', hash)
        .where('expires_at', '>', moment(at))
        .where('staff.left_at', 'is', null)
        .executeTakeFirst()
      return row && { staff: staffOf(row), createdAt: row.session_created_at, expiresAt: row.expires_at }
    },
    async deleteSession(hash) {
      await trx.deleteFrom('session').where('business_id', '=', business).where('session_hash', '=', hash).execute()
    },
    async deleteSessionsOf(staffId) {
      await trx.deleteFrom('session').where('business_id', '=', business).where('staff_id', '=', staffId).execute()
    },
    async deleteSessionsExpiredBefore(at) {
      const gone = await trx
        .deleteFrom('session')
        .where('business_id', '=', business)
        .where('expires_at', '<', moment(at))
        .executeTakeFirst()
      return Number(gone.numDeletedRows)
    },
  }
}

function linkQueries(trx: Transaction<Database>, business: BusinessId): LinkQueries {
  return {
    async insertOwnerLink({ hash, createdAt, expiresAt }) {
      await trx
        .insertInto('owner_link')
        .values({
          business_id: business,
          link_hash: hash,
          created_at: isoInstant(createdAt),
          expires_at: isoInstant(expiresAt),
          used_at: null,
        })
        .execute()
    },
    async useOwnerLink(hash, at) {
      const used = await trx
        .updateTable('owner_link')
        .set({ used_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('link_hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', moment(at))
        .returning('link_hash')
        .execute()
      return used.length === 1
    },
  }
}

function keyQueries(trx: Transaction<Database>, business: BusinessId): KeyQueries {
  return {
    async insertApiKey(key) {
      await trx
        .insertInto('api_key')
        .values({
          business_id: business,
          key_hash: key.hash,
          api_key_id: key.apiKeyId,
          name: key.name,
          prefix: key.prefix,
          scopes: [...key.scopes],
          created_at: isoInstant(key.createdAt),
          revoked_at: null,
        })
        .execute()
    },
    async findApiKey(hash) {
      const row = await trx
        .selectFrom('api_key')
        .selectAll()
        .where('business_id', '=', business)
        .where('key_hash', '=', hash)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return row && apiKeyOf(row)
    },
    async apiKeys() {
      const rows = await trx
        .selectFrom('api_key')
        .selectAll()
        .where('business_id', '=', business)
        .orderBy('created_at')
        .orderBy('api_key_id')
        .execute()
      return rows.map(apiKeyOf)
    },
    async revokeApiKey(apiKeyId, at) {
      const revoked = await trx
        .updateTable('api_key')
        .set({ revoked_at: isoInstant(at) })
        .where('business_id', '=', business)
        .where('api_key_id', '=', apiKeyId)
        .where('revoked_at', 'is', null)
        .returning('api_key_id')
        .execute()
      return revoked.length === 1
    },
  }
}

function staffOf(row: Selectable<Database['staff']>): Staff {
  const role = STAFF_ROLES.find(known => known === row.role)
  assert(role !== undefined, `${row.role} is a role`)
  const locale = row.locale
  assert(locale === null || isLocale(locale), `${locale} is a language of the program`)
  return {
    staffId: id<'staff'>(row.staff_id),
    name: row.name,
    role,
    login: row.login,
    passwordHash: row.password_hash,
    locale,
    createdAt: row.created_at,
    leftAt: row.left_at,
  }
}

function apiKeyOf(row: Selectable<Database['api_key']>): ApiKey {
  return {
    apiKeyId: row.api_key_id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
  }
}
