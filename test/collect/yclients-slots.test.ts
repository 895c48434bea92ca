/** Records of YCLIENTS take the minutes of whoever serves them in our book, and are moved or cancelled there alone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { day } from '../../src/kernel/day.ts'
import { type BusinessId, id, newId, type ResourceId } from '../../src/kernel/ids.ts'
import { DAY_MS, addMs, instant } from '../../src/kernel/instant.ts'
import { changeSettings } from '../../src/usecases/business/change-settings.ts'
import { pullSources } from '../../src/usecases/collect/pull-sources.ts'
import { appointmentBook, bookableOf, freeSlots } from '../../src/usecases/respond/appointment-book.ts'
import { changeBooking } from '../../src/usecases/respond/change-booking.ts'
import { receiveReply } from '../../src/usecases/respond/receive-reply.ts'
import { remindVisits } from '../../src/usecases/respond/remind-visits.ts'
import { type ConnectedShop, sampleJson, sourceRoom, type SourceRoom } from './sources.ts'

let room: SourceRoom
beforeAll(async () => {
  room = await sourceRoom()
})
afterAll(() => room.close())

const TREE = z.record(z.string(), z.unknown())
const CREATED = TREE.parse(sampleJson('yclients/webhook-record-created.json'))
const NOON = { datetime: '2026-03-13T12:00:00+03:00', seance_length: 3600, last_change_date: '2026-03-10T09:00:00+0300' }

function record(over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { ...TREE.parse(CREATED['data']), ...NOON, ...over }
}
function hook(over: Readonly<Record<string, unknown>> = {}, status = 'update'): string {
  const data = record(over)
  return JSON.stringify({ ...CREATED, status, resource_id: data['id'], data })
}

async function newMaster(business: BusinessId, name: string): Promise<ResourceId> {
  const resourceId = newId<'resource'>(room.clock.now())
  const fields = { kind: 'person', units: 1, isActive: true, hours: [], exceptions: [] }
  await room.opened.store.inBusiness(business, tx => tx.appointments.saveResource({ resourceId, name, ...fields }, room.clock.now()))
  return resourceId
}

function isFree({ business }: ConnectedShop, { master, minute }: { readonly master: ResourceId | null; readonly minute: number }) {
  return room.opened.store.inBusiness(business, async tx => {
    const settings = await tx.business.read()
    const bookable = bookableOf(await appointmentBook(tx, settings), { resourceId: master })
    const question = { from: day('2026-03-13'), to: day('2026-03-13'), at: room.clock.now(), limit: 500 }
    return bookable !== undefined && (await freeSlots(tx, settings, { bookable, question })).some(slot => slot.minute === minute)
  })
}

test('a record takes the hour of its master, also without a client; moved it moves, deleted it gives back', async () => {
  const shop = await room.newShop(['yclients'])
  const [olga, alina] = [await newMaster(shop.business, 'Ольга'), await newMaster(shop.business, 'алина ')]
  const at = async (minute: number) => [await isFree(shop, { master: olga, minute }), await isFree(shop, { master: alina, minute })]
  await shop.deliver('yclients', hook({ client: null }, 'create'))
  expect([await at(720), await at(780)]).toEqual([
    [true, false],
    [true, true],
  ])
  await shop.deliver('yclients', hook({ datetime: '2026-03-13T15:00:00+03:00', last_change_date: '2026-03-10T09:05:00+0300' }))
  expect([await at(720), await at(900)]).toEqual([
    [true, true],
    [true, false],
  ])
  await shop.deliver('yclients', hook({ datetime: '2026-03-13T15:00:00+03:00', last_change_date: '2026-03-10T09:06:00+0300' }, 'delete'))
  expect(await at(900)).toEqual([true, true])
})

test('asked page by page, every record takes its hour, and what was deleted meanwhile gives it back', async () => {
  const secrets = { company_id: '10001', partner_token: 'p', user_token: 'u' }
  const shop = await room.newShop(['yclients'], { secrets })
  let deleted = false
  // Two hundred a page: the first is full of what has no time, the coming visit is on the second.
  const old = Array.from({ length: 200 }, (_none, nth) => record({ id: nth + 1, visit_id: nth + 1, datetime: '' }))
  const pages = () => [old, [record({ deleted, last_change_date: deleted ? '2026-03-10T10:00:00+0300' : NOON.last_change_date })]]
  const asked: string[] = []
  room.setOutside(request => {
    const { searchParams } = new URL(request.url)
    asked.push(`${searchParams.get('page')}/${searchParams.get('count')}/${request.headers?.['authorization']}`)
    return { status: 200, headers: {}, text: JSON.stringify({ success: true, data: pages()[Number(searchParams.get('page')) - 1] ?? [] }) }
  })
  const deps = { store: room.opened.store, clock: room.clock, sources: room.sources }
  const pull = async () => {
    for (let round = 0; round < 4; round += 1) {
      room.clock.set(addMs(room.clock.now(), DAY_MS / 12))
      await pullSources(deps, shop.business)
    }
  }
  await pull()
  expect(asked.slice(0, 2)).toEqual(['1/200/Bearer p, User u', '2/200/Bearer p, User u'])
  expect(await isFree(shop, { master: null, minute: 720 })).toBe(false)
  expect(await shop.query('select count(*)::integer as count from slot_cell')).toEqual([{ count: 12 }])
  deleted = true
  await pull()
  expect(await isFree(shop, { master: null, minute: 720 })).toBe(true)
  room.setOutside(() => undefined)
})

test('it is moved and cancelled there alone: no reminder of ours, no change here, his "cancel" waits for a person', async () => {
  room.clock.set(instant('2026-03-10T07:30:00Z'))
  const shop = await room.newShop(['yclients'], { zone: 'Europe/Moscow' })
  await shop.deliver('yclients', hook())
  const [row] = await shop.query('select booking_id, customer_id from booking')
  const bookingId = id<'booking'>(String(row?.['booking_id']))
  const deps = { store: room.opened.store, clock: room.clock }
  const refused = { refusal: 'booked-elsewhere' }
  expect(await changeBooking(deps, shop.business, { bookingId, state: 'cancelled', actor: 'staff:x' })).toEqual(refused)
  expect(await changeBooking(deps, shop.business, { bookingId, to: { day: day('2026-03-14'), minute: 720 }, actor: 'staff:x' })).toEqual(
    refused,
  )
  const from = { customerId: id<'customer'>(String(row?.['customer_id'])) }
  for (const [nth, text] of ['Отмените запись', 'можно перенести на субботу в 12?'].entries()) {
    const received = await receiveReply(deps, shop.business, {
      channel: 'sandbox',
      providerReplyId: `y${nth}`,
      text,
      from,
      actor: 'customer',
    })
    expect(received).toMatchObject({ status: 'needs-answer', booking: null, question: null })
  }
  room.clock.set(instant('2026-03-12T09:00:00Z'))
  expect(await remindVisits(deps, shop.business)).toEqual({ reminded: 0, left: 0 })
  const { version } = await room.opened.store.inBusiness(shop.business, tx => tx.business.read())
  await changeSettings(deps, shop.business, { changes: { version, zone: 'Asia/Yekaterinburg' }, actor: 'staff:x' })
  expect(await shop.query('select state, local_minute as minute, zone from booking')).toEqual([
    { state: 'booked', minute: 840, zone: 'Asia/Yekaterinburg' },
  ])
})
