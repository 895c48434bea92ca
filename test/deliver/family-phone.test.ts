/** Two customers who share an address are two people with one telephone: what advertises reaches it as often as it would reach one of them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS } from '../../src/kernel/instant.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, movedClock, newPerson, NOW, type Person, sendDeps, statesOf } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

/** A mother and her son with one telephone, by choice two customers. */
async function family(business: BusinessId): Promise<readonly [Person, Person]> {
  const [mother, son] = [await newPerson(db.store, business, { kind: 'phone' }), await newPerson(db.store, business, { kind: 'phone' })]
  await db.store.inBusiness(business, async tx => {
    await tx.collect.customers.unlink(son.customerId, son.contactPointId, NOW)
    const shared = await tx.collect.customers.point(mother.contactPointId)
    if (shared === undefined) throw new Error('the telephone is there')
    await tx.collect.customers.link(son.customerId, shared, { at: NOW, importId: null })
  })
  return [mother, { ...mother, customerId: son.customerId }]
}

async function queued(business: BusinessId, people: readonly Person[], purpose: 'marketing' | 'service' = 'marketing'): Promise<void> {
  for (const person of people)
    await enqueue(
      db.store,
      business,
      messageTo(person, { channel: 'sandbox', purpose, dedupeKey: `${purpose}:${person.customerId}`, notAfter: addMs(NOW, 6 * DAY_MS) }),
    )
}

test('E14: a telephone of two customers hears of the second a day later, also when both wait in one batch', async () => {
  const business = await newBusiness(db.store)
  await queued(business, await family(business))
  const clock = movedClock()
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1, postponed: 1 })
  clock.set(addMs(NOW, DAY_MS))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1 })
  expect(await statesOf(db.store, business)).toEqual({ handed: 2 })
})

test('E14: and when two workers take them at once, or one was written to before the other was planned', async () => {
  const business = await newBusiness(db.store)
  const people = await family(business)
  await queued(business, people)
  const clock = movedClock()
  const done = await Promise.all(['a', 'b'].map(worker => sendDue(sendDeps(db.store, clock, { worker }), business)))
  expect(done.reduce((sum, one) => sum + one.handed, 0)).toBe(1)

  const later = await newBusiness(db.store)
  const [mother, son] = await family(later)
  await queued(later, [mother])
  expect(await sendDue(sendDeps(db.store, clock), later)).toMatchObject({ handed: 1 })
  await queued(later, [son])
  expect(await sendDue(sendDeps(db.store, clock), later)).toMatchObject({ handed: 0, postponed: 1 })
})

test('E14: what each of them asked for himself comes at once', async () => {
  const business = await newBusiness(db.store)
  await queued(business, await family(business), 'service')
  expect(await sendDue(sendDeps(db.store, movedClock()), business)).toMatchObject({ handed: 2 })
})
