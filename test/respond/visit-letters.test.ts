/** Letters about visits bring an entry for the calendar, read here by another library; who missed two visits is asked to confirm. */
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '../../src/kernel/assert.ts'
import { day } from '../../src/kernel/day.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, instant, MINUTE_MS } from '../../src/kernel/instant.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { changeBooking } from '../../src/usecases/respond/change-booking.ts'
import { testStore, type TestStore } from '../database.ts'
import {
  type MailServer,
  mailingBusiness,
  mailServer,
  type MovedClock,
  movedClock,
  newPerson,
  NOW,
  type Person,
  sendDeps,
} from '../deliver/shop.ts'
import { bookVisit, writeBack } from './visits.ts'

let db: TestStore
let server: MailServer
let business: BusinessId
let clock: MovedClock
let person: Person
beforeAll(async () => {
  db = await testStore()
  // Live since before the first letter, as a shop is.
  await db.store.system.installation(addMs(NOW, -MINUTE_MS))
  server = await mailServer()
})
afterAll(async () => {
  await server.close()
  await db.close()
})
beforeEach(async () => {
  business = await mailingBusiness(db.store, server.port)
  clock = movedClock()
  person = await newPerson(db.store, business)
})

async function say(text: string) {
  const deps = { store: db.store, clock, linkSecret: 'a secret of this test' }
  const done = await writeBack(deps, business, { text, from: person, channel: 'email' })
  clock.set(addMs(clock.now(), MINUTE_MS))
  const seen = server.mails.length
  await sendDue(sendDeps(db.store, clock), business)
  const [mail] = server.mails.slice(seen).map(one => one.text)
  return { done, mail }
}

async function entryIn(mail: string | undefined) {
  assert(mail !== undefined, 'a letter came')
  const { attachments, subject } = await simpleParser(mail)
  const part = attachments.find(one => one.contentType === 'text/calendar')
  assert(part !== undefined, 'it brings a calendar entry')
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString('utf8')))
  const event = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return {
    subject,
    method: calendar.getFirstPropertyValue('method'),
    inHeader: /text\/calendar;[^\n]*method=(\w+)/i.exec(mail)?.[1],
    uid: value('uid'),
    sequence: Number(value('sequence')),
    start: value('dtstart'),
    status: value('status'),
    organizer: value('organizer'),
    attendee: value('attendee'),
  }
}

describe('the entry for the calendar', () => {
  test('booked, moved, cancelled: one UID, a SEQUENCE that grows, and a CANCEL that takes it out', async () => {
    const booked = await entryIn((await say('запишите меня на пятницу в 15:00')).mail)
    expect(booked).toMatchObject({
      method: 'REQUEST',
      inHeader: 'REQUEST',
      sequence: 0,
      start: '2026-03-13T12:00:00Z',
      organizer: 'mailto:anya@shop.test',
      attendee: `mailto:${person.address}`,
    })
    const moved = await entryIn((await say('перенесите на субботу на 12')).mail)
    expect(moved).toMatchObject({ method: 'REQUEST', uid: booked.uid, start: '2026-03-14T09:00:00Z' })
    expect(moved.sequence).toBeGreaterThan(booked.sequence)
    const cancelled = await entryIn((await say('не смогу, отмените запись')).mail)
    expect(cancelled).toMatchObject({ method: 'CANCEL', inHeader: 'CANCEL', uid: booked.uid, status: 'CANCELLED' })
    expect(cancelled.sequence).toBeGreaterThan(moved.sequence)
    expect(cancelled.subject).toContain('отменена')
  })

  test('other letters bring none', async () => {
    const { mail } = await say('стоп')
    expect(mail).toBeDefined()
    expect(mail).not.toContain('text/calendar')
  })
})

describe('two visits missed', () => {
  async function miss(on: string): Promise<void> {
    const deps = { store: db.store, clock }
    const booked = await bookVisit(deps, business, { about: person, on, minute: 660 })
    assert('booking' in booked && booked.booking !== null, 'it was booked')
    clock.set(instant(`${on}T18:00:00Z`))
    await changeBooking(deps, business, { bookingId: booked.booking.bookingId, state: 'no-show', actor: 'staff:x' })
  }

  test.each([
    [1, false, 'once may happen to anybody'],
    [2, true, 'who failed to come twice is asked to confirm or to pay in advance'],
  ])('%i missed: asked %s, %s', async (missed, isAsked) => {
    for (let i = 0; i < missed; i += 1) await miss(`2026-03-1${i + 1}`)
    clock.set(instant('2026-03-16T09:00:00Z'))
    const { mail } = await say('запишите меня на пятницу в 15:00')
    assert(mail !== undefined, 'a letter came')
    expect((await simpleParser(mail)).text?.includes('предоплату')).toBe(isAsked)
    const [booking] = await db.store.inBusiness(business, tx => tx.respond.bookings({ from: day('2026-03-20'), to: day('2026-03-20') }))
    expect(booking).toMatchObject({ missedBefore: missed, state: 'booked' })
    expect((await say('1')).done).toMatchObject(isAsked ? { outcome: 'booking-confirmed' } : { status: 'needs-answer' })
  })
})
