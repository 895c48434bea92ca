/** The inbox over the real database: threads, strangers, answers, complaints, and the one question. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { BusinessId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { closeComplaint, recordScore } from '../../src/usecases/respond/complaints.ts'
import { finishThread, linkReply, listInbox, readThread, sendAnswer } from '../../src/usecases/respond/inbox.ts'
import { rereadReplies } from '../../src/usecases/respond/reread-replies.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { enqueue, messageTo, type MovedClock, movedClock, newPerson, NOW, type Person, sendDeps, statesOf } from '../deliver/shop.ts'
import { writeBack } from './visits.ts'

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

function write(text: string, from: Person | { readonly address: string }) {
  return writeBack(deps, business, { text, from })
}
const openThreads = () => listInbox(deps, business, { openOnly: true, limit: 50 })
const outbox = async () => (await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 50 }))).messages

describe('one question, then a person', () => {
  test('a range is asked back with at most three times, the number books one of them', async () => {
    const person = await newPerson(db.store, business)
    const asked = await write('запишите на пятницу после обеда', person)
    expect(asked).toMatchObject({ status: 'needs-answer', booking: null, question: { options: { length: 3 } } })
    expect(await openThreads()).toEqual([])
    const [question] = await outbox()
    expect(question?.body).toMatch(/1\) .*\n2\) .*\n3\) /)
    expect(await write('2', person)).toMatchObject({ outcome: 'booked', isConfirmed: true, booking: { day: '2026-03-13' } })
  })
  test('"да, в 15" after the question takes the offered three o’clock', async () => {
    const person = await newPerson(db.store, business)
    await write('в пятницу между 15 и 15:20', person)
    expect(await write('да в 15', person)).toMatchObject({ outcome: 'booked', booking: { day: '2026-03-13', minute: 900 } })
  })
  test('a second unclear reply goes to a person, not to a second question', async () => {
    const person = await newPerson(db.store, business)
    await write('запишите на пятницу', person)
    expect(await write('ну не знаю, как-нибудь', person)).toMatchObject({ status: 'needs-answer', question: null })
    expect(await openThreads()).toMatchObject([{ customerId: person.customerId, openCount: 1 }])
  })
  test('"later" without a day is asked back with days', async () => {
    const person = await newPerson(db.store, business)
    expect(await write('позже', person)).toMatchObject({ question: { options: [{ kind: 'later' }, { kind: 'later' }, { kind: 'later' }] } })
    expect(await write('1', person)).toMatchObject({ outcome: 'later', followUp: { dueOn: '2026-03-17' } })
  })
  test('a taken minute is not booked twice: others are offered', async () => {
    const [first, second] = [await newPerson(db.store, business), await newPerson(db.store, business)]
    expect(await write('в пятницу в 15:00', first)).toMatchObject({ outcome: 'booked' })
    const asked = await write('в пятницу в 15:00', second)
    expect(asked).toMatchObject({ reason: 'slot-taken', booking: null, question: { options: { length: 3 } } })
  })
  test('stop wins over an open question', async () => {
    const person = await newPerson(db.store, business)
    await write('запишите на пятницу', person)
    expect(await write('стоп', person)).toMatchObject({ outcome: 'stop' })
  })
})

describe('threads', () => {
  test('what waits has a suggestion; one tap sends it and nothing waits any more', async () => {
    const person = await newPerson(db.store, business)
    await write('сколько стоит?', person)
    const thread = await readThread(deps, business, person.customerId)
    expect('entries' in thread && [thread.entries.length, thread.suggestion.includes('Свободно')]).toEqual([1, true])
    expect(
      await sendAnswer(deps, business, { customerId: person.customerId, text: '2 400 ₽', actor: 'staff:x', key: null }),
    ).toHaveProperty('messageId')
    expect(await openThreads()).toEqual([])
    expect((await outbox()).map(message => message.body)).toEqual(['2 400 ₽'])
  })
  test('done without an answer', async () => {
    const person = await newPerson(db.store, business)
    await write('а вы где?', person)
    expect(await finishThread(deps, business, person.customerId)).toEqual({ settled: 1 })
    expect(await openThreads()).toEqual([])
  })
  test('E43: a stranger becomes a customer’s thread when he is recognised, without consent', async () => {
    const person = await newPerson(db.store, business, { kind: 'phone', purposes: [] })
    await write('Запишите на завтра', { address: '+79450009999' })
    await write('Алло?', { address: '+79450009999' })
    const [stranger] = await openThreads()
    expect(stranger).toMatchObject({ customerId: null, senderAddress: '+79450009999', openCount: 2 })
    if (stranger === undefined) return
    expect(await linkReply(deps, business, { replyId: stranger.lastReplyId, customerId: person.customerId, actor: 'staff:x' })).toEqual({
      linked: 2,
    })
    expect(await openThreads()).toMatchObject([{ customerId: person.customerId, openCount: 2 }])
    const reaches = await db.store.inBusiness(business, tx => tx.collect.consents.reachOf([person.customerId]))
    expect(reaches.map(reach => reach.address).toSorted()).toEqual([person.address, '+79450009999'].toSorted())
    expect(await db.store.inBusiness(business, tx => tx.collect.customers.count())).toBe(1)
    await enqueue(
      db.store,
      business,
      messageTo({ ...person, contactPointId: reaches[0]?.contactPointId ?? person.contactPointId }, { channel: 'sandbox' }),
    )
    expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0, cancelled: 1 })
  })
  test('E44: an out-of-office note waits for nobody', async () => {
    const person = await newPerson(db.store, business)
    await write('Автоответ: я в отпуске до 20 марта.', person)
    expect(await openThreads()).toEqual([])
  })
})

describe('complaints', () => {
  test('advertising falls silent, and the task stays until somebody has closed it', async () => {
    const person = await newPerson(db.store, business)
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', notBefore: addMs(NOW, DAY_MS) }))
    expect(await write('Ужасный сервис, верните деньги', person)).toMatchObject({ reason: 'complains' })
    expect(await statesOf(db.store, business)).toEqual({ cancelled: 1 })
    const [complaint] = await db.store.inBusiness(business, tx => tx.respond.openComplaints([person.customerId]))
    expect(complaint).toMatchObject({ words: 'Ужасный сервис, верните деньги' })
    await closeComplaint(deps, business, { complaintId: complaint?.complaintId ?? '', actor: 'staff:x', resolution: 'Переделали' })
    expect(await db.store.inBusiness(business, tx => tx.respond.openComplaints())).toEqual([])
  })
  test.each([
    [6, 'opened', 'six of ten is a bad visit'],
    [7, 'none', 'seven is not'],
  ] as const)('a score of %i: %s (%s)', async (score, complaint, _why) => {
    const { customerId } = await newPerson(db.store, business)
    expect(await recordScore(deps, business, { customerId, score, words: '', actor: 'staff:x' })).toEqual({ complaint })
  })
})

describe('E1 and E7: a stop stays', () => {
  test('confirmed once within the minute, and a yes to something else does not open it again', async () => {
    const person = await newPerson(db.store, business)
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', notBefore: addMs(NOW, 2 * MINUTE_MS) }))
    expect(await write('отпишитте миня', person)).toMatchObject({ outcome: 'stop', isConfirmed: true })
    clock.set(addMs(NOW, MINUTE_MS))
    await sendDue(sendDeps(db.store, clock), business)
    expect(await statesOf(db.store, business)).toEqual({ cancelled: 1, handed: 1 })
    await write('да', person)
    await write('стоп', person)
    clock.set(addMs(NOW, 5 * MINUTE_MS))
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', dedupeKey: 'again', notBefore: clock.now() }))
    await sendDue(sendDeps(db.store, clock), business)
    expect(await statesOf(db.store, business)).toEqual({ cancelled: 2, handed: 1 })
  })
})

test('stored replies are read again by the present reader without a change', async () => {
  const person = await newPerson(db.store, business)
  await write('сколько стоит?', person)
  expect(await rereadReplies(deps, business)).toMatchObject({ read: 1, differences: [] })
})
