/** Who sends and who takes back never wait for each other in a circle, whatever the moment. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MessageId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS } from '../../src/kernel/instant.ts'
import { seededRandom } from '../../src/kernel/random.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { openPool } from '../../src/store/pool.ts'
import { eraseCustomer } from '../../src/usecases/collect/erase-customer.ts'
import { cancelMessage, recallMessages } from '../../src/usecases/deliver/cancel-message.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, movedClock, newPerson, NOW, type Person, sendDeps, statesOf } from './shop.ts'

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

const actor = 'staff:x'

/** Takes everything at once and answers in turns of the program, as a server would. */
const quick: Channel = {
  name: 'email',
  capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
  deliver: async () => ({ kind: 'handed', providerId: 'x', reason: 'accepted' }),
  close: async () => undefined,
}

test('a claim does not wait for whoever changes a message, and leaves it as it is', async () => {
  const business = await newBusiness(db.store)
  // Without a yes the claim itself would cancel it: the one case in which it changes a message.
  const { messageId } = await enqueue(db.store, business, messageTo(await newPerson(db.store, business, { purposes: [] })))
  const pool = openPool({ databaseUrl: db.databaseUrl })
  const other = await pool.connect()
  try {
    await other.query('begin')
    await other.query(`select set_config('app.business_id', $1, true)`, [String(business)])
    await other.query(`update message set body = body where message_id = $1`, [messageId])
    const sending = sendDue({ ...sendDeps(db.store, movedClock(), { openChannels: () => [quick] }), sendBudgetMs: 50 }, business)
    // It ends while the other still holds the message; waiting for each other would last until the database chooses a victim.
    expect(await sending).toMatchObject({ handed: 0 })
    await other.query(`update message set state = 'cancelled', state_reason = 'recalled' where message_id = $1`, [messageId])
    await other.query('commit')
  } finally {
    other.release()
    await pool.end()
  }
  expect(await statesOf(db.store, business)).toEqual({ cancelled: 1 })
})

test('E36: sending, recalling, taking back and forgetting at once: every message ends, and the database finds no circle', async () => {
  const business = await newBusiness(db.store)
  const people: Person[] = []
  for (let nth = 0; nth < 16; nth += 1) people.push(await newPerson(db.store, business, nth % 3 === 0 ? { purposes: [] } : {}))
  const random = seededRandom(11)
  const deps = (worker: string) => sendDeps(db.store, movedClock(), { worker, openChannels: () => [quick] })
  const ids: MessageId[] = []
  for (let round = 0; round < 3; round += 1) {
    for (const person of people.slice(round)) {
      const message = messageTo(person, { dedupeKey: `round:${round}:${person.customerId}`, notAfter: addMs(NOW, DAY_MS) })
      ids.push((await enqueue(db.store, business, { ...message, purpose: round === 0 ? 'marketing' : 'service' })).messageId)
    }
    const erased = people[round]
    await Promise.all([
      sendDue(deps('a'), business),
      recallMessages(deps('owner'), business, { what: ids.filter(() => random.next() < 0.3).toReversed(), actor }),
      sendDue(deps('b'), business),
      ...ids.slice(-5).map(messageId => cancelMessage(deps('owner'), business, { messageId, actor })),
      ...(erased === undefined
        ? []
        : [eraseCustomer({ store: db.store, clock: movedClock() }, business, { customerId: erased.customerId, actor })]),
    ])
  }
  await sendDue(deps('last'), business)
  const states = await statesOf(db.store, business)
  expect(Object.keys(states).filter(state => state !== 'handed' && state !== 'cancelled')).toEqual([])
})
