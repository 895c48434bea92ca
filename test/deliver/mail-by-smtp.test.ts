/** Answers and reports that other servers bring to our own port: the relay of a real Postfix is in mail-returns.test.ts. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTransport } from 'nodemailer'
import { receiveBySmtp } from '../../src/channels/email/smtp-receiver.ts'
import { DEFAULT_CHANNELS, DEFAULT_EMAIL } from '../../src/domain/collect/business.ts'
import { returnAddress } from '../../src/domain/deliver/return-address.ts'
import type { BusinessId } from '../../src/kernel/ids.ts'
import type { OpenReception } from '../../src/ports/mail-inbox.ts'
import { openReception } from '../../src/worker/mail-reception.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, movedClock, newPerson } from './shop.ts'

const MAILBOX = 'hello@shop.test'
let db: TestStore
let business: BusinessId
let reception: OpenReception
const clock = movedClock()

beforeAll(async () => {
  db = await testStore()
  business = await newBusiness(db.store, {
    channels: {
      ...DEFAULT_CHANNELS,
      active: ['email', 'sandbox'],
      email: { ...DEFAULT_EMAIL, host: '127.0.0.1', port: 25, from: 'Шины у Ани <anya@shop.test>', mailbox: MAILBOX },
    },
  })
  reception = await openReception({ store: db.store, clock }, { host: '127.0.0.1', port: 0, receive: receiveBySmtp })
})
afterAll(async () => {
  await reception.close()
  await db.close()
})

const transport = () => createTransport({ host: '127.0.0.1', port: reception.port, ignoreTLS: true })

async function message() {
  const person = await newPerson(db.store, business, { address: `${crypto.randomUUID()}@sink.test` })
  const { messageId } = await enqueue(db.store, business, messageTo(person))
  return { ...person, messageId }
}

/** Says these lines at once and returns the codes of all answers. */
async function codesOf(lines: readonly string[], ending = '\r\n'): Promise<string[]> {
  const socket = connect(reception.port, '127.0.0.1')
  let heard = ''
  socket.on('data', bytes => {
    heard += bytes.toString()
  })
  socket.write(`${[...lines, 'QUIT'].join(ending)}\r\n`)
  await once(socket, 'close')
  return heard
    .split('\r\n')
    .filter(line => /^\d{3} /.test(line))
    .map(line => line.slice(0, 3))
}

describe('a letter that is brought', () => {
  test('an answer goes to the conversation of its message, and its day is read', async () => {
    const { messageId, customerId } = await message()
    const to = returnAddress(MAILBOX, { purpose: 'reply', messageId })
    await transport().sendMail({ from: 'anna@sink.test', to, subject: 'Re: Пора', text: 'Напомните через месяц\n.\n..точки\n\n> было' })
    const [reply] = await db.store.inBusiness(business, tx => tx.respond.repliesTo([messageId]))
    expect(reply).toMatchObject({ customerId, channel: 'email', reading: { intent: 'later' } })
    expect(reply?.text).toContain('\n.\n..точки')
  })

  test('E1: a stop takes back what waits before the answer to DATA is given', async () => {
    const person = await message()
    const to = returnAddress(MAILBOX, { purpose: 'stop', messageId: person.messageId })
    await transport().sendMail({ from: person.address, to, subject: 'unsubscribe', text: '' })
    expect(await db.store.inBusiness(business, tx => tx.deliver.find(person.messageId))).toMatchObject({ state: 'cancelled' })
  })

  test('E44: what an automaton sends, without a sender, is no answer', async () => {
    const { messageId } = await message()
    const to = returnAddress(MAILBOX, { purpose: 'reply', messageId })
    await transport().sendMail({ envelope: { from: '', to }, raw: 'Subject: away\r\n\r\nI am away until the 20th' })
    expect(await db.store.inBusiness(business, tx => tx.respond.repliesTo([messageId]))).toEqual([])
  })

  test('E43: a stranger makes an item in the inbox; brought twice, one', async () => {
    const letter = { from: 'stranger@sink.test', to: MAILBOX, messageId: '<one@sink.test>', text: 'Сколько стоит вывезти слона?' }
    await transport().sendMail(letter)
    await transport().sendMail(letter)
    const open = await db.store.inBusiness(business, tx => tx.respond.replies({ openOnly: true, limit: 50 }))
    expect(open.filter(reply => reply.text.includes('слона'))).toMatchObject([{ customerId: null }])
  })
})

describe('nothing else is taken', () => {
  test('no letter for others: this is no relay', async () => {
    await expect(transport().sendMail({ from: 'a@b.test', to: 'victim@elsewhere.test', text: 'x' })).rejects.toThrow(/550 5\.1\.1/)
  })

  test.each([
    [['RCPT TO:<hello@shop.test>'], ['220', '503', '221'], 'a recipient before a sender'],
    [['MAIL FROM:<a@b.test>', 'DATA'], ['220', '250', '503', '221'], 'a letter to nobody'],
    [['MAIL FROM:<a@b.test> SIZE=99999999'], ['220', '552', '221'], 'more than an answer needs'],
    [['MAIL FROM:a@b.test'], ['220', '501', '221'], 'no brackets, no address'],
    [['AUTH PLAIN AGEAYg=='], ['220', '500', '221'], 'nobody can log in'],
    [Array.from({ length: 25 }, () => 'NONSENSE'), ['220', ...Array.from({ length: 20 }, () => '500')], 'so many mistakes are no mistake'],
  ])('%j is answered %j: %s', async (lines, codes) => {
    expect(await codesOf(lines)).toEqual(codes)
  })

  test('a second letter cannot be smuggled inside of the first with a bare line feed', async () => {
    const smuggled = 'Subject: one\r\n\r\nslon\n.\nMAIL FROM:<evil@b.test>\nRCPT TO:<hello@shop.test>\nDATA\nSubject: two\n\nevil\r\n.'
    const codes = await codesOf(['MAIL FROM:<a@b.test>', `RCPT TO:<${MAILBOX}>`, 'DATA', smuggled])
    expect(codes).toEqual(['220', '250', '250', '354', '250', '221'])
  })

  test('what could not be settled is asked for again', async () => {
    const broken = await receiveBySmtp({
      host: '127.0.0.1',
      port: 0,
      accepts: async () => 'yes',
      onMail: async () => {
        throw new Error('the database is away')
      },
    })
    const sender = createTransport({ host: '127.0.0.1', port: broken.port, ignoreTLS: true })
    await expect(sender.sendMail({ from: 'a@b.test', to: MAILBOX, text: 'x' })).rejects.toThrow(/451/)
    await broken.close()
  })

  test('E34: a restored copy that nobody has confirmed takes no letter', async () => {
    const other = await testStore()
    await newBusiness(other.store, {
      channels: {
        ...DEFAULT_CHANNELS,
        active: ['email'],
        email: { ...DEFAULT_EMAIL, host: '127.0.0.1', port: 25, from: 'a@shop.test', mailbox: MAILBOX },
      },
    })
    await other.store.system.setLive(false, clock.now())
    const copy = await openReception({ store: other.store, clock }, { host: '127.0.0.1', port: 0, receive: receiveBySmtp })
    const sender = createTransport({ host: '127.0.0.1', port: copy.port, ignoreTLS: true })
    await expect(sender.sendMail({ from: 'a@b.test', to: MAILBOX, text: 'x' })).rejects.toThrow(/451/)
    await copy.close()
    await other.close()
  })
})
