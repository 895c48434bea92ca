/** The morning message to the owner himself: at his hour, in his language, once a day, and never when there is nothing to say. */
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChannels } from '../../src/channels/open-channels.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL, DEFAULT_POLICY } from '../../src/domain/collect/business.ts'
import { day } from '../../src/kernel/day.ts'
import type { Locale } from '../../src/kernel/locale.ts'
import { instantAt } from '../../src/kernel/zone.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { openSources } from '../../src/sources/open-sources.ts'
import { planContacts } from '../../src/usecases/plan/plan-contacts.ts'
import { SCHEDULE } from '../../src/worker/schedule.ts'
import { tick } from '../../src/worker/tick.ts'
import { type TestStore, testStore } from '../database.ts'
import { type MailServer, mailServer } from '../deliver/shop.ts'
import { buy, noonOn, openShop, type Shop } from './shop.ts'

let db: TestStore
let server: MailServer
beforeAll(async () => {
  ;[db, server] = await Promise.all([testStore(), mailServer()])
})
afterAll(async () => {
  await server.close()
  await db.close()
})

const ZONE = 'Europe/Moscow'
const EIGHT = 8 * 60
const steps = SCHEDULE.filter(step => step.name === 'morning-digest')
const digest = { channel: 'email', address: 'anya@owner.test', minute: EIGHT }
let tried = 0

async function ownedShop(options: { readonly locale?: Locale; readonly customers?: number; readonly isOn?: boolean } = {}) {
  tried += 1
  const address = `owner${tried}@shop.test`
  const planning = { ...DEFAULT_POLICY.planning, digest: options.isOn === false ? null : { ...digest, address } }
  const email = { ...DEFAULT_EMAIL, host: '127.0.0.1', port: server.port, from: 'Салон <a@shop.test>' }
  const shop = await openShop(db.store, {
    customers: options.customers ?? 4,
    policy: { planning },
    business: { locale: options.locale ?? 'ru', channels: { ...DEFAULT_CHANNELS, email, publicUrl: 'https://shop.test' } },
  })
  return { ...shop, address }
}

async function tickAt(shop: Shop, on: string, minute: number): Promise<void> {
  const clock = fixedClock(instantAt(day(on), minute, ZONE))
  const sources = openSources()
  const deps = { store: db.store, clock, openChannels, sources, openFile: async () => undefined, worker: 'w', linkSecret: 'of this test' }
  await tick(deps, { businesses: [shop.business], steps })
}
const mailsTo = async (address: string): Promise<readonly string[]> =>
  Promise.all(server.mails.filter(mail => mail.to === address).map(async mail => (await simpleParser(mail.text)).text ?? ''))

test('the owner hears at his hour whom to call, who waits, and what yesterday earned; once', async () => {
  const shop = await ownedShop()
  const [first] = shop.customers
  if (first === undefined) throw new Error('the shop has customers')
  await planContacts({ store: db.store, clock: fixedClock(noonOn('2026-11-23')) }, shop.business)
  await buy(db.store, shop.business, { customerId: first, on: day('2026-11-22') })
  await tickAt(shop, '2026-11-23', EIGHT - 1)
  expect(await mailsTo(shop.address)).toEqual([])
  await tickAt(shop, '2026-11-23', EIGHT)
  await tickAt(shop, '2026-11-23', EIGHT + 1)
  const mails = await mailsTo(shop.address)
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('Доброе утро!')
  expect(mails[0]).toMatch(/Сегодня \d контакт/)
  expect(mails[0]).toMatch(/Клиент \d, Клиент \d, Клиент \d/)
  expect(mails[0]).toMatch(/Вчера повторные покупки принесли 4\s200\s₽/)
  // He is no customer: the outbox knows nothing of it.
  expect((await db.store.inBusiness(shop.business, tx => tx.deliver.list({ limit: 9 }))).messages).toEqual([])
})

test('in the language of the owner', async () => {
  const shop = await ownedShop({ locale: 'bg' })
  await planContacts({ store: db.store, clock: fixedClock(noonOn('2026-11-23')) }, shop.business)
  await tickAt(shop, '2026-11-23', EIGHT)
  expect((await mailsTo(shop.address))[0]).toMatch(/Добро утро![^]*Днес имате 4 контакта/)
})

test('silent when there is nothing to say, when it is off, and when the morning is over', async () => {
  const idle = await ownedShop()
  await tickAt(idle, '2026-10-20', EIGHT)
  const off = await ownedShop({ isOn: false })
  await planContacts({ store: db.store, clock: fixedClock(noonOn('2026-11-23')) }, off.business)
  await tickAt(off, '2026-11-23', EIGHT)
  const late = await ownedShop()
  await planContacts({ store: db.store, clock: fixedClock(noonOn('2026-11-23')) }, late.business)
  await tickAt(late, '2026-11-23', EIGHT + 180)
  const heard = await Promise.all([idle, off, late].map(shop => mailsTo(shop.address)))
  expect(heard).toEqual([[], [], []])
})
