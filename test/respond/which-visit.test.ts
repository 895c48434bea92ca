/** Somebody with two visits ahead says "cancel" or "another day": he is asked which by number, and nothing is done to the other. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { listInbox } from '../../src/usecases/respond/inbox.ts'
import { remindVisits } from '../../src/usecases/respond/remind-visits.ts'
import { addMs, HOUR_MS, instant } from '../../src/kernel/instant.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type MovedClock, movedClock, newPerson, type Person } from '../deliver/shop.ts'
import { bookVisit, visitsOfSpring, writeBack } from './visits.ts'

let db: TestStore
let business: BusinessId
let clock: MovedClock
let person: Person
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())
beforeEach(async () => {
  business = await newBusiness(db.store)
  clock = movedClock()
  person = await newPerson(db.store, business)
  await book('2026-03-13', 900)
  await book('2026-03-14', 660)
})

const deps = () => ({ store: db.store, clock })
function book(on: string, minute: number) {
  return bookVisit(deps(), business, { about: person, on, minute })
}
function write(text: string) {
  return writeBack(deps(), business, { text, from: person })
}
const visits = async () =>
  (await visitsOfSpring(db.store, business)).map(({ localDay, localMinute, state }) => `${localDay} ${localMinute} ${state}`)
const lastWords = async () => (await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 1 }))).messages[0]?.body

test.each([
  ['Отмените, пожалуйста', 'Какую запись отменить?\n1) пт, 13 марта, 15:00\n2) сб, 14 марта, 11:00\nОтветьте цифрой 1–2.'],
  ['Отменете часа ми, моля', 'Какую запись отменить?'],
  ['please cancel my appointment', 'Какую запись отменить?'],
])('%s: one question, the number cancels that one and leaves the other', async (text, question) => {
  expect(await write(text)).toMatchObject({ status: 'needs-answer', question: { options: { length: 2 } } })
  expect(await lastWords()).toContain(question)
  expect(await listInbox(deps(), business, { openOnly: true, limit: 5 })).toEqual([])
  expect(await write('2')).toMatchObject({ outcome: 'booking-cancelled', isConfirmed: true })
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 cancelled'])
})

test.each([
  ['отмените вторую', 'in words'],
  ['субботу', 'by its day'],
  ['ту, что в 11', 'by its hour'],
])('the question is answered with «%s» (%s)', async text => {
  await write('отмените запись')
  await write(text)
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 cancelled'])
})

test.each(['любую', '3', 'да'])('«%s» cancels nothing and waits for a person', async text => {
  await write('отмените запись')
  await write(text)
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 booked'])
})

test('a named day needs no question', async () => {
  expect(await write('отмените запись на субботу')).toMatchObject({ outcome: 'booking-cancelled', question: null })
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 cancelled'])
})

test('another time without an hour: which visit, then when', async () => {
  expect(await write('можно перенести запись?')).toMatchObject({
    question: { options: [{ kind: 'visit', act: 'move' }, { kind: 'visit' }] },
  })
  expect(await write('1')).toMatchObject({ status: 'needs-answer', question: { options: { length: 3 } } })
  expect(await write('1')).toMatchObject({ outcome: 'booking-moved' })
  expect((await visits())[1] ?? (await visits())[0]).toContain('booked')
  expect((await visits()).filter(one => one === '2026-03-14 660 booked')).toHaveLength(1)
  expect((await visits()).filter(one => one === '2026-03-13 900 booked')).toEqual([])
})

test('another time that was said with the wish is kept while he is asked which', async () => {
  expect(await write('перенесите запись на 18 марта в 16:00')).toMatchObject({ question: { options: { length: 2 } } })
  expect(await write('2')).toMatchObject({ outcome: 'booking-moved', question: null })
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-18 960 booked'])
})

test('of five visits the three soonest are offered, never more', async () => {
  for (const on of ['2026-03-16', '2026-03-17', '2026-03-18']) await book(on, 600)
  expect(await write('отмените')).toMatchObject({ question: { options: { length: 3 } } })
})

test('reminded of one visit, he cancels the other by its day: the other goes', async () => {
  clock.set(addMs(instant('2026-03-13T12:00:00Z'), -24 * HOUR_MS))
  expect(await remindVisits(deps(), business)).toMatchObject({ reminded: 1 })
  expect(await write('отмените запись на субботу')).toMatchObject({ outcome: 'booking-cancelled' })
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 cancelled'])
})

test('asked which visit to move, he cancels one of them instead, and the other way round', async () => {
  await write('можно перенести запись?')
  expect(await write('отмените запись на субботу')).toMatchObject({ outcome: 'booking-cancelled' })
  expect(await visits()).toEqual(['2026-03-13 900 booked', '2026-03-14 660 cancelled'])
  await book('2026-03-16', 660)
  await write('отмените запись')
  expect(await write('лучше перенесите 2')).toMatchObject({ outcome: 'needs-answer' })
  expect(await visits()).toContain('2026-03-16 660 booked')
})
