/** A foreign calendar is read over HTTP: whose hour it is, the telephone or the e-mail in the event tells. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { type BusinessId, type CustomerId, newId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS } from '../../src/kernel/instant.ts'
import { calendarReader } from '../../src/sources/ics/read-calendar.ts'
import { outsideHttp } from '../../src/sources/outside-http.ts'
import { eraseCustomer } from '../../src/usecases/collect/erase-customer.ts'
import { addCalendar, readCalendars } from '../../src/usecases/respond/calendar-links.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type MovedClock, movedClock, newPerson, NOW } from '../deliver/shop.ts'

let db: TestStore
let server: Server
let events: readonly string[] = []
beforeAll(async () => {
  db = await testStore()
  server = createServer((_request, answer) =>
    answer.end(
      ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events, 'END:VCALENDAR'].flatMap(one => one.split('\n')).join('\r\n'),
    ),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise(resolve => server.close(resolve))
  await db.close()
})

let business: BusinessId
let clock: MovedClock
beforeEach(async () => {
  business = await newBusiness(db.store)
  clock = movedClock()
})

const event = (uid: string, text: string) =>
  `BEGIN:VEVENT\nUID:${uid}\nDTSTART:20260313T080000Z\nDTEND:20260313T090000Z\n${text}\nEND:VEVENT`

async function read(): Promise<void> {
  const calendars = calendarReader(outsideHttp({ allowedHosts: ['127.0.0.1'] }))
  expect(await readCalendars({ store: db.store, clock, calendars }, business)).toMatchObject({ failed: 0 })
  clock.set(addMs(clock.now(), HOUR_MS))
}

async function connected(): Promise<void> {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const resourceId = newId<'resource'>(clock.now())
  await db.store.inBusiness(business, tx =>
    tx.appointments.saveResource(
      { resourceId, name: 'Кресло', kind: 'place', units: 9, isActive: true, hours: [], exceptions: [] },
      clock.now(),
    ),
  )
  await addCalendar({ store: db.store, clock }, business, {
    resourceId,
    name: 'Google',
    url: `http://127.0.0.1:${port}/a.ics`,
  })
}

async function bookedDays(customers: readonly CustomerId[]): Promise<readonly (string | null)[]> {
  return db.store.inBusiness(business, async tx => {
    const seen = await tx.plan.circumstances(customers, { at: NOW, today: day('2026-03-10') })
    const facts = await tx.plan.planningFacts(customers, { at: NOW, today: day('2026-03-10') })
    const booked = customers.map(customer => seen.find(one => one.customerId === customer)?.bookedDay ?? null)
    expect(customers.map(customer => facts.find(one => one.customerId === customer)?.bookedDay ?? null)).toEqual(booked)
    return booked
  })
}

test('an hour with the telephone or the e-mail of a customer is his: he is booked, until it is cancelled', async () => {
  const [byPhone, byMail, nobody] = [
    await newPerson(db.store, business, { kind: 'phone', address: '+79450007001' }),
    await newPerson(db.store, business, { address: 'guest@example.com' }),
    await newPerson(db.store, business),
  ]
  const all = [byPhone, byMail, nobody].map(person => person.customerId)
  events = [
    event('1', 'SUMMARY:Мария\nDESCRIPTION:тел. 8 (945) 000-70-01\\, второй раз'),
    event('2', 'SUMMARY:Стрижка\nATTENDEE;CN=Guest:mailto:Guest@Example.com'),
  ]
  await connected()
  await read()
  expect(await bookedDays(all)).toEqual(['2026-03-13', '2026-03-13', null])
  events = events.slice(1)
  await read()
  expect(await bookedDays(all)).toEqual([null, '2026-03-13', null])
})

test('E9: the name of who asked to be forgotten does not come back with the next reading', async () => {
  events = [event('1', 'SUMMARY:Мария Забытая\nDESCRIPTION:тел. 8 945 000-70-09')]
  const maria = await newPerson(db.store, business, { kind: 'phone', address: '+79450007009' })
  await connected()
  await read()
  await eraseCustomer({ store: db.store, clock }, business, { customerId: maria.customerId, actor: 'staff:x' })
  await read()
  const window = { from: NOW, to: addMs(NOW, 9 * DAY_MS) }
  const hours = await db.store.inBusiness(business, tx => tx.appointments.outsideBetween(window))
  expect(hours).toMatchObject([{ title: '', state: 'taken' }])
})

test('a telephone of two customers names nobody, and one who becomes known later is found at the next reading', async () => {
  events = [event('1', 'SUMMARY:Семья +7 945 000 70 02'), event('2', 'SUMMARY:Анна 89450007003')]
  const mother = await newPerson(db.store, business, { kind: 'phone', address: '+79450007002' })
  const son = await newPerson(db.store, business)
  await db.store.inBusiness(business, async tx => {
    const shared = await tx.collect.customers.point(mother.contactPointId)
    if (shared !== undefined) await tx.collect.customers.link(son.customerId, shared, { at: NOW, importId: null })
  })
  await connected()
  await read()
  expect(await bookedDays([mother.customerId, son.customerId])).toEqual([null, null])
  const anna = await newPerson(db.store, business, { kind: 'phone', address: '+79450007003' })
  await read()
  expect(await bookedDays([anna.customerId])).toEqual(['2026-03-13'])
})
