import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { assert } from '../../kernel/assert.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { changeProductGroup, groupProducts, productGroups } from './product-groups.ts'
import { recordPurchase } from './record-purchase.ts'

let database: TestStore
beforeAll(async () => {
  database = await testStore()
})
afterAll(() => database.close())

test('products are grouped by name, and the owner says how often a group is bought', async () => {
  const deps = { store: database.store, clock: fixedClock(instant('2026-03-10T09:00:00Z')) }
  const business = await newBusiness(database.store)
  await recordPurchase(deps, business, {
    source: 'hand',
    customer: null,
    lines: [
      { name: 'Шины', totalMinor: 5, groupName: 'Колёса' },
      { name: 'Диски', totalMinor: 5 },
    ],
  })
  expect(await productGroups(deps, business)).toMatchObject([{ name: 'Колёса', cycleDays: null, productCount: 1 }])

  const found = await database.store.inBusiness(business, tx => tx.collect.purchases.products({ text: 'диск', limit: 5 }))
  const group = await groupProducts(deps, business, { products: found.map(product => product.id), groupName: 'КОЛЕСА' })
  assert(group !== null, 'a name makes a group')
  expect(await changeProductGroup(deps, business, { groupId: group, cycleDays: 180 })).toEqual({ outcome: 'changed' })
  expect(await changeProductGroup(deps, business, { groupId: group, cycleDays: 0 })).toEqual({ refusal: 'bad-cycle' })
  expect(await productGroups(deps, business)).toMatchObject([{ name: 'Колёса', cycleDays: 180, productCount: 2 }])
})
