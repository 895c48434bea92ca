/** What waits, what is on its way, and who may still take it back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BusinessId, MessageId } from '../../src/kernel/ids.ts'
import { addMs, MINUTE_MS } from '../../src/kernel/instant.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { cancelMessage, recallMessages } from '../../src/usecases/deliver/cancel-message.ts'
import { openPool } from '../../src/store/pool.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { sendingState } from '../../src/usecases/deliver/manage-sending.ts'
import { unsubscribe } from '../../src/usecases/deliver/unsubscribe.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { claimOf, enqueue, messageTo, movedClock, newPerson, NOW, type Person, sendDeps, statesOf } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const actor = 'staff:x'

/** As a worker leaves it when it has committed and not yet been answered. */
async function takeOne(business: BusinessId): Promise<MessageId> {
  return db.store.inBusiness(business, async tx => {
    const [message] = await tx.deliver.claim(claimOf(NOW, 1))
    if (message === undefined) throw new Error('a message waits')
    await tx.deliver.markSending([message.messageId], { worker: 'w', at: NOW, leaseUntil: addMs(NOW, MINUTE_MS) })
    return message.messageId
  })
}

test('E32: what is on its way shows as being sent, is not taken twice, and cannot be taken back by anybody', async () => {
  const business = await newBusiness(db.store)
  const person = await newPerson(db.store, business)
  await enqueue(db.store, business, messageTo(person))
  const deps = sendDeps(db.store, movedClock())
  const messageId = await takeOne(business)
  expect(await statesOf(db.store, business)).toEqual({ sending: 1 })
  expect((await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 9, state: 'sending' }))).messages).toHaveLength(1)
  expect((await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 9, state: 'queued' }))).messages).toEqual([])
  expect((await sendingState(deps, business)).waiting).toMatchObject({ total: 0 })
  await db.store.inBusiness(business, async tx => {
    expect(await tx.deliver.claim(claimOf(NOW, 1))).toEqual([])
  })
  expect(await cancelMessage(deps, business, { messageId, actor })).toMatchObject({ status: 'too-late' })
  expect(await recallMessages(deps, business, { what: 'all', actor })).toEqual({ recalled: 0 })
  await db.store.inBusiness(business, tx => tx.deliver.settle([{ messageId, state: 'handed', reason: 'accepted' }], NOW))
  expect(await db.store.inBusiness(business, tx => tx.deliver.find(messageId))).toMatchObject({ state: 'handed', attempts: 1 })
})

test('E32: a statement that would take back what is on its way is refused, whoever writes it', async () => {
  const business = await newBusiness(db.store)
  await enqueue(db.store, business, messageTo(await newPerson(db.store, business)))
  const messageId = await takeOne(business)
  const pool = openPool({ databaseUrl: db.databaseUrl })
  const other = await pool.connect()
  try {
    await other.query('begin')
    await other.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    await expect(other.query(`update message set state = 'cancelled' where message_id = $1`, [messageId])).rejects.toThrow('on its way')
    await other.query('rollback')
  } finally {
    other.release()
    await pool.end()
  }
  expect(await statesOf(db.store, business)).toEqual({ sending: 1 })
})

test('what certainly did not leave waits again, with the attempt counted, until its next moment', async () => {
  const business = await newBusiness(db.store)
  await enqueue(db.store, business, messageTo(await newPerson(db.store, business)))
  const messageId = await takeOne(business)
  const notBefore = addMs(NOW, 5 * MINUTE_MS)
  await db.store.inBusiness(business, tx => tx.deliver.settle([{ messageId, state: 'queued', reason: 'refused', notBefore }], NOW))
  expect(await db.store.inBusiness(business, tx => tx.deliver.find(messageId))).toMatchObject({ state: 'queued', attempts: 1, notBefore })
  await db.store.inBusiness(business, async tx => {
    expect(await tx.deliver.claim(claimOf(addMs(notBefore, -1), 1))).toEqual([])
    expect(await tx.deliver.claim(claimOf(notBefore, 1))).toHaveLength(1)
  })
})

test('E36: a stop in the middle of a mailing takes effect within 60 s: what waits for him is cancelled and never leaves', async () => {
  const business = await newBusiness(db.store)
  const people: Person[] = []
  for (let nth = 0; nth < 25; nth += 1) people.push(await newPerson(db.store, business))
  // The order of sending is that of the moments, so the last one is still waiting when the first group is on its way.
  for (const [nth, person] of people.entries()) await enqueue(db.store, business, messageTo(person, { notBefore: addMs(NOW, nth - 24) }))
  const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 50 }))
  const last = messages.find(message => message.address === people.at(-1)?.address)
  if (last === undefined || last.contactPointId === null) throw new Error('a message waits')
  const { contactPointId, messageId } = last
  const clock = movedClock()
  const deps = sendDeps(db.store, clock)
  const delivered: string[] = []
  let hasStopped = false
  const slow: Channel = {
    name: 'email',
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    async deliver(message) {
      if (!hasStopped) {
        hasStopped = true
        await unsubscribe(deps, { business, contactPointId, messageId }, 'advertising')
      }
      clock.set(addMs(clock.now(), 1000))
      delivered.push(message.address)
      return { kind: 'handed', providerId: 'x', reason: 'accepted' }
    },
    close: async () => undefined,
  }
  await sendDue({ ...deps, openChannels: () => [slow] }, business)
  expect(delivered).toHaveLength(24)
  expect(delivered).not.toContain(last.address)
  const stopped = await db.store.inBusiness(business, tx => tx.deliver.find(messageId))
  expect(stopped?.state).toBe('cancelled')
  expect((stopped?.stateAt ?? Infinity) - NOW).toBeLessThanOrEqual(MINUTE_MS)
})
