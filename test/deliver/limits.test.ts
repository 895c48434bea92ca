/** What holds sending back: limits of a channel and of a receiving house, pauses, a provider that is down; and who is woken. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NO_LIMIT } from '../../src/domain/deliver/sending-gate.ts'
import type { ChannelOutcome } from '../../src/domain/deliver/outcome.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { recallMessages } from '../../src/usecases/deliver/cancel-message.ts'
import { limitSending, pauseSending, resumeSending, sendingState } from '../../src/usecases/deliver/manage-sending.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, movedClock, newPerson, NOW, sendDeps, statesOf } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const actor = 'staff:x'
const HANDED: ChannelOutcome = { kind: 'handed', providerId: 'x', reason: 'accepted' }

function channelThat(outcome: () => ChannelOutcome, costMinor = 0): Channel {
  return {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    costMinor: () => costMinor,
    deliver: async () => outcome(),
    close: async () => undefined,
  }
}

/** `people` with one message each; addresses alternate between two houses. */
async function shopWith(people: number, batch?: string): Promise<BusinessId> {
  const business = await newBusiness(db.store)
  for (let nth = 0; nth < people; nth += 1) {
    const person = await newPerson(db.store, business, { address: `p${nth}@${nth % 2 === 0 ? 'mail.ru' : 'other.test'}` })
    const dedupeKey = batch === undefined ? `key:${nth}` : `contact:${person.customerId}:${batch}:once`
    await enqueue(db.store, business, messageTo(person, { dedupeKey, notAfter: addMs(NOW, 6 * DAY_MS) }))
  }
  return business
}

/** Whom the messages of this state are for, each as often as he has one. */
async function peopleOf(business: BusinessId, state: 'queued' | 'handed'): Promise<readonly string[]> {
  const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 200, state }))
  return messages.map(message => message.customerId).toSorted()
}

function sender(outcome: () => ChannelOutcome = () => HANDED, costMinor = 0) {
  const clock = movedClock()
  const deps = sendDeps(db.store, clock, { openChannels: () => [channelThat(outcome, costMinor)] })
  return { clock, deps }
}

describe('limits', () => {
  test('E41: no more than so many a day, and on with them tomorrow', async () => {
    const business = await shopWith(12)
    const { clock, deps } = sender()
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, perDay: 5 }, actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 5 })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 0 })
    clock.set(addMs(NOW, DAY_MS))
    expect(await sendDue(deps, business)).toMatchObject({ handed: 5 })
  })

  test('E41: the daily sum of money stops the sending before it is exceeded', async () => {
    const business = await shopWith(10)
    const { deps } = sender(() => HANDED, 300)
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, spendPerDayMinor: 1000 }, actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 3 })
    expect((await sendingState(deps, business)).gates).toMatchObject([{ name: 'channel:email', daySpendMinor: 900 }])
  })

  test('E41: the price list of the provider counts each SMS by its parts against the daily sum', async () => {
    const business = await newBusiness(db.store)
    const { clock, deps } = sender()
    await db.store.inBusiness(business, async tx => {
      const { channels, version } = await tx.business.read()
      const routes = { sms: { kind: 'sms-ru', values: { apiId: 'x', sender: '', baseUrl: '' } } } as const
      await tx.business.change({ channels: { ...channels, active: ['sms'], routes } }, { version, at: clock.now() })
      const row = { channel: 'sms', route: 'sms-ru', messageClass: 'advertising', source: 'a contract', pricedOn: null } as const
      await tx.channels.setPrices([{ ...row, numberPrefix: '7', priceThousandths: 349_500 }], clock.now())
    })
    for (let nth = 0; nth < 4; nth += 1) {
      const person = await newPerson(db.store, business, { kind: 'phone' })
      await enqueue(db.store, business, messageTo(person, { channel: 'sms', body: 'я'.repeat(100) }))
    }
    const { costMinor: _free, ...sms } = channelThat(() => HANDED)
    const paid = { ...deps, openChannels: () => [{ ...sms, name: 'sms' as const }] }
    await limitSending(deps, business, { gate: 'channel:sms', limit: { ...NO_LIMIT, spendPerDayMinor: 1500 }, actor })
    expect(await sendDue(paid, business)).toMatchObject({ handed: 2, postponed: 2 })
    expect((await sendingState(deps, business)).gates).toMatchObject([{ name: 'channel:sms', daySpendMinor: 1398 }])
    // What was put off until tomorrow leaves at once when the owner gives more.
    expect(await sendDue(paid, business)).toMatchObject({ handed: 0, postponed: 0 })
    await limitSending(deps, business, { gate: 'channel:sms', limit: null, actor })
    expect(await sendDue(paid, business)).toMatchObject({ handed: 2, postponed: 0 })
  })

  test('E41: two channels through one account at a provider share its rate and its day', async () => {
    const business = await newBusiness(db.store)
    const { clock, deps } = sender()
    const over = (name: 'sms' | 'viber'): Channel => ({ ...channelThat(() => HANDED), name, account: 'smsc.ru:shop' })
    const both = { ...deps, openChannels: () => [over('sms'), over('viber')] }
    for (let nth = 0; nth < 8; nth += 1) {
      const person = await newPerson(db.store, business, { kind: 'phone' })
      await enqueue(db.store, business, messageTo(person, { channel: nth % 2 === 0 ? 'sms' : 'viber' }))
    }
    const limit = { ...NO_LIMIT, perSecond: 1, burst: 3, perDay: 6 }
    await limitSending(deps, business, { gate: 'provider:smsc.ru:shop', limit, actor })
    expect(await sendDue(both, business)).toMatchObject({ handed: 3 })
    clock.set(addMs(NOW, 2000))
    expect(await sendDue(both, business)).toMatchObject({ handed: 2 })
    clock.set(addMs(NOW, HOUR_MS))
    expect(await sendDue(both, business)).toMatchObject({ handed: 1 })
    expect((await sendingState(deps, business)).gates).toMatchObject([{ name: 'provider:smsc.ru:shop', dayCount: 6 }])
  })

  test('two workers take the same tokens once', async () => {
    const business = await shopWith(12)
    const { clock, deps } = sender()
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, perSecond: 1, burst: 4 }, actor })
    const done = await Promise.all(['a', 'b', 'c'].map(worker => sendDue({ ...deps, worker }, business)))
    expect(done.reduce((sum, one) => sum + one.handed, 0)).toBe(4)
    clock.set(addMs(NOW, 2000))
    expect(await sendDue(deps, business)).toMatchObject({ handed: 2 })
  })

  test('a receiving house with a limit gets its share, the others are not held up', async () => {
    const business = await shopWith(12)
    const { clock, deps } = sender()
    await limitSending(deps, business, { gate: 'domain:mail.ru', limit: { ...NO_LIMIT, perSecond: 1, burst: 2 }, actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 8, postponed: 4 })
    clock.set(addMs(NOW, HOUR_MS))
    expect(await sendDue(deps, business)).toMatchObject({ handed: 2 })
  })
})

describe('E41: under a limit service goes first', () => {
  /** `mailing` letters that wait since a minute, and `confirmations` that have just been written. */
  async function shopWaiting({
    mailing,
    confirmations,
  }: {
    readonly mailing: number
    readonly confirmations: number
  }): Promise<BusinessId> {
    const business = await newBusiness(db.store)
    for (let nth = 0; nth < mailing + confirmations; nth += 1) {
      const isService = nth >= mailing
      const person = await newPerson(db.store, business)
      const notBefore = isService ? NOW : addMs(NOW, -MINUTE_MS)
      const purpose = isService ? 'service' : 'marketing'
      await enqueue(
        db.store,
        business,
        messageTo(person, { dedupeKey: `key:${nth}`, purpose, notBefore, notAfter: addMs(NOW, 6 * DAY_MS) }),
      )
    }
    return business
  }

  /** What left at each instant, as a letter a message: s for service, m for the mailing. */
  function listening(name: 'email' | 'sms' = 'email') {
    const left: string[] = []
    const channel: Channel = {
      ...channelThat(() => HANDED),
      name,
      deliver: async message => {
        left.push(message.purpose === 'service' ? 's' : 'm')
        return HANDED
      },
    }
    const clock = movedClock()
    const deps = sendDeps(db.store, clock, { openChannels: () => [channel] })
    const after = async (business: BusinessId, ms: number): Promise<string> => {
      clock.set(addMs(NOW, ms))
      await sendDue(deps, business)
      return left.splice(0).join('')
    }
    return { deps, after, channel }
  }

  test('of one token at a time the confirmation takes the next one, and the mailing those after it', async () => {
    const business = await shopWaiting({ mailing: 6, confirmations: 2 })
    const { deps, after } = listening()
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, perSecond: 1, burst: 1 }, actor })
    const seen = []
    for (let second = 0; second < 5; second += 1) seen.push(await after(business, second * 1000))
    expect(seen).toEqual(['s', 's', 'm', 'm', 'm'])
  })

  test('a mailing leaves a tenth of the bucket: what comes behind it leaves at once, and never more than the limit in sum', async () => {
    const business = await shopWaiting({ mailing: 25, confirmations: 0 })
    const { deps, after } = listening()
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, perSecond: 0.1, burst: 20 }, actor })
    expect(await after(business, 0)).toBe('m'.repeat(18))
    for (const nth of [1, 2, 3]) {
      const person = await newPerson(db.store, business)
      await enqueue(db.store, business, messageTo(person, { dedupeKey: `now:${nth}`, purpose: 'service', notBefore: addMs(NOW, 100) }))
    }
    expect(await after(business, 100)).toBe('ss')
    // A worker that knows nothing of the first: all is in the database.
    const restarted = listening()
    expect(await restarted.after(business, 200)).toBe('')
    expect(await restarted.after(business, 10_200)).toBe('s')
    // The share fills again before the mailing goes on.
    expect(await restarted.after(business, 30_200)).toBe('')
    expect(await restarted.after(business, 40_200)).toBe('m')
  })

  test('of a day a tenth is left to service', async () => {
    const business = await shopWaiting({ mailing: 12, confirmations: 0 })
    const { deps, after } = listening()
    await limitSending(deps, business, { gate: 'channel:email', limit: { ...NO_LIMIT, perDay: 10 }, actor })
    expect(await after(business, 0)).toBe('m'.repeat(9))
    for (const nth of [1, 2]) {
      const person = await newPerson(db.store, business)
      await enqueue(db.store, business, messageTo(person, { dedupeKey: `now:${nth}`, purpose: 'service' }))
    }
    expect(await after(business, 1000)).toBe('s')
    expect(await after(business, DAY_MS)).toBe(`s${'m'.repeat(3)}`)
  })

  test('service that alone would fill the limit leaves every tenth place to the mailing, in a restarted worker too', async () => {
    const business = await shopWaiting({ mailing: 4, confirmations: 24 })
    const limit = { ...NO_LIMIT, perSecond: 1, burst: 1 }
    const first = listening()
    await limitSending(first.deps, business, { gate: 'channel:email', limit, actor })
    let order = ''
    for (let second = 0; second < 15; second += 1) order += await first.after(business, second * 1000)
    const restarted = listening()
    for (let second = 15; second < 22; second += 1) order += await restarted.after(business, second * 1000)
    expect(order).toBe(`${'s'.repeat(9)}m${'s'.repeat(9)}mss`)
  })

  test('a receiving house with a limit gives its tokens to service first', async () => {
    const business = await newBusiness(db.store)
    for (let nth = 0; nth < 6; nth += 1) {
      const person = await newPerson(db.store, business, { address: `h${nth}@mail.ru` })
      const purpose = nth < 4 ? 'marketing' : 'service'
      await enqueue(db.store, business, messageTo(person, { dedupeKey: `key:${nth}`, purpose }))
    }
    const { deps, after } = listening()
    await limitSending(deps, business, { gate: 'domain:mail.ru', limit: { ...NO_LIMIT, perSecond: 1, burst: 1 }, actor })
    expect([await after(business, 0), await after(business, 1000), await after(business, 2000)]).toEqual(['s', 's', 'm'])
  })

  test('two channels through one account: the mailing of one waits for the confirmation of the other', async () => {
    const business = await newBusiness(db.store)
    const [him, her] = [await newPerson(db.store, business), await newPerson(db.store, business, { kind: 'phone' })]
    await enqueue(db.store, business, messageTo(him, { dedupeKey: 'a', notBefore: addMs(NOW, -MINUTE_MS) }))
    await enqueue(db.store, business, messageTo(her, { dedupeKey: 'b', channel: 'sms', purpose: 'service' }))
    const [mail, sms] = [listening(), listening('sms')]
    const over = (one: Channel): Channel => ({ ...one, account: 'house:shop' })
    const clock = movedClock()
    const deps = sendDeps(db.store, clock, { openChannels: () => [over(mail.channel), over(sms.channel)] })
    await limitSending(deps, business, { gate: 'provider:house:shop', limit: { ...NO_LIMIT, perSecond: 1, burst: 1 }, actor })
    await sendDue(deps, business)
    expect(await statesOf(db.store, business)).toEqual({ handed: 1, queued: 1 })
    const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 9, state: 'handed' }))
    expect(messages).toMatchObject([{ channel: 'sms' }])
  })
})

describe('E33, E40: pause, resume, recall', () => {
  test('of one campaign: exactly what was waiting goes on', async () => {
    const business = await shopWith(4, 'campaign:7')
    const { deps } = sender()
    const person = await newPerson(db.store, business)
    await enqueue(db.store, business, messageTo(person))
    await pauseSending(deps, business, { scope: 'campaign:7', actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 1 })
    expect((await sendingState(deps, business)).waiting).toEqual({ total: 4, batches: [{ batch: 'campaign:7', waiting: 4 }] })
    const left = await peopleOf(business, 'queued')
    expect(await resumeSending(deps, business, { scope: 'campaign:7', actor })).toBe(true)
    expect(await resumeSending(deps, business, { scope: 'campaign:7', actor })).toBe(false)
    expect(await sendDue(deps, business)).toMatchObject({ handed: 4 })
    expect(await peopleOf(business, 'handed')).toEqual([...left, person.customerId].toSorted())
    expect(await sendDue(deps, business)).toMatchObject({ handed: 0 })
  })

  test('of everything, and what is recalled meanwhile does not leave', async () => {
    const business = await shopWith(4, 'campaign:8')
    const { deps } = sender()
    const person = await newPerson(db.store, business)
    await enqueue(db.store, business, messageTo(person))
    await pauseSending(deps, business, { scope: 'all', actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 0 })
    expect(await recallMessages(deps, business, { what: { batch: 'campaign:8' }, actor })).toEqual({ recalled: 4 })
    await resumeSending(deps, business, { scope: 'all', actor })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 1 })
    expect(await statesOf(db.store, business)).toEqual({ handed: 1, cancelled: 4 })
  })
})

test('a pause that the provider names is kept to the second, holds for all, and wears no message out', async () => {
  const business = await shopWith(20)
  let left = 0
  const { clock, deps } = sender(() => {
    left -= 1
    return left < 0 ? { kind: 'not-sent', reason: 'refused', detail: '429 retry after 5', waitMs: 5000 } : HANDED
  })
  for (let nth = 0; nth < 10; nth += 1) {
    left = 2
    clock.set(addMs(NOW, nth * 5000))
    expect(await sendDue(deps, business)).toMatchObject({ handed: 2, failed: 0 })
    clock.set(addMs(NOW, nth * 5000 + 4999))
    expect(await sendDue(deps, business)).toMatchObject({ handed: 0, retried: 0 })
  }
  expect(await statesOf(db.store, business)).toEqual({ handed: 20 })
})

describe('E73: a provider that is down', () => {
  test.each([
    ['not-configured', '401 wrong key', 'not-configured', 'we are not let in: what is wrong has a name'],
    ['sender-refused', '550 5.7.1 policy', '550 5.7.1 policy', 'the house has said it in its own words'],
  ] as const)('%s (%s) rests as %s: %s; set up anew, it goes on at once', async (reason, detail, told, _why) => {
    const business = await shopWith(12)
    let isRight = false
    const { clock, deps } = sender(() => (isRight ? HANDED : { kind: 'not-sent', reason, detail }))
    await sendDue(deps, business)
    expect((await sendingState(deps, business)).gates).toMatchObject([{ breaker: 'open', reason: told }])
    expect(await sendDue(deps, business)).toMatchObject({ retried: 0, handed: 0 })
    isRight = true
    await db.store.inBusiness(business, tx => tx.deliver.endRest('channel:email', clock.now()))
    expect((await sendingState(deps, business)).gates).toMatchObject([{ breaker: 'closed', failures: 0, reason: null }])
    expect(await sendDue(deps, business)).toMatchObject({ handed: 2 })
  })

  test('rests with its reason, tries with one message, and goes on when that one is taken', async () => {
    const business = await shopWith(30)
    let isDown = true
    let asked = 0
    const { clock, deps } = sender(() => {
      asked += 1
      return isDown ? { kind: 'not-sent', reason: 'unreachable', detail: 'connect ECONNREFUSED' } : HANDED
    })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 0, retried: 10 })
    expect(asked).toBe(10)
    expect((await sendingState(deps, business)).gates).toMatchObject([{ breaker: 'open', reason: 'unreachable' }])
    expect(await sendDue(deps, business)).toMatchObject({ retried: 0 })
    clock.set(addMs(NOW, MINUTE_MS))
    expect(await sendDue(deps, business)).toMatchObject({ retried: 1 })
    isDown = false
    clock.set(addMs(NOW, 10 * MINUTE_MS))
    await sendDue(deps, business)
    expect((await sendingState(deps, business)).gates).toMatchObject([{ breaker: 'closed' }])
    clock.set(addMs(NOW, 30 * MINUTE_MS))
    await sendDue(deps, business)
    expect(await statesOf(db.store, business)).toEqual({ handed: 30 })
  })

  test('E38: an address that the server does not know gets nothing more', async () => {
    const business = await shopWith(1)
    const { deps } = sender(() => ({ kind: 'failed', reason: 'no-such-address', detail: '550 5.1.1' }))
    expect(await sendDue(deps, business)).toMatchObject({ failed: 1 })
    const suppressed = await db.store.inBusiness(business, tx =>
      tx.collect.consents.suppressionsOf({ kind: 'email', address: 'p0@mail.ru' }),
    )
    expect(suppressed).toMatchObject([{ kind: 'hard-bounce' }])
  })
})

test('only a business with work is woken, once, and not before its time', async () => {
  const own = await testStore()
  try {
    const [busy, quiet] = [await newBusiness(own.store), await newBusiness(own.store)]
    await newPerson(own.store, quiet)
    await newPerson(own.store, busy)
    await own.store.system.takeWoken(NOW)
    const person = await newPerson(own.store, busy)
    await own.store.system.takeWoken(NOW)
    await enqueue(own.store, busy, messageTo(person, { notBefore: addMs(NOW, 10_000) }))
    expect(await own.store.system.takeWoken(addMs(NOW, 9999))).toEqual([])
    expect(await own.store.system.takeWoken(addMs(NOW, 10_000))).toEqual([busy])
    expect(await own.store.system.takeWoken(addMs(NOW, 10_000))).toEqual([])
  } finally {
    await own.close()
  }
})

test('of two messages less than a second apart each wakes its business', async () => {
  const own = await testStore()
  try {
    const business = await newBusiness(own.store)
    const person = await newPerson(own.store, business)
    await own.store.system.takeWoken(NOW)
    await enqueue(own.store, business, messageTo(person, { notBefore: addMs(NOW, 10_000) }))
    await enqueue(own.store, business, messageTo(person, { dedupeKey: 'the second', notBefore: addMs(NOW, 10_700) }))
    expect(await own.store.system.takeWoken(addMs(NOW, 10_100))).toEqual([business])
    expect(await own.store.system.takeWoken(addMs(NOW, 11_700))).toEqual([business])
  } finally {
    await own.close()
  }
})
