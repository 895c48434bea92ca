/** Every message once: two workers, a worker that dies at each of its moments, undo, validity, a copy restored elsewhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../src/domain/deliver/message.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { cancelMessage } from '../../src/usecases/deliver/cancel-message.ts'
import { expireMessages } from '../../src/usecases/deliver/expire-messages.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { settleUnknown } from '../../src/usecases/deliver/settle-unknown.ts'
import { type TestStore, testStore } from '../database.ts'
import { newBusiness } from '../business.ts'
import {
  claimOf,
  enqueue,
  type MailServer,
  mailingBusiness,
  mailServer,
  messageTo,
  movedClock,
  newPerson,
  NOW,
  sendDeps,
  statesOf,
} from './shop.ts'

let db: TestStore
let mail: MailServer
beforeAll(async () => {
  db = await testStore()
  mail = await mailServer()
})
afterAll(async () => {
  await mail.close()
  await db.close()
})

async function shopWith(people: number): Promise<BusinessId> {
  const business = await mailingBusiness(db.store, mail.port)
  for (let i = 0; i < people; i += 1) await enqueue(db.store, business, messageTo(await newPerson(db.store, business)))
  return business
}

function mailsFor(people: readonly string[]): number {
  return mail.mails.filter(one => people.includes(one.to)).length
}

async function addressesOf(business: BusinessId): Promise<string[]> {
  const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 200 }))
  return messages.map(message => message.address)
}

/** A channel that does something at the moment of handing over. */
function channelThat(act: (message: Message) => Promise<void>): Channel {
  return {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    deliver: async message => {
      await act(message)
      return { kind: 'handed', providerId: 'x', reason: 'accepted' }
    },
    close: async () => undefined,
  }
}

test('two workers at once never send a message twice', async () => {
  const business = await shopWith(40)
  const clock = movedClock()
  await Promise.all(['a', 'b', 'c'].map(worker => sendDue(sendDeps(db.store, clock, { worker }), business)))
  expect(await statesOf(db.store, business)).toEqual({ handed: 40 })
  expect(mailsFor(await addressesOf(business))).toBe(40)
})

test('the same message asked for twice is one message', async () => {
  const business = await mailingBusiness(db.store, mail.port)
  const person = await newPerson(db.store, business)
  const [first, second] = [await enqueue(db.store, business, messageTo(person)), await enqueue(db.store, business, messageTo(person))]
  expect(second).toMatchObject({ result: 'already', messageId: first.messageId })
})

describe('E32: a worker that dies', () => {
  test('while it still asks: nothing is held, and the next worker sends it once', async () => {
    const business = await shopWith(1)
    const dying = db.store.inBusiness(business, async tx => {
      expect(await tx.deliver.claim(claimOf(NOW, 10))).toHaveLength(1)
      // Another worker passes over what this one holds.
      expect(await sendDue(sendDeps(db.store, movedClock()), business)).toMatchObject({ handed: 0 })
      throw new Error('the power went')
    })
    await expect(dying).rejects.toThrow('the power went')
    expect(await sendDue(sendDeps(db.store, movedClock()), business)).toMatchObject({ handed: 1 })
  })

  test('between handing over and writing it down: unknown, shown, and never sent again by itself', async () => {
    const business = await shopWith(1)
    const clock = movedClock()
    await db.store.inBusiness(business, async tx => {
      const [claimed] = await tx.deliver.claim(claimOf(NOW, 10))
      await tx.deliver.markSending(claimed ? [claimed.messageId] : [], { worker: 'dead', at: NOW, leaseUntil: addMs(NOW, MINUTE_MS) })
    })
    for (const minutes of [2, 60, 600]) {
      clock.set(addMs(NOW, minutes * MINUTE_MS))
      await sendDue(sendDeps(db.store, clock), business)
    }
    expect(await statesOf(db.store, business)).toEqual({ unknown: 1 })
    expect(mailsFor(await addressesOf(business))).toBe(0)
  })

  test('the owner decides about an unknown message, once', async () => {
    const business = await shopWith(1)
    const {
      messages: [message],
    } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 1, state: 'queued' }))
    if (!message) throw new Error('a message waits')
    await db.store.inBusiness(business, tx =>
      tx.deliver.settle([{ messageId: message.messageId, state: 'unknown', reason: 'worker-died' }], NOW),
    )
    const deps = sendDeps(db.store, movedClock())
    expect(await settleUnknown(deps, business, { messageId: message.messageId, verdict: 'send-again', actor: 'staff:x' })).toMatchObject({
      status: 'settled',
    })
    expect(await settleUnknown(deps, business, { messageId: message.messageId, verdict: 'send-again', actor: 'staff:x' })).toEqual({
      status: 'not-unknown',
    })
    expect(await sendDue(deps, business)).toMatchObject({ handed: 1 })
  })
})

test('undone within its seconds, a message never leaves, and can be asked for again', async () => {
  const business = await mailingBusiness(db.store, mail.port)
  const person = await newPerson(db.store, business)
  const later = messageTo(person, { notBefore: addMs(NOW, 10_000) })
  const { messageId } = await enqueue(db.store, business, later)
  const clock = movedClock()
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0 })
  expect(await cancelMessage(sendDeps(db.store, clock), business, { messageId, actor: 'staff:x' })).toMatchObject({ status: 'cancelled' })
  clock.set(addMs(NOW, 11_000))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0 })
  expect(await enqueue(db.store, business, later)).toMatchObject({ result: 'queued', messageId })
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1 })
  expect(await cancelMessage(sendDeps(db.store, clock), business, { messageId, actor: 'staff:x' })).toMatchObject({ status: 'too-late' })
})

test('what is cancelled between the claim and the handing over does not leave', async () => {
  const business = await shopWith(12)
  const clock = movedClock()
  let isFirst = true
  const cancelling = channelThat(async () => {
    if (!isFirst) return
    isFirst = false
    await db.store.inBusiness(business, tx => tx.deliver.recall({ what: 'all', at: NOW }))
  })
  await sendDue(sendDeps(db.store, clock, { openChannels: () => [cancelling] }), business)
  // Ten were in flight at once; the two behind them were still to be taken back.
  expect(await statesOf(db.store, business)).toEqual({ handed: 10, cancelled: 2 })
})

test('a message past its validity expires and is not sent late', async () => {
  const business = await shopWith(2)
  const clock = movedClock(addMs(NOW, 3 * DAY_MS + 1))
  expect(await expireMessages(sendDeps(db.store, clock), business)).toEqual({ expired: 2 })
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0 })
})

test('quiet hours put a message off to the next allowed minute', async () => {
  const business = await shopWith(1)
  const clock = movedClock(addMs(NOW, 9 * HOUR_MS))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0, postponed: 1 })
  // 22:30 in Moscow: the next allowed minute is 10:00 on Wednesday.
  clock.set(addMs(NOW, 20.5 * HOUR_MS - 1))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0 })
  clock.set(addMs(NOW, 20.5 * HOUR_MS))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1 })
})

test('the caps hold when two messages for one customer are claimed together', async () => {
  const business = await mailingBusiness(db.store, mail.port)
  const person = await newPerson(db.store, business)
  await enqueue(db.store, business, messageTo(person, { dedupeKey: 'one' }))
  await enqueue(db.store, business, messageTo(person, { dedupeKey: 'two' }))
  const clock = movedClock()
  const done = await Promise.all(['a', 'b'].map(worker => sendDue(sendDeps(db.store, clock, { worker }), business)))
  expect(done.reduce((sum, one) => sum + one.handed, 0)).toBe(1)
  clock.set(addMs(NOW, DAY_MS))
  expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1 })
})

test('E34: a restored copy sends nothing until the owner confirms it, and then nothing that may have gone out before', async () => {
  const own = await testStore()
  try {
    const business = await newBusiness(own.store)
    const clock = movedClock()
    await enqueue(own.store, business, messageTo(await newPerson(own.store, business), { channel: 'sandbox' }))
    await own.store.system.installation(addMs(NOW, -DAY_MS))
    await own.store.system.setLive(false, NOW)
    expect(await sendDue(sendDeps(own.store, clock), business)).toMatchObject({ paused: 1, handed: 0 })
    await own.store.system.setLive(true, addMs(NOW, MINUTE_MS))
    clock.set(addMs(NOW, 2 * MINUTE_MS))
    await enqueue(own.store, business, messageTo(await newPerson(own.store, business), { channel: 'sandbox' }), clock.now())
    expect(await sendDue(sendDeps(own.store, clock), business)).toMatchObject({ handed: 1, unknown: 1 })
    expect(await sendDue(sendDeps(own.store, clock), business)).toMatchObject({ handed: 0, unknown: 0 })
    // What the owner decides about it since is done, once.
    const { messages } = await own.store.inBusiness(business, tx => tx.deliver.list({ limit: 5, state: 'unknown' }))
    for (const { messageId } of messages)
      await settleUnknown({ store: own.store, clock }, business, { messageId, verdict: 'send-again', actor: 'staff:test' })
    expect(await sendDue(sendDeps(own.store, clock), business)).toMatchObject({ handed: 1, unknown: 0 })
    expect(await sendDue(sendDeps(own.store, clock), business)).toMatchObject({ handed: 0, unknown: 0 })
  } finally {
    await own.close()
  }
})
