/** The nightly look at the DNS, asked of a real name server: a record that is lost shows until it is back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTools, systemResolver } from '../../src/channels/email/mail-tools.ts'
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
