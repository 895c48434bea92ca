/** The shop's time zone changes: what was agreed is the hour on the wall. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, HOUR_MS, instant, isoInstant } from '../../src/kernel/instant.ts'
import { changeSettings } from '../../src/usecases/business/change-settings.ts'
import { appointmentBook, bookableOf, freeSlots } from '../../src/usecases/respond/appointment-book.ts'
import { recordOutsideBooking } from '../../src/usecases/respond/record-outside-booking.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type MovedClock, movedClock, newPerson } from '../deliver/shop.ts'
import { bookVisit, visitsOfSpring } from './visits.ts'

let db: TestStore
let business: BusinessId
let clock: MovedClock
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())
beforeEach(async () => {
  business = await newBusiness(db.store, { zone: 'Europe/Moscow' })
  clock = movedClock()
})
const deps = () => ({ store: db.store, clock })

async function book(on: string, minute: number | null): Promise<void> {
  const about = await newPerson(db.store, business)
  await bookVisit(deps(), business, { about, on, minute })
}

async function moveTo(zone: string) {
  const { version } = await db.store.inBusiness(business, tx => tx.business.read())
  return changeSettings(deps(), business, { changes: { version, zone }, actor: 'staff:x' })
}

const visits = async () =>
  (await visitsOfSpring(db.store, business)).map(
    one => `${one.localDay} ${one.localMinute} ${isoInstant(one.startsAt).slice(0, 16)} ${one.zone} v${one.version}`,
  )

function freeMinutes(on: string): Promise<readonly number[]> {
  return db.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const bookable = bookableOf(await appointmentBook(tx, settings), {})
    const question = { from: day(on), to: day(on), at: clock.now(), limit: 500 }
    return bookable === undefined ? [] : (await freeSlots(tx, settings, { bookable, question })).map(slot => slot.minute)
  })
}

test('15:00 stays 15:00, its minutes are taken and the old ones are free', async () => {
  await book('2026-03-13', 900)
  await book('2026-03-13', 960)
  await book('2026-03-14', null)
  await moveTo('Asia/Yekaterinburg')
  expect(await visits()).toEqual([
    '2026-03-13 900 2026-03-13T10:00 Asia/Yekaterinburg v1',
    '2026-03-13 960 2026-03-13T11:00 Asia/Yekaterinburg v1',
    expect.stringContaining('2026-03-14 null'),
  ])
  const free = await freeMinutes('2026-03-13')
  expect([840, 845, 900, 960, 1015, 1020].map(minute => free.includes(minute))).toEqual([true, false, false, false, false, true])
})

test('where the clocks change between, each day has its own hours', async () => {
  await book('2026-03-28', 900)
  await book('2026-03-30', 900)
  await moveTo('Europe/Sofia')
  expect(await visits()).toEqual(['2026-03-28 900 2026-03-28T13:00 Europe/Sofia v1', '2026-03-30 900 2026-03-30T12:00 Europe/Sofia v1'])
})

test('there and back again is as it was; a visit that is over is left alone', async () => {
  await book('2026-03-13', 660)
  clock.set(instant('2026-03-13T13:00:00Z'))
  await book('2026-03-14', 660)
  await moveTo('Asia/Vladivostok')
  await moveTo('Europe/Moscow')
  expect(await visits()).toEqual(['2026-03-13 660 2026-03-13T08:00 Europe/Moscow v0', '2026-03-14 660 2026-03-14T08:00 Europe/Moscow v2'])
})

test('a calendar keeps its instant; where a visit now stands over it, the clash is shown', async () => {
  await book('2026-03-13', 900)
  const startsAt = instant('2026-03-13T10:00:00Z')
  const told = { source: 'yclients', externalId: '1', resourceId: null, title: '', state: 'taken' as const }
  expect(await recordOutsideBooking(deps(), business, { ...told, startsAt, endsAt: addMs(startsAt, HOUR_MS) })).toBe('recorded')
  await moveTo('Asia/Yekaterinburg')
  const there = { from: startsAt, to: addMs(startsAt, HOUR_MS) }
  expect(await db.store.inBusiness(business, tx => tx.appointments.outsideBetween(there))).toMatchObject([{ startsAt, clashes: true }])
  expect((await visits())[0]).toBe('2026-03-13 900 2026-03-13T10:00 Asia/Yekaterinburg v1')
})
