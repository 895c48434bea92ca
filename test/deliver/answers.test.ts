/** Answers and what follows: stop at once, later with a day, bookings, strangers, machines, and hooks that come twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import type { BusinessId, MessageId } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, MINUTE_MS } from '../../src/kernel/instant.ts'
import { renderRequest } from '../../src/usecases/deliver/render-words.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { unsubscribe } from '../../src/usecases/deliver/unsubscribe.ts'
import { readUnsubscribeToken, unsubscribeToken } from '../../src/usecases/deliver/unsubscribe-token.ts'
import { receiveReply } from '../../src/usecases/respond/receive-reply.ts'
import { recordOutcome } from '../../src/usecases/respond/record-outcome.ts'
import { type TestStore, testStore } from '../database.ts'
import { newBusiness } from '../business.ts'
import { enqueue, messageTo, type MovedClock, movedClock, newPerson, NOW, type Person, sendDeps, statesOf } from './shop.ts'

let db: TestStore
let business: BusinessId
let clock: MovedClock
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

interface Written {
  readonly person: Person
  readonly messageId: MessageId
  readonly reply: (text: string, id?: string) => ReturnType<typeof receiveReply>
}

/** A fresh shop with one person whose message has just gone into the sandbox. */
async function written(options: Parameters<typeof newPerson>[2] = {}): Promise<Written> {
  business = await newBusiness(db.store)
  clock = movedClock()
  const person = await newPerson(db.store, business, options)
  const { messageId } = await enqueue(db.store, business, messageTo(person, { channel: 'sandbox' }))
  await sendDue(sendDeps(db.store, clock), business)
  clock.set(addMs(NOW, MINUTE_MS))
  return {
    person,
    messageId,
    reply: (text, id = text) =>
      receiveReply({ store: db.store, clock }, business, {
        channel: 'sandbox',
        providerReplyId: id,
        text,
        from: { messageId },
        actor: 'customer',
      }),
  }
}

async function texts(): Promise<string[]> {
  const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ limit: 50 }))
  return messages.filter(message => message.purpose === 'service').map(message => message.body)
}

describe('E1: stop in any words, case or language', () => {
  test.each([
    'стоп',
    'СТОП.',
    'stop!',
    'отпишись',
    'спри',
    'Не пишите мне больше',
    'отпишите меня пж',
    'unsubscribe',
    'cnjg',
    'otpishite menya',
    'не ми пращайте повече',
  ])('%s', async words => {
    const { person, reply } = await written()
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', dedupeKey: 'the next one', notBefore: addMs(NOW, DAY_MS) }))
    expect(await reply(words)).toMatchObject({ outcome: 'stop', isConfirmed: true })
    expect(await statesOf(db.store, business)).toEqual({ handed: 1, cancelled: 1, queued: 1 })

    await sendDue(sendDeps(db.store, clock), business)
    expect(await texts()).toEqual(['Поняли, больше не пишем. Если передумаете — просто позвоните. Шины у Ани'])
    expect(await reply(`${words} `, 'again')).toMatchObject({ outcome: 'stop', isConfirmed: false })
    // Whatever is enqueued afterwards does not leave.
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', dedupeKey: 'after the stop' }))
    expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0, cancelled: 1 })
  })

  test('a stop in the same moment as the sending: the message is taken back or on its way, and nothing follows it', async () => {
    const { person, reply } = await written()
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', dedupeKey: 'due now', notBefore: NOW }))
    await Promise.all([reply('стоп'), sendDue(sendDeps(db.store, clock), business)])
    const { messages } = await db.store.inBusiness(business, tx => tx.deliver.list({ customerId: person.customerId, limit: 10 }))
    const dueNow = messages.find(message => message.dedupeKey === 'due now')
    // Whichever came first: it is on its way or it is taken back, and it never moves from there.
    expect(['handed', 'cancelled']).toContain(dueNow?.state)
    await sendDue(sendDeps(db.store, clock), business)
    expect(
      await db.store
        .inBusiness(business, tx => tx.deliver.list({ customerId: person.customerId, state: dueNow?.state ?? 'queued', limit: 10 }))
        .then(page => page.messages.length),
    ).toBeGreaterThan(0)
  })
})

describe('links that stop', () => {
  test('E2: a link that was changed is no link; the same one may be used again and again', async () => {
    const { person } = await written()
    const token = unsubscribeToken('secret', { business, contactPointId: person.contactPointId, messageId: null })
    // Not its last letter: a part of that one carries nothing.
    const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.slice(-1)}`
    expect(readUnsubscribeToken('secret', changed)).toBeUndefined()
    expect(readUnsubscribeToken('other', token)).toBeUndefined()
    const link = readUnsubscribeToken('secret', token)
    expect(link).toMatchObject({ business, contactPointId: person.contactPointId })
    for (let i = 0; i < 3; i += 1) if (link) expect(await unsubscribe({ store: db.store, clock }, link, 'advertising')).toBe('stopped')
  })

  test('E3: without advertising a confirmation still comes; after "all" it does not', async () => {
    const { person } = await written()
    const link = { business, contactPointId: person.contactPointId, messageId: null }
    const confirmation = (key: string) =>
      enqueue(db.store, business, messageTo(person, { channel: 'sandbox', purpose: 'service', dedupeKey: key }), clock.now())
    await unsubscribe({ store: db.store, clock }, link, 'content')
    await unsubscribe({ store: db.store, clock }, link, 'marketing')
    await confirmation('booking 1')
    await enqueue(db.store, business, messageTo(person, { channel: 'sandbox', dedupeKey: 'advertising' }), clock.now())
    expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1, cancelled: 1 })
    clock.set(addMs(clock.now(), MINUTE_MS))
    await unsubscribe({ store: db.store, clock }, link, 'all')
    await confirmation('booking 2')
    expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 0, cancelled: 1 })
  })
})

test('E37: a report that comes twice or late moves the state once', async () => {
  const { messageId } = await written()
  const report = (state: 'delivered' | 'bounced' | 'read') =>
    db.store.inBusiness(business, tx => tx.deliver.settle([{ messageId, state, reason: 'accepted' }], clock.now()))
  expect([await report('delivered'), await report('delivered'), await report('bounced')]).toEqual([1, 0, 0])
  expect(await statesOf(db.store, business)).toEqual({ delivered: 1 })
  expect([await report('read'), await report('delivered'), await report('bounced')]).toEqual([1, 0, 0])
  expect(await statesOf(db.store, business)).toEqual({ read: 1 })
})

describe('E42: what is not known is not printed', () => {
  const sender = {
    name: 'Шины у Ани',
    trade: 'tyres',
    locale: 'ru',
    zone: 'Europe/Moscow',
    phone: '',
    signature: '',
    publicUrl: null,
    templates: {},
  } as const
  const asked = {
    occasion: 'offer',
    segment: 'regular',
    locale: 'ru',
    product: null,
    group: null,
    dueDay: null,
    address: null,
    addressKind: null,
    marketing: true,
  } as const
  test.each([
    ['', null, 'Здравствуйте! Это', 'no name, no gap'],
    ['+7 945', null, 'Здравствуйте! Это', 'a phone is no name'],
    ['АННА', null, 'Анна, здравствуйте! Это', 'shouting is mended'],
    ['', '{{ name }}, пора к нам?', 'Здравствуйте! Это', "the owner's own words need a name: ours are taken"],
    ['Анна', '{{ name }}, пора к нам?', 'Анна, пора к нам?', "the owner's own words with a name"],
    ['Анна', '{{ naem }}, пора?', 'Анна, здравствуйте!', 'a field nobody knows'],
    ['Анна', '{{ name }, пора?', 'Анна, здравствуйте!', 'a broken tag'],
  ])('%j with %j begins %j: %s', (firstName, ownWords, beginning, _why) => {
    const words = renderRequest({ ...asked, firstName, ownWords }, sender)
    expect(words.kind === 'words' && words.text.startsWith(beginning) ? '' : words).toBe('')
    expect(words.kind === 'words' ? words.text : '').not.toMatch(/[{}]|undefined|null/)
  })
})

test('E43: a stranger makes an item in the inbox, not a customer with consent', async () => {
  await written()
  const received = await receiveReply({ store: db.store, clock }, business, {
    channel: 'sms',
    providerReplyId: 's1',
    text: 'Запишите на завтра в 3',
    from: { address: '+79450009999' },
    actor: 'customer',
  })
  expect(received).toMatchObject({ status: 'needs-answer', customerId: null, booking: null })
  const replies = await db.store.inBusiness(business, tx => tx.respond.replies({ openOnly: true, limit: 10 }))
  expect(replies).toMatchObject([{ customerId: null, text: 'Запишите на завтра в 3' }])
  expect(await db.store.inBusiness(business, tx => tx.collect.customers.count())).toBe(1)
})

test('E44: an out-of-office note is not "later"', async () => {
  const { reply } = await written()
  expect(await reply('Автоответ: я в отпуске до 20 марта, отвечу после возвращения.')).toMatchObject({
    status: 'automatic',
    followUp: null,
  })
})

describe('answers that settle', () => {
  test('later with a day: a promise on that day, confirmed to the customer once', async () => {
    const { reply } = await written()
    expect(await reply('Позже, давайте 25 мая')).toMatchObject({
      outcome: 'later',
      followUp: { agreedOn: '2026-03-10', dueOn: '2026-05-25' },
      isConfirmed: true,
    })
    expect(await reply('Позже, давайте 25 мая')).toMatchObject({ status: 'known' })
    expect(await texts()).toEqual(['Договорились, напомним 25 мая. Шины у Ани'])
  })

  test('an exact hour inside opening hours is booked, a range asks back', async () => {
    const { reply } = await written()
    expect(await reply('в пятницу после обеда')).toMatchObject({ status: 'needs-answer', reason: 'range-to-narrow', booking: null })
    expect(await reply('в воскресенье в 12')).toMatchObject({ status: 'needs-answer', reason: 'outside-hours' })
    expect(await reply('хорошо, в пятницу в 15:30')).toMatchObject({ outcome: 'booked', booking: { day: '2026-03-13', minute: 930 } })
    expect(
      await db.store.inBusiness(business, tx => tx.respond.bookings({ from: day('2026-03-13'), to: day('2026-03-13') })),
    ).toMatchObject([{ localMinute: 930, state: 'booked' }])
  })

  test('the owner reports by hand, and a day that has passed is refused', async () => {
    const { person } = await written({ kind: 'phone' })
    const report = (outcome: 'later' | 'booked' | 'no', on: string) =>
      recordOutcome({ store: db.store, clock }, business, {
        about: { customerId: person.customerId },
        outcome,
        day: day(on),
        actor: 'staff:x',
      })
    expect(await report('later', '2026-03-10')).toMatchObject({ reason: 'day-has-passed' })
    expect(await report('later', '2026-03-11')).toMatchObject({ followUp: { dueOn: '2026-03-11' } })
    expect(await report('booked', '2026-03-12')).toMatchObject({ booking: { day: '2026-03-12', minute: null } })
    expect(
      await recordOutcome({ store: db.store, clock }, business, {
        about: { customerId: person.customerId },
        outcome: 'later',
        actor: 'staff:x',
      }),
    ).toMatchObject({ reason: 'no-time-named' })
  })

  test('a wrong number closes the number for good', async () => {
    const { person, reply } = await written({ kind: 'phone' })
    expect(await reply('Вы ошиблись номером')).toMatchObject({ outcome: 'wrong-number' })
    const [reach] = await db.store.inBusiness(business, tx => tx.collect.consents.reachOf([person.customerId]))
    expect(reach?.suppressions).toMatchObject([{ kind: 'wrong-number', channel: 'all' }])
  })
})
