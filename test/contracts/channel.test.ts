/** What every channel keeps, whatever it speaks: it never throws, says what became of the message, and is closed twice without harm. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, type Server } from 'node:net'
import { simpleParser } from 'mailparser'
import { emailChannel } from '../../src/channels/email/channel.ts'
import { handChannel } from '../../src/channels/hand/channel.ts'
import { openChannels } from '../../src/channels/open-channels.ts'
import { sandboxChannel } from '../../src/channels/sandbox/channel.ts'
import { CHANNELS, DEFAULT_CHANNELS, DEFAULT_EMAIL, type EmailChannel } from '../../src/domain/collect/business.ts'
import { assert } from '../../src/kernel/assert.ts'
import { id } from '../../src/kernel/ids.ts'
import { addMs, DAY_MS, instant } from '../../src/kernel/instant.ts'
import type { Channel, OutgoingMessage } from '../../src/ports/channel.ts'
import { type EveryProvider, everyProvider } from '../deliver/every-provider.ts'
import { type MailServer, mailServer } from '../deliver/shop.ts'

const NOW = instant('2026-03-10T10:30:00Z')
const message: OutgoingMessage = {
  messageId: id('01890000-0000-7000-8000-000000000001'),
  dedupeKey: 'k',
  customerId: id('01890000-0000-7000-8000-000000000002'),
  contactId: null,
  contactPointId: null,
  channel: 'email',
  address: 'anna@customers.test',
  purpose: 'marketing',
  locale: 'ru',
  subject: 'Пора <переобуваться>',
  body: 'Здравствуйте & до встречи!\n\n<b>Аня</b>',
  notBefore: NOW,
  notAfter: addMs(NOW, DAY_MS),
  state: 'sending',
  stateReason: null,
  stateAt: NOW,
  attempts: 1,
  providerId: null,
  createdAt: NOW,
  unsubscribeUrl: 'https://shop.test/stop/abc',
}

let mail: MailServer
let providers: EveryProvider
beforeAll(async () => {
  mail = await mailServer()
  providers = await everyProvider()
})
afterAll(async () => {
  await mail.close()
  await providers.close()
})

function smtp(port: number): EmailChannel {
  return { ...DEFAULT_EMAIL, host: '127.0.0.1', port, from: 'Шины у Ани <anya@shop.test>' }
}

const made: Readonly<Record<string, () => Channel>> = {
  sandbox: () => sandboxChannel(),
  hand: () => handChannel(),
  email: () => emailChannel(smtp(mail.port)),
  sms: () => providers.open('sms'),
  telegram: () => providers.open('telegram'),
  vk: () => providers.open('vk'),
  max: () => providers.open('max'),
  whatsapp: () => providers.open('whatsapp'),
  viber: () => providers.open('viber'),
  'web-push': () => providers.open('web-push'),
}

test('every channel of the product is in this suite', () => {
  expect(Object.keys(made).toSorted()).toEqual([...CHANNELS].toSorted())
})

describe.each(CHANNELS.map(name => ({ name })))('$name', ({ name }) => {
  const channel = (): Channel => made[name]?.() ?? sandboxChannel()

  test('carries its own name, and a closed one can be closed again', async () => {
    const one = channel()
    expect(one.name).toBe(name)
    await one.close()
    await one.close()
  })

  test('says what became of a message: handed where it sends by itself, not sent where hands do', async () => {
    const one = channel()
    const outcome = await one.deliver({ ...message, address: providers.addressFor(name) })
    await one.close()
    expect(outcome.kind).toBe(one.capabilities.automatic ? 'handed' : 'not-sent')
  })

  test('takes ten at once', async () => {
    const one = channel()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => one.deliver({ ...message, address: providers.addressFor(name) })))
    await one.close()
    expect(new Set(outcomes.map(outcome => outcome.kind)).size).toBe(1)
  })
})

test('a business has the channels it has set up: nothing but the sandbox and hands at first', () => {
  expect(openChannels(DEFAULT_CHANNELS).map(channel => channel.name)).toEqual(['sandbox', 'hand'])
  expect(openChannels({ ...DEFAULT_CHANNELS, active: ['email'], email: smtp(25) }).map(channel => channel.name)).toEqual([
    'sandbox',
    'email',
    'hand',
  ])
})

describe('an e-mail on the wire', () => {
  test('has one header of each kind for the one-click stop, a fixed Message-ID, and text that is text', async () => {
    const before = mail.mails.length
    await emailChannel(smtp(mail.port)).deliver(message)
    const text = mail.mails[before]?.text ?? ''
    expect(text.match(/^List-Unsubscribe:.*$/gm)).toEqual(['List-Unsubscribe: <https://shop.test/stop/abc>'])
    expect(text.match(/^List-Unsubscribe-Post:.*$/gm)).toEqual(['List-Unsubscribe-Post: List-Unsubscribe=One-Click'])
    expect(text).toContain(`Message-ID: <${message.messageId}@shop.test>`)
    const parsed = await simpleParser(text)
    expect(parsed.text).toContain('<b>Аня</b>')
    expect(parsed.html).toContain('&lt;b&gt;Аня&lt;/b&gt;')
    expect(parsed.subject).toBe(message.subject)
  })

  test('a service message carries no stop headers', async () => {
    const before = mail.mails.length
    await emailChannel(smtp(mail.port)).deliver({ ...message, purpose: 'service', unsubscribeUrl: null })
    expect(mail.mails[before]?.text).not.toMatch(/^List-Unsubscribe/m)
  })
})

/** A server that speaks just enough SMTP to break off at a chosen moment. */
async function breakingServer(script: Readonly<Record<string, string>>): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer(socket => {
    socket.on('error', () => undefined)
    const say = (answer: string): void => {
      if (answer === 'hang-up') socket.destroy()
      else socket.write(`${answer}\r\n`)
    }
    say(script['greeting'] ?? '220 test')
    let inData = false
    socket.on('data', chunk => {
      const text = chunk.toString()
      if (inData) {
        if (text.endsWith('\r\n.\r\n')) {
          inData = false
          say(script['dot'] ?? '250 taken')
        } else if (script['body'] !== undefined) say(script['body'])
        return
      }
      for (const command of text.split('\r\n').filter(line => line !== '')) {
        const verb = command.slice(0, 4).toUpperCase()
        if (verb === 'DATA') inData = (script['DATA'] ?? '354 go').startsWith('354')
        say(script[verb] ?? (verb === 'DATA' ? '354 go' : '250 fine'))
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'the server listens')
  return { port: address.port, server }
}

describe('where a mail conversation breaks decides what is known', () => {
  const cases: readonly (readonly [script: Readonly<Record<string, string>>, expected: string, why: string])[] = [
    [{ greeting: 'hang-up' }, 'not-sent', 'no word was exchanged'],
    [{ greeting: '421 too busy' }, 'not-sent', 'come back later'],
    [{ MAIL: 'hang-up' }, 'not-sent', 'the sender was not taken'],
    [{ MAIL: '452 4.5.3 too many messages' }, 'not-sent', 'a limit of the connection is no failure of the message'],
    [{ RCPT: '550 5.1.1 no such user' }, 'failed', 'this address does not exist'],
    [{ RCPT: '450 4.2.1 try later' }, 'not-sent', 'greylisting asks for another try'],
    [{ DATA: 'hang-up' }, 'not-sent', 'the body was not begun'],
    [{ DATA: '554 no' }, 'failed', 'refused before the body'],
    [{ dot: '451 4.3.0 disk full' }, 'not-sent', 'the server said that it did not keep it'],
    [{ dot: '554 5.7.1 spam' }, 'not-sent', 'E38: a word about the sender costs nobody his address; the letter was not kept'],
    [{ dot: '554 5.6.0 broken' }, 'failed', 'refused after the body'],
    [{ dot: 'hang-up' }, 'unknown', 'E37: it may have been taken; nobody said so'],
  ]
  test.each(cases)('%j is %s: %s', async (script, expected) => {
    const { port, server } = await breakingServer(script)
    const outcome = await emailChannel(smtp(port), { silenceMsMax: 2000 }).deliver(message)
    expect(outcome.kind).toBe(expected)
    server.close()
  })

  test('E37: a server that takes the mail and then says nothing leaves it unknown', async () => {
    const { port, server } = await breakingServer({ dot: '' })
    const outcome = await emailChannel(smtp(port), { silenceMsMax: 400 }).deliver(message)
    expect(outcome).toMatchObject({ kind: 'unknown', reason: 'no-answer-after-data' })
    server.close()
  })
})
