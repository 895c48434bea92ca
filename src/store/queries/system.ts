/** The few tables that belong to no business. They hold no personal data and have no row-level security. */
import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import { businessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { SystemStore } from '../../ports/business-store.ts'
import { moment } from '../schema/columns.ts'
import type { Database } from '../schema/database.ts'
import { freshStatistics } from '../statistics.ts'
import { washTables } from '../wash.ts'

export function systemQueries(db: Kysely<Database>): SystemStore {
  return {
    async businesses() {
      const rows = await db.selectFrom('tenant').select('business_id').orderBy('business_id').execute()
      return rows.map(row => businessId(row.business_id))
    },
    async takeWoken(at) {
      const rows = await db.deleteFrom('wake').where('due_at', '<=', moment(at)).returning('business_id').execute()
      return [...new Set(rows.map(row => row.business_id))].toSorted((a, b) => a - b).map(number => businessId(number))
    },
    freshStatistics: () => freshStatistics(db),
    washTables: () => washTables(db),
    async nextBusiness() {
      const last = await db
        .selectFrom('tenant')
        .select(eb => eb.fn.max('business_id').as('number'))
        .executeTakeFirst()
      return businessId((last?.number ?? 0) + 1)
    },
    async addLogin({ login, business, staffId }) {
      const added = await db
        .insertInto('login')
        .values({ login, business_id: business, staff_id: staffId })
        .onConflict(c => c.doNothing())
        .returning('login')
        .execute()
      return added.length === 1 ? 'added' : 'taken'
    },
    async findLogin(login) {
      const row = await db.selectFrom('login').selectAll().where('login', '=', login).executeTakeFirst()
      return row && { business: businessId(row.business_id), staffId: id<'staff'>(row.staff_id) }
    },
    async installation(at) {
      await db
        .insertInto('installation')
        .values({ installation_id: randomUUID(), live: true, live_changed_at: isoInstant(at) })
        .onConflict(c => c.doNothing())
        .execute()
      const row = await db.selectFrom('installation').selectAll().executeTakeFirst()
      assert(row !== undefined, 'the installation has its row')
      return { installationId: row.installation_id, live: row.live, liveChangedAt: row.live_changed_at }
    },
    async setLive(live, at) {
      await this.installation(at)
      await db
        .updateTable('installation')
        .set({ live, live_changed_at: isoInstant(at) })
        .execute()
    },
  }
}
