import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { newBusiness } from '../../test/business.ts'
import { testStore } from '../../test/database.ts'
import { addMs, DAY_MS, instant } from '../kernel/instant.ts'
import { fixedClock } from '../ports/clock.ts'
import { addCustomer } from '../usecases/collect/add-customer.ts'
import { eraseCustomer } from '../usecases/collect/erase-customer.ts'
import { washForgotten } from '../usecases/collect/wash-forgotten.ts'

const NOW = instant('2026-03-10T10:00:00Z')
const NAME = 'Шмякина Олимпиада'

test('the night after somebody was forgotten the files of the database hold nothing of him, and no other night writes them anew', async () => {
  const { store, databaseUrl, close } = await testStore()
  const adminUrl = new URL(inject('adminUrl'))
  adminUrl.pathname = new URL(databaseUrl).pathname
  const admin = new Client({ connectionString: adminUrl.href })
  await admin.connect()
  const holds = async (): Promise<readonly boolean[]> => {
    await admin.query('checkpoint')
    const { rows } = await admin.query<{ bytes: Buffer }>(`select pg_read_binary_file(pg_relation_filepath('customer')) as bytes
      union all select pg_read_binary_file('pg_wal/' || pg_walfile_name(pg_current_wal_insert_lsn()))`)
    return rows.map(({ bytes }) => bytes.includes(NAME))
  }
  try {
    const business = await newBusiness(store)
    const deps = { store, clock: fixedClock(NOW) }
    expect(await washForgotten(deps, business, NOW)).toEqual({ tables: 0 })
    const added = await addCustomer(deps, business, { fullName: NAME, contacts: [{ kind: 'phone', address: '+79450000101' }] })
    if (!('customerId' in added)) throw new Error('not added')
    await eraseCustomer(deps, business, { customerId: added.customerId, actor: 'system' })
    expect((await holds())[0]).toBe(true)
    expect((await washForgotten(deps, business, addMs(NOW, DAY_MS))).tables).toBeGreaterThan(0)
    expect(await holds()).toEqual([false, false])
    expect(await washForgotten(deps, business, addMs(NOW, 3 * DAY_MS))).toEqual({ tables: 0 })
  } finally {
    await admin.end()
    await close()
  }
})
