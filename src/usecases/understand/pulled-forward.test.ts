/** What our own contacts brought earlier does not shorten what is learnt: from the rows of the plan to the customer's numbers. */
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { explainCustomerCycle } from './explain-cycle.ts'
import type { UnderstandDeps } from './deps.ts'
import { understandBusiness } from './understand-business.ts'
import { understandCustomer } from './understand-customer.ts'

const today = day('2026-03-10')
const anchor = addDays(today, -100)
let database: TestStore
let deps: UnderstandDeps

beforeAll(async () => {
  database = await testStore()
  deps = { store: database.store, clock: fixedClock(instant('2026-03-10T09:00:00Z')) }
})
afterAll(() => database.close())

const PLANNED = `with event as (
    insert into due_event (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out, created_at)
    values ($1, gen_random_uuid(), $2, 'repeat', $3::integer, date '1970-01-01' + $3::integer, $4::date - 7, $4, $4::date + 7, $5, now()) returning due_event_id
  )
  insert into contact (business_id, contact_id, customer_id, due_event_id, purpose, cycle_no, rung, planned_day, not_before, not_after, channel,
    segment, reason, state, state_at, created_at)
  select $1, gen_random_uuid(), $2, due_event_id, 'repeat', $3, 'soft', $4::date - 7, now(), now(), 'email', 'regular', '{}', 'delivered', now(), now() from event
  where not $5`

/** Everybody was expected forty days after his purchase; whom we wrote to came a week earlier than whom we did not. */
async function shopWithHoldOut(business: BusinessId): Promise<readonly CustomerId[]> {
  const client = new pg.Client({ connectionString: database.databaseUrl })
  await client.connect()
  await client.query(`select set_config('app.business_id', '${business}', false)`)
  const people: CustomerId[] = []
  for (let n = 0; n < 10; n += 1) {
    const added = await addCustomer(deps, business, { fullName: `Гость ${n}`, contacts: [] })
    assert('customerId' in added, 'the customer was added')
    people.push(added.customerId)
    const isHeldOut = n >= 5
    for (const bought of [anchor, addDays(anchor, (isHeldOut ? 41 : 34) + (n % 3))])
      await recordPurchase(deps, business, { source: 'hand', customer: { customerId: added.customerId }, day: bought, totalMinor: 100_00 })
    await client.query(PLANNED, [business, added.customerId, dayNumber(anchor), addDays(anchor, 40), isHeldOut])
  }
  await client.end()
  return people
}

test('whom a message brought earlier keeps his cycle, tonight and when he alone is looked at again', async () => {
  const business = await newBusiness(database.store, { trade: 'salon' })
  const people = await shopWithHoldOut(business)
  const [written, heldOut] = [people[0], people[5]]
  assert(written !== undefined && heldOut !== undefined, 'there are both')
  await understandBusiness(deps, business)
  const model = await database.store.inBusiness(business, tx => tx.understand.model())
  expect(model?.model.contacts).toMatchObject({ contacted: 5, heldOut: 5 })
  expect(model?.model.contacts?.pull).toBeGreaterThan(0.1)
  const tonight = async (customerId: CustomerId) => database.store.inBusiness(business, tx => tx.understand.understanding(customerId))
  const cycles = [(await tonight(written))?.cycleDays ?? 0, (await tonight(heldOut))?.cycleDays ?? 0]
  expect(Math.abs((cycles[0] ?? 0) / (cycles[1] ?? 1) - 1)).toBeLessThan(0.03)
  for (const one of [written, heldOut]) {
    const nightly = await tonight(one)
    await understandCustomer(deps, business, one)
    expect(await tonight(one)).toEqual(nightly)
  }
  const explained = await explainCustomerCycle(deps, business, written)
  expect(explained?.understanding.cycleDays).toBeCloseTo(cycles[0] ?? 0, 4)
})
