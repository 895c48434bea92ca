/** E10: a backup from before somebody asked to be forgotten comes back; he stays forgotten. */
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepForgottenList } from '../../src/forgotten-list.ts'
import { instant } from '../../src/kernel/instant.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { addCustomer } from '../../src/usecases/collect/add-customer.ts'
import { eraseCustomer } from '../../src/usecases/collect/erase-customer.ts'
import { newBusiness } from '../business.ts'
import { testDatabase, testStore, type TestStore } from '../database.ts'
import { inEnglish as regulars, newFolder } from './stranger.ts'

const deps = (open: TestStore) => ({ store: open.store, clock: fixedClock(instant('2026-03-10T10:00:00Z')) })
let folder: Awaited<ReturnType<typeof newFolder>>
let source: TestStore

beforeAll(async () => {
  folder = await newFolder()
  source = await testStore()
})
afterAll(async () => {
  await source.close()
  await folder.remove()
})

test('E10: restored elsewhere, the backup forgets whoever asked after it was made; the others are there', async () => {
  const business = await newBusiness(source.store)
  const add = async (fullName: string, phone: string) => {
    const added = await addCustomer(deps(source), business, { fullName, contacts: [{ kind: 'phone', address: phone }] })
    if (!('customerId' in added)) throw new Error('not added')
    return added.customerId
  }
  const gone = await add('Мария Королёва', '+79451234567')
  await add('Иван Сосед', '+79451234999')
  const [data, file] = [join(folder.path, 'first'), join(folder.path, 'shop.backup')]
  expect(await regulars(['backup', file, '--data', data], { DATABASE_URL: source.databaseUrl })).toMatchObject({ code: 0, err: '' })
  await eraseCustomer(deps(source), business, { customerId: gone, actor: 'system' })
  await keepForgottenList(source.store, data)

  const empty = await testDatabase('empty')
  const restored = await regulars(['restore', file, '--data', join(folder.path, 'second')], { DATABASE_URL: empty.databaseUrl })
  expect(restored).toMatchObject({ code: 0, err: '' })
  const client = new Client({ connectionString: empty.databaseUrl })
  await client.connect()
  await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
  const people = await client.query<{ full_name: string }>('select full_name from customer order by full_name')
  const points = await client.query<{ address: string }>('select address from contact_point')
  const silent = await client.query(`select 1 from suppression where source = 'erasure'`)
  await client.end()
  expect(people.rows).toEqual([{ full_name: '' }, { full_name: 'Иван Сосед' }])
  expect(points.rows).toEqual([{ address: '+79451234999' }])
  expect(silent.rows.length).toBeGreaterThan(0)
  await empty.drop()
})
