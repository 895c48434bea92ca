/** The appointment book on the real database: many tills, one slot; capacity, holds, moving, what others booked, reminders. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { type BusinessId, type CustomerId, id, newId, type ResourceId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../../src/kernel/instant.ts'
import type { Resource } from '../../src/domain/respond/appointment.ts'
import { appointmentBook, bookableOf, freeSlots } from '../../src/usecases/respond/appointment-book.ts'
import { changeBooking } from '../../src/usecases/respond/change-booking.ts'
import { dropExpiredHolds, holdSlot } from '../../src/usecases/respond/hold-slot.ts'
import { recordOutcome } from '../../src/usecases/respond/record-outcome.ts'
import { recordOutsideBooking } from '../../src/usecases/respond/record-outside-booking.ts'
import { remindVisits } from '../../src/usecases/respond/remind-visits.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { type MovedClock, movedClock, newPerson, NOW } from '../deliver/shop.ts'
import { bookVisit, visitsOfSpring, writeBack } from './visits.ts'

let db: TestStore
let business: BusinessId
let clock: MovedClock
let deps: { readonly store: TestStore['store']; readonly clock: MovedClock }
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())
beforeEach(async () => {
  business = await newBusiness(db.store)
  clock = movedClock()
  deps = { store: db.store, clock }
})

const friday = day('2026-03-13')

function book(customerId: CustomerId, minute: number, resourceId: ResourceId | null = null) {
  return recordOutcome(deps, business, {
    about: { customerId },
    outcome: 'booked',
    day: friday,
    minute,
    wish: { resourceId },
    actor: 'staff:x',
  })
}

async function newResource(name: string, over: Partial<Resource> = {}): Promise<ResourceId> {
  const resourceId = newId<'resource'>(clock.now())
  const resource: Resource = { resourceId, name, kind: 'person', units: 1, isActive: true, hours: [], exceptions: [], ...over }
  await db.store.inBusiness(business, tx => tx.appointments.saveResource(resource, clock.now()))
  return resourceId
}

async function freeMinutes(on = friday): Promise<readonly number[]> {
  return db.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const bookable = bookableOf(await appointmentBook(tx, settings), {})
    const question = { from: on, to: on, at: clock.now(), limit: 500 }
    return bookable === undefined ? [] : (await freeSlots(tx, settings, { bookable, question })).map(slot => slot.minute)
  })
}

async function cellsTaken(): Promise<number> {
  const span = { first: 0, end: 2_000_000_000, at: clock.now(), except: null }
  return db.store.inBusiness(business, async tx => {
    const book = await appointmentBook(tx, await tx.business.read())
    const taken = await tx.appointments.takenCells(
      book.resources.map(one => one.resourceId),
      span,
    )
    return [...taken.values()].reduce((sum, cells) => sum + cells.size, 0)
  })
}

describe('one slot, one booking', () => {
  test('fifty tills at once: one gets it, forty-nine are told that it is taken', async () => {
    const people = []
    for (let i = 0; i < 50; i += 1) people.push(await newPerson(db.store, business, { purposes: [] }))
    const results = await Promise.all(people.map(person => book(person.customerId, 900)))
    const booked = results.filter(result => result.status === 'settled')
    const refused = results.filter(result => result.status === 'needs-answer' && result.reason === 'slot-taken')
    expect([booked.length, refused.length]).toEqual([1, 49])
    expect(await db.store.inBusiness(business, tx => tx.respond.bookings({ from: friday, to: friday }))).toHaveLength(1)
    expect(await cellsTaken()).toBe(12)
  })

  test('fifty tills, overlapping halves of hours, three places: never more than three at a time', async () => {
    await newResource('Боксы', { kind: 'place', units: 3 })
    const people = []
    for (let i = 0; i < 50; i += 1) people.push(await newPerson(db.store, business, { purposes: [] }))
    await Promise.all(people.map((person, i) => book(person.customerId, 600 + (i % 4) * 15)))
    const bookings = await db.store.inBusiness(business, tx => tx.respond.bookings({ from: friday, to: friday }))
    expect(bookings).toHaveLength(3)
  })

  test('the primary key alone keeps two apart, also without the lock', async () => {
    const resourceId = await newResource('Аня')
    const claim = (takenBy: string) => ({
      resourceId,
      unit: 0,
      first: 100,
      end: 112,
      takenBy,
      takenAs: 'booking' as const,
      expiresAt: null,
    })
    const ids = Array.from({ length: 8 }, () => newId<'booking'>(clock.now()))
    const got = await Promise.all(ids.map(one => db.store.inBusiness(business, tx => tx.appointments.takeCells(claim(one), clock.now()))))
    expect(got.filter(Boolean)).toHaveLength(1)
  })

  test('a service that needs a person and a box takes both', async () => {
    const [person, box] = [await newResource('Аня'), await newResource('Бокс', { kind: 'box' })]
    const serviceId = newId<'service'>(clock.now())
    await db.store.inBusiness(business, tx =>
      tx.appointments.saveService(
        {
          serviceId,
          name: 'Мойка',
          durationMinutes: 40,
          bufferBeforeMinutes: 0,
          bufferAfterMinutes: 20,
          priceMinor: null,
          needs: ['person', 'box'],
          isActive: true,
        },
        clock.now(),
      ),
    )
    const { customerId } = await newPerson(db.store, business)
    const done = await recordOutcome(deps, business, {
      about: { customerId },
      outcome: 'booked',
      day: friday,
      minute: 600,
      wish: { serviceId },
      actor: 'staff:x',
    })
    expect(done).toMatchObject({ status: 'settled', booking: { service: 'Мойка', minute: 600 } })
    const [booking] = await db.store.inBusiness(business, tx => tx.respond.bookings({ from: friday, to: friday }))
    expect(new Set(booking?.resourceIds)).toEqual(new Set([person, box]))
    expect(await cellsTaken()).toBe(24)
  })

  test('a master who is named alone and does not do the usual service is booked without one', async () => {
    const [anna] = [await newResource('Аня'), await newResource('Зал', { kind: 'room' })]
    const service = { name: 'Йога', durationMinutes: 45, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, priceMinor: null, isActive: true }
    const serviceId = newId<'service'>(clock.now())
    await db.store.inBusiness(business, tx => tx.appointments.saveService({ ...service, serviceId, needs: ['room'] }, clock.now()))
    const { customerId } = await newPerson(db.store, business)
    expect(await book(customerId, 600, anna)).toMatchObject({ status: 'settled', booking: { service: '', minute: 600 } })
  })
})

describe('holds', () => {
  const at = instant('2026-03-13T12:00:00Z')
  test('a held slot is offered to nobody, and comes back after ten minutes by itself', async () => {
    const hold = await holdSlot(deps, business, { startsAt: at, customerId: null })
    expect(hold).toMatchObject({ startsAt: at })
    expect(await holdSlot(deps, business, { startsAt: at, customerId: null })).toEqual({ refusal: 'slot-taken' })
    clock.set(addMs(NOW, 10 * MINUTE_MS - 1))
    expect(await freeMinutes()).not.toContain(900)
    clock.set(addMs(NOW, 10 * MINUTE_MS))
    expect(await freeMinutes()).toContain(900)
    expect(await holdSlot(deps, business, { startsAt: at, customerId: null })).toMatchObject({ startsAt: at })
    expect(await dropExpiredHolds(deps, business, clock.now())).toEqual({ dropped: 1 })
  })

  test('the hold becomes the booking; another one cannot use its minutes', async () => {
    const [first, second] = [await newPerson(db.store, business), await newPerson(db.store, business)]
    const hold = await holdSlot(deps, business, { startsAt: at, customerId: first.customerId })
    expect(await book(second.customerId, 900)).toMatchObject({ reason: 'slot-taken' })
    const done = await recordOutcome(deps, business, {
      about: { customerId: first.customerId },
      outcome: 'booked',
      day: friday,
      minute: 900,
      wish: { holdId: 'holdId' in hold ? hold.holdId : null },
      actor: 'staff:x',
    })
    expect(done).toMatchObject({ status: 'settled' })
    expect(await cellsTaken()).toBe(12)
  })
})

describe('changes', () => {
  test('a moved visit frees its old time; one that cannot move keeps it', async () => {
    const [first, second] = [await newPerson(db.store, business), await newPerson(db.store, business)]
    const done = await book(first.customerId, 600)
    await book(second.customerId, 780)
    const bookingId = 'booking' in done && done.booking ? done.booking.bookingId : id<'booking'>('')
    const move = (minute: number) => changeBooking(deps, business, { bookingId, to: { day: friday, minute }, actor: 'staff:x' })
    expect(await move(780)).toEqual({ refusal: 'slot-taken' })
    expect(await freeMinutes()).not.toContain(600)
    expect(await move(630)).toMatchObject({ localMinute: 630, version: 1, state: 'booked' })
    expect(await freeMinutes()).toContain(705)
    expect(await cellsTaken()).toBe(24)
    expect(await changeBooking(deps, business, { bookingId, state: 'cancelled', actor: 'staff:x' })).toMatchObject({
      state: 'cancelled',
      version: 2,
    })
    expect(await cellsTaken()).toBe(12)
    expect(await changeBooking(deps, business, { bookingId, state: 'booked', actor: 'staff:x' })).toEqual({ refusal: 'visit-cancelled' })
  })

  test('nobody is a no-show before his visit is over', async () => {
    const { customerId } = await newPerson(db.store, business)
    const done = await book(customerId, 600)
    const bookingId = 'booking' in done && done.booking ? done.booking.bookingId : id<'booking'>('')
    const say = () => changeBooking(deps, business, { bookingId, state: 'no-show', actor: 'staff:x' })
    clock.set(instant('2026-03-13T08:14:00Z'))
    expect(await say()).toEqual({ refusal: 'visit-not-over' })
    clock.set(instant('2026-03-13T08:15:00Z'))
    expect(await say()).toMatchObject({ state: 'no-show' })
    expect(await db.store.inBusiness(business, tx => tx.appointments.noShows(customerId))).toBe(1)
  })

  test('the missing hour of spring is booked at the first minute that exists, and shown so', async () => {
    business = await newBusiness(db.store, { zone: 'Europe/Sofia' })
    const { customerId } = await newPerson(db.store, business)
    const on = day('2026-03-29')
    const done = await bookVisit(deps, business, { about: { customerId }, on, minute: 210 })
    expect(done).toMatchObject({ booking: { day: on, minute: 240 } })
  })

  test('both hours of the doubled one can be booked', async () => {
    business = await newBusiness(db.store, { zone: 'Europe/Sofia' })
    const on = day('2026-10-25')
    const at = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T01:30:00Z'].map(text => instant(text))
    const results = []
    for (const startsAt of at) {
      const { customerId } = await newPerson(db.store, business)
      results.push(
        await recordOutcome(deps, business, {
          about: { customerId },
          outcome: 'booked',
          day: on,
          minute: 210,
          wish: { startsAt },
          actor: 'staff:x',
        }),
      )
    }
    expect(results.map(result => result.status)).toEqual(['settled', 'settled', 'needs-answer'])
  })
})

describe('what others booked', () => {
  const told = { source: 'yclients', externalId: '77', resourceId: null, title: 'Стрижка', startsAt: instant('2026-03-13T12:00:00Z') }
  const hour = { endsAt: addMs(told.startsAt, HOUR_MS), state: 'taken' as const }
  test('blocks the slot; told twice it happens once; moved it moves; cancelled it gives back', async () => {
    expect(await recordOutsideBooking(deps, business, { ...told, ...hour })).toBe('recorded')
    expect(await recordOutsideBooking(deps, business, { ...told, ...hour })).toBe('unchanged')
    expect(await freeMinutes()).not.toContain(900)
    const moved = { startsAt: addMs(told.startsAt, HOUR_MS), endsAt: addMs(hour.endsAt, HOUR_MS) }
    expect(await recordOutsideBooking(deps, business, { ...told, ...hour, ...moved })).toBe('recorded')
    expect(await freeMinutes()).toContain(900)
    expect(await recordOutsideBooking(deps, business, { ...told, ...hour, ...moved, state: 'cancelled' })).toBe('recorded')
    expect(await cellsTaken()).toBe(0)
  })
  test('over a booking of ours it is a clash that is kept, not a refusal', async () => {
    const { customerId } = await newPerson(db.store, business)
    await book(customerId, 900)
    expect(await recordOutsideBooking(deps, business, { ...told, ...hour })).toBe('clashes')
  })
  test('a day off over one visit of ours leaves no other minute free, and takes that one when it goes', async () => {
    const { customerId } = await newPerson(db.store, business)
    const done = await book(customerId, 900)
    const bookingId = 'booking' in done && done.booking ? done.booking.bookingId : id<'booking'>('')
    const dayOff = { startsAt: instant('2026-03-12T21:00:00Z'), endsAt: instant('2026-03-13T21:00:00Z'), state: 'taken' as const }
    expect(await recordOutsideBooking(deps, business, { ...told, ...dayOff })).toBe('clashes')
    expect(await freeMinutes()).toEqual([])
    expect(await changeBooking(deps, business, { bookingId, state: 'cancelled', actor: 'staff:x' })).toMatchObject({ state: 'cancelled' })
    expect(await freeMinutes()).toEqual([])
    expect(await recordOutsideBooking(deps, business, { ...told, ...dayOff })).toBe('unchanged')
    expect(await cellsTaken()).toBe(288)
  })
})

describe('reminders', () => {
  async function remindedVisit() {
    const person = await newPerson(db.store, business)
    await bookVisit(deps, business, { about: person, on: friday, minute: 900 })
    clock.set(addMs(instant('2026-03-13T12:00:00Z'), -DAY_MS))
    expect(await remindVisits(deps, business)).toEqual({ reminded: 1, left: 0 })
    expect(await remindVisits(deps, business)).toEqual({ reminded: 0, left: 0 })
    const reply = (text: string) => writeBack(deps, business, { text, from: person })
    const state = async () => (await visitsOfSpring(db.store, business))[0]
    return { reply, state }
  }
  test('1 confirms', async () => {
    const { reply, state } = await remindedVisit()
    expect(await reply('1')).toMatchObject({ outcome: 'booking-confirmed' })
    expect(await state()).toMatchObject({ state: 'confirmed' })
  })
  test('3 cancels and gives the slot back', async () => {
    const { reply, state } = await remindedVisit()
    expect(await reply('3')).toMatchObject({ outcome: 'booking-cancelled' })
    expect(await state()).toMatchObject({ state: 'cancelled' })
    expect(await cellsTaken()).toBe(0)
  })
  test('2 asks for another time, and the number of one moves the visit', async () => {
    const { reply, state } = await remindedVisit()
    const asked = await reply('2')
    expect(asked).toMatchObject({ status: 'needs-answer', question: { options: { length: 3 } } })
    expect(await reply('1')).toMatchObject({ outcome: 'booking-moved', isConfirmed: true })
    expect(await state()).toMatchObject({ version: 1, state: 'booked' })
  })
  test('in words: cannot come, another hour', async () => {
    const { reply, state } = await remindedVisit()
    expect(await reply('давайте перенесём на субботу на 12')).toMatchObject({ outcome: 'booking-moved' })
    expect(await state()).toMatchObject({ localDay: '2026-03-14', localMinute: 720 })
    expect(await reply('не смогу прийти, отмените')).toMatchObject({ outcome: 'booking-cancelled' })
  })
})
