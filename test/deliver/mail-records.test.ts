/** The nightly look at the DNS, asked of a real name server: a record that is lost shows until it is back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTools, systemResolver } from '../../src/channels/email/mail-tools.ts'
import { DEFAULT_EMAIL } from '../../src/domain/collect/business.ts'
import { addMs, DAY_MS } from '../../src/kernel/instant.ts'
import { checkMailRecords, lastMailRecords } from '../../src/usecases/deliver/check-mail-records.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { type DnsServer, dnsServer } from '../peers/dns-server.ts'
import { mailingBusiness, movedClock, NOW, sendDeps } from './shop.ts'

let db: TestStore
let dns: DnsServer
beforeAll(async () => {
  db = await testStore()
  dns = await dnsServer({ 'shop.test': ['v=spf1 a ~all'], '_dmarc.shop.test': ['v=DMARC1; p=reject'] })
})
afterAll(async () => {
  await dns.close()
  await db.close()
})

test('lost in the second night, still lost in the third, back in the fourth', async () => {
  const business = await mailingBusiness(db.store, 25)
  const clock = movedClock()
  const tools = mailTools(systemResolver([dns.address]))
  const night = async (nth: number) => {
    clock.set(addMs(NOW, nth * DAY_MS))
    await checkMailRecords(sendDeps(db.store, clock), business, tools)
    return lastMailRecords(db, business)
  }
  expect(await night(1)).toMatchObject({ spf: 'ok', dkim: 'no-key', dmarc: 'ok', worseSince: null })
  dns.records.delete('shop.test')
  expect(await night(2)).toMatchObject({ spf: 'missing', worseSince: addMs(NOW, 2 * DAY_MS) })
  expect(await night(3)).toMatchObject({ spf: 'missing', worseSince: addMs(NOW, 2 * DAY_MS), checkedAt: addMs(NOW, 3 * DAY_MS) })
  dns.records.set('shop.test', ['v=spf1 a ~all'])
  expect(await night(4)).toMatchObject({ spf: 'ok', worseSince: null })
})

test('a shop that sends no letters is not asked about', async () => {
  const business = await newBusiness(db.store)
  const clock = movedClock()
  expect(await checkMailRecords(sendDeps(db.store, clock), business, mailTools(systemResolver([dns.address])))).toEqual({
    checked: 0,
    worse: 0,
  })
})

/** As many as `count` records, each referring to the next. */
const chain = (count: number): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, nth) => [`c${nth}.test`, [`v=spf1 ${nth + 1 < count ? `include:c${nth + 1}.test` : ''} -all`]]),
  )

test.each([
  [{ 'shop.test': ['v=spf1 include:house.test ~all'], 'house.test': ['v=spf1 ip4:203.0.113.0/24 -all'] }, 'ok', 'a house that exists'],
  [{}, 'missing', 'nothing there'],
  [{ 'shop.test': ['v=spf1 a ~all', 'v=spf1 mx ~all'] }, 'several', 'two of them'],
  [{ 'shop.test': ['v=spf1 include:gone.test ~all'] }, 'dead-reference', 'the house has none'],
  [{ 'shop.test': ['v=spf1 include:two.test ~all'], 'two.test': ['v=spf1 -all', 'v=spf1 +all'] }, 'dead-reference', 'the house has two'],
  [{ 'shop.test': ['v=spf1 include:c0.test ~all'], ...chain(10) }, 'ok', 'ten lookups, one behind the other'],
  [{ 'shop.test': ['v=spf1 include:c0.test ~all'], ...chain(11) }, 'too-many-lookups', 'eleven'],
  [{ 'shop.test': ['v=spf1 include:shop.test ~all'] }, 'too-many-lookups', 'it refers to itself'],
  [
    { 'shop.test': [`v=spf1 ${Array.from({ length: 24 }, (_, nth) => `ip4:203.0.113.${nth}`).join(' ')} ~all`] },
    'ok',
    'longer than one string',
  ],
] as const)('SPF, asked of a name server: %j is %s, since %s', async (records, expected, _why) => {
  const own = await dnsServer(records)
  try {
    const { spf } = await mailTools(systemResolver([own.address])).findings({
      ...DEFAULT_EMAIL,
      host: '',
      port: 25,
      from: 'anya@shop.test',
    })
    expect(spf).toBe(expected)
  } finally {
    await own.close()
  }
})
