/** What comes back to a letter, through a real mail house: Postfix makes the reports, Dovecot tells of new letters. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTransport } from 'nodemailer'
import { receiveBySmtp } from '../../src/channels/email/smtp-receiver.ts'
import { watchMailbox } from '../../src/channels/email/imap-watch.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL } from '../../src/domain/collect/business.ts'
import type { MailMeaning } from '../../src/domain/deliver/inbound-mail.ts'
import type { Message } from '../../src/domain/deliver/message.ts'
import { returnAddress } from '../../src/domain/deliver/return-address.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { MailReceiver, MailWatch, OpenReception } from '../../src/ports/mail-inbox.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { openReception } from '../../src/worker/mail-reception.ts'
import { receiveMail } from '../../src/usecases/respond/receive-mail.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { type MailHouse, mailHouse } from '../peers/mail-house.ts'
import { enqueue, messageTo, movedClock, newPerson, sendDeps } from './shop.ts'

const MAILBOX = 'hello@shop.test'
let db: TestStore
let house: MailHouse
let business: BusinessId
let watch: MailWatch
/** Has no mailbox to look into: other servers bring its letters to our own port. */
let brought: BusinessId
let reception: OpenReception
const clock = movedClock()
const came: { readonly meaning: MailMeaning; readonly from: string | null }[] = []
let onCame = (): void => undefined

beforeAll(async () => {
  db = await testStore()
  brought = await newBusiness(db.store, {
    channels: {
      ...DEFAULT_CHANNELS,
      active: ['email'],
      email: { ...DEFAULT_EMAIL, host: '127.0.0.1', port: 25, from: 'b@brought.test', mailbox: 'hello@brought.test' },
    },
  })
  reception = await openReception({ store: db.store, clock }, { host: '127.0.0.1', port: 0, receive: receiveAndTell })
  house = await mailHouse({ broughtTo: reception.port })
  const inbox = { host: '127.0.0.1', port: house.imapPort, secure: false, user: 'shop', password: 'any' }
  business = await newBusiness(db.store, {
    channels: {
      ...DEFAULT_CHANNELS,
      active: ['email', 'sandbox'],
      publicUrl: 'https://shop.test',
      email: { ...DEFAULT_EMAIL, host: '127.0.0.1', port: house.smtpPort, from: 'Шины у Ани <anya@shop.test>', mailbox: MAILBOX, inbox },
    },
  })
  watch = await watchMailbox({
    inbox,
    cursor: undefined,
    onMail: async mail => {
      came.push({ meaning: await receiveMail({ store: db.store, clock }, business, mail), from: mail.from })
      onCame()
    },
    onCursor: cursor => db.store.inBusiness(business, tx => tx.deliver.saveMailCursor('shop', cursor, clock.now())),
  })
})
afterAll(async () => {
  await watch.close()
  await reception.close()
  await house.close()
  await db.close()
})

let tellBrought = (): void => undefined
const receiveAndTell: MailReceiver = options =>
  receiveBySmtp({
    ...options,
    onMail: async (mail, recipients) => {
      await options.onMail(mail, recipients)
      tellBrought()
    },
  })

/** The next letters that come in, as soon as they do. */
async function next(isIt: (meaning: MailMeaning) => boolean): Promise<MailMeaning> {
  for (let seen = 0; ;) {
    for (; seen < came.length; seen += 1) {
      const meaning = came[seen]?.meaning
      if (meaning !== undefined && isIt(meaning)) return meaning
    }
    await new Promise<void>(resolve => {
      onCame = resolve
    })
  }
}

async function sentTo(address: string): Promise<Message> {
  const person = await newPerson(db.store, business, { address })
  const { messageId } = await enqueue(db.store, business, messageTo(person))
  await sendDue(sendDeps(db.store, clock), business)
  const message = await db.store.inBusiness(business, tx => tx.deliver.find(messageId))
  assert(message !== undefined, 'the message was enqueued')
  expect(message.state).toBe('handed')
  return message
}

function write(mail: {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly headers?: Readonly<Record<string, string>>
}) {
  const { headers, ...letter } = mail
  const transport = createTransport({ host: '127.0.0.1', port: house.smtpPort, ignoreTLS: true })
  return transport.sendMail({ ...letter, subject: 'Re: Пора', ...(headers && { headers: { ...headers } }) })
}

const stateOf = async ({ messageId }: Message) => (await db.store.inBusiness(business, tx => tx.deliver.find(messageId)))?.state

describe('E38: a letter that does not arrive', () => {
  test('a real report of Postfix names the letter, and the address gets nothing more', async () => {
    const message = await sentTo('anna@bad.test')
    expect(await next(meaning => meaning.kind === 'bounce')).toMatchObject({ messageId: message.messageId })
    expect(await stateOf(message)).toBe('bounced')
  })

  test('an address that does not exist is suppressed', async () => {
    const message = await sentTo('gone@sink.test')
    await write({
      from: 'mailer-daemon@sink.test',
      to: returnAddress(MAILBOX, { purpose: 'bounce', messageId: message.messageId }),
      text: '550 5.1.1 No such user',
    })
    await next(meaning => meaning.kind === 'bounce' && meaning.messageId === message.messageId)
    const suppressions = await db.store.inBusiness(business, tx =>
      tx.collect.consents.suppressionsOf({ kind: 'email', address: 'gone@sink.test' }),
    )
    expect(suppressions).toMatchObject([{ kind: 'hard-bounce', channel: 'email' }])
  })
})

describe('a letter that is answered', () => {
  test('to the address in Reply-To: the reply belongs to the message', async () => {
    const message = await sentTo('boris@sink.test')
    await write({
      from: 'boris@sink.test',
      to: returnAddress(MAILBOX, { purpose: 'reply', messageId: message.messageId }),
      text: 'Давайте через месяц',
    })
    await next(meaning => meaning.kind === 'reply' && meaning.messageId === message.messageId)
    const [reply] = await db.store.inBusiness(business, tx => tx.respond.repliesTo([message.messageId]))
    expect(reply).toMatchObject({ customerId: message.customerId, channel: 'email' })
  })

  test('E44: an out-of-office note is no answer', async () => {
    const message = await sentTo('vera@sink.test')
    const to = returnAddress(MAILBOX, { purpose: 'reply', messageId: message.messageId })
    await write({ from: 'vera@sink.test', to, text: 'Я в отпуске до 20-го', headers: { 'Auto-Submitted': 'auto-replied' } })
    await next(meaning => meaning.kind === 'ignored' && meaning.why === 'automatic')
    expect(await db.store.inBusiness(business, tx => tx.respond.repliesTo([message.messageId]))).toEqual([])
  })

  test('E43: a stranger makes an item in the inbox, and no customer', async () => {
    const before = await db.store.inBusiness(business, tx => tx.collect.customers.count())
    await write({ from: 'stranger@sink.test', to: MAILBOX, text: 'Сколько стоит?' })
    await next(meaning => meaning.kind === 'reply' && meaning.from === 'stranger@sink.test')
    const open = await db.store.inBusiness(business, tx => tx.respond.replies({ openOnly: true, limit: 50 }))
    expect(open.find(reply => reply.text.includes('Сколько стоит'))).toMatchObject({ customerId: null })
    expect(await db.store.inBusiness(business, tx => tx.collect.customers.count())).toBe(before)
  })

  test('E1, E3: the stop of a mail program takes effect, and a confirmation may still come', async () => {
    const message = await sentTo('gleb@sink.test')
    await write({ from: 'gleb@sink.test', to: returnAddress(MAILBOX, { purpose: 'stop', messageId: message.messageId }), text: '' })
    await next(meaning => meaning.kind === 'stop')
    const person = { customerId: message.customerId, contactPointId: message.contactPointId, address: message.address }
    assert(person.contactPointId !== null, 'the message had an address')
    const reachable = { ...person, contactPointId: person.contactPointId }
    await enqueue(db.store, business, messageTo(reachable, { dedupeKey: 'after the stop' }))
    await enqueue(db.store, business, messageTo(reachable, { dedupeKey: 'confirmation', purpose: 'service' }))
    expect(await sendDue(sendDeps(db.store, clock), business)).toMatchObject({ handed: 1, cancelled: 1 })
  })

  test('a complaint ends the advertising', async () => {
    const message = await sentTo('dora@sink.test')
    const report = [
      'From: complaints@sink.test',
      `To: ${returnAddress(MAILBOX, { purpose: 'bounce', messageId: message.messageId })}`,
      'Subject: complaint',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'A complaint.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      'User-Agent: Test/1',
      'Version: 1',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${message.messageId}@shop.test>`,
      '',
      '--b--',
      '',
    ].join('\r\n')
    const to = returnAddress(MAILBOX, { purpose: 'bounce', messageId: message.messageId })
    await createTransport({ host: '127.0.0.1', port: house.smtpPort, ignoreTLS: true }).sendMail({
      envelope: { from: 'complaints@sink.test', to },
      raw: report,
    })
    expect(await next(meaning => meaning.kind === 'complaint')).toMatchObject({ messageId: message.messageId })
    const suppressions = await db.store.inBusiness(business, tx =>
      tx.collect.consents.suppressionsOf({ kind: 'email', address: 'dora@sink.test' }),
    )
    expect(suppressions).toMatchObject([{ kind: 'complaint' }])
  })
})

test('a shop without a mailbox: Postfix brings the answer to our own port', async () => {
  const person = await newPerson(db.store, brought, { address: 'eva@sink.test' })
  const { messageId } = await enqueue(db.store, brought, messageTo(person))
  const came = new Promise<void>(resolve => {
    tellBrought = resolve
  })
  await write({
    from: 'eva@sink.test',
    to: returnAddress('hello@brought.test', { purpose: 'reply', messageId }),
    text: 'да, в пятницу в 15:00',
  })
  await came
  const [reply] = await db.store.inBusiness(brought, tx => tx.respond.repliesTo([messageId]))
  expect(reply).toMatchObject({ customerId: person.customerId, channel: 'email', reading: { intent: 'book', when: '2026-03-13T15:00' } })
})
