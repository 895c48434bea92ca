import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { DEFAULT_POLICY } from '../../domain/collect/business.ts'
import { makeSampleShop } from '../../domain/collect/sample-shop.ts'
import type { ContactPurpose } from '../../domain/plan/contact.ts'
import { isHeldOut } from '../../domain/plan/hold-out.ts'
import { addDays, day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { addMs, DAY_MS, instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { planContacts } from '../plan/plan-contacts.ts'
import { understandBusiness } from '../understand/understand-business.ts'
import { closeDueEvents } from './close-due-events.ts'

const start = instant('2026-03-10T08:00:00Z')
let open: TestStore

beforeAll(async () => {
  open = await testStore()
})
afterAll(() => open.close())

interface ScopeRow {
  readonly dueEventId: string
  readonly customerId: CustomerId
  readonly purpose: ContactPurpose
  readonly cycleNo: number
  readonly heldOut: boolean
  readonly contacts: number
}

/** Every due event with its draw and the contacts made for it, read past the program. */
async function scopeOf(business: BusinessId): Promise<ScopeRow[]> {
  const client = new Client({ connectionString: open.databaseUrl })
  await client.connect()
  try {
    await client.query("select set_config('app.business_id', $1, false)", [String(business)])
    const { rows } = await client.query<ScopeRow>(`
      select d.due_event_id as "dueEventId", d.customer_id as "customerId", d.purpose, d.cycle_no as "cycleNo", d.held_out as "heldOut", (
        select count(*) from contact c where c.customer_id = d.customer_id and c.due_event_id = d.due_event_id and c.state not in ('cancelled', 'expired')
      )::int as contacts from due_event d where d.joined_to is null order by 1`)
    return rows
  } finally {
    await client.end()
  }
}

async function newShop(): Promise<BusinessId> {
  const business = await newBusiness(open.store)
  const shop = makeSampleShop({
    shop: 'taxi',
    locale: 'ru',
    today: day('2026-03-10'),
    seed: 5,
    isHeldOut: ({ customerId, anchorDay }) =>
      isHeldOut({ business, customerId, purpose: 'repeat', cycleNo: dayNumber(anchorDay) }, DEFAULT_POLICY.holdOutShare),
  })
  await open.store.inBusiness(business, tx => tx.sample.fill(shop, { at: start }))
  return business
}

test('E66: over three weeks of planning a held-out due event never gets a contact, and the draw is the same whenever it is made', async () => {
  const business = await newShop()
  let heldOut = 0
  for (const daysLater of [0, 7, 21]) {
    const clock = fixedClock(addMs(start, daysLater * DAY_MS))
    await understandBusiness({ store: open.store, clock }, business)
    await planContacts({ store: open.store, clock }, business)
    const scope = await scopeOf(business)
    for (const event of scope) {
      expect(event.heldOut).toBe(isHeldOut({ business, ...event }, DEFAULT_POLICY.holdOutShare))
      if (event.heldOut) expect(event.contacts).toBe(0)
    }
    heldOut = scope.filter(event => event.heldOut).length
  }
  expect(heldOut).toBeGreaterThan(10)
})

test('a due event is settled by the receipts as they are known: also by a late one, and only until nobody waits any more', async () => {
  const business = await newShop()
  const clock = fixedClock(start)
  const deps = { store: open.store, clock }
  await closeDueEvents(deps, business)
  expect(await closeDueEvents(deps, business)).toEqual({ settled: 0 })

  const range = { from: addDays(day('2026-03-10'), -30), to: day('2026-03-09') }
  const silent = (await open.store.inBusiness(business, tx => tx.measure.endedDueEvents(range))).find(
    row => row.outcome === 'not-bought' && row.nextDay === null,
  )
  expect(silent).toBeDefined()
  if (silent === undefined) return
  const scope = await scopeOf(business)
  const customerId = scope.find(event => event.dueEventId === silent.dueEventId)?.customerId
  expect(customerId).toBeDefined()
  if (customerId === undefined) return
  await recordPurchase(deps, business, { source: 'hand', customer: { customerId }, day: silent.windowTo, totalMinor: 50_000 })
  expect(await closeDueEvents(deps, business)).toEqual({ settled: 1 })
  const after = (await open.store.inBusiness(business, tx => tx.measure.endedDueEvents(range))).find(
    row => row.dueEventId === silent.dueEventId,
  )
  expect(after).toMatchObject({ outcome: 'bought', boughtDay: silent.windowTo })
})
