/** Signatures, verified by ourselves and by mailauth; what the DNS says, asked from a real name server. */
import { generateKeyPairSync } from 'node:crypto'
import { authenticate } from 'mailauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailChannel } from '../../src/channels/email/channel.ts'
import { checkDkim } from '../../src/channels/email/dkim-check.ts'
import { dkimRecord, newDkimKey } from '../../src/channels/email/dkim-key.ts'
import { dkimSigner, type DkimKey } from '../../src/channels/email/dkim.ts'
import { letterMaker, rawOf } from '../../src/channels/email/letter.ts'
import { mailTools, systemResolver } from '../../src/channels/email/mail-tools.ts'
import { DEFAULT_EMAIL, type EmailChannel } from '../../src/domain/collect/business.ts'
import { newId } from '../../src/kernel/ids.ts'
import { dnsServer, type DnsServer } from '../peers/dns-server.ts'
import { compiledLetter, COMPILED } from './compile-letter.ts'
import { readFileSync } from 'node:fs'
import { letterTo } from './letter-to.ts'
import { type MailServer, mailServer, NOW } from './shop.ts'

let dns: DnsServer
let mail: MailServer
let rsa: DkimKey
const ed25519: DkimKey = {
  domain: 'shop.test',
  selector: 'ed',
  privateKey: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}
beforeAll(async () => {
  rsa = await newDkimKey({ domain: 'shop.test', selector: 'r1' })
  mail = await mailServer()
  dns = await dnsServer(Object.fromEntries([rsa, ed25519].map(key => [dkimRecord(key).name, [dkimRecord(key).value]])))
})
afterAll(async () => {
  await mail.close()
  await dns.close()
})

const message = () => letterTo('anna@customers.test', newId<'message'>(NOW))
const sender = (keys: readonly DkimKey[]) => ({
  from: 'Шины у Ани <anya@shop.test>',
  mailbox: 'hello@shop.test',
  signer: keys.length === 0 ? null : dkimSigner(keys),
})

describe('a signed letter', () => {
  test.each([
    ['Cyrillic', 'Пора переобуваться', 'Записать вас?\n\nАня'],
    ['plain text with spaces at the ends of lines, dots and empty lines', 'Hello  there', 'One  \n.two\n..three\n\n\n'],
    ['a long line and many lines', 'x'.repeat(200), `${'y'.repeat(2000)}\n${'z\n'.repeat(500)}`],
    ['emoji and quotes', '🎉 "Шины" <и> & всё', 'Скидка 10 % 🎁 на всё — до 20‑го'],
  ])('verifies with RSA and Ed25519, by us and by mailauth: %s', async (_name, subject, body) => {
    const raw = rawOf(await letterMaker(sender([rsa, ed25519]))({ ...message(), subject, body }))
    const resolveTxt = systemResolver([dns.address])
    expect(await checkDkim(raw, resolveTxt)).toBe('pass')
    const { dkim } = await authenticate(raw, {
      ip: '127.0.0.1',
      helo: 'shop.test',
      sender: 'anya@shop.test',
      resolver: async (name: string, type: string) => (type === 'TXT' ? (await resolveTxt(name)).map(text => [text]) : []),
    })
    const results: readonly { readonly status: { readonly result: string }; readonly signingHeaders?: { readonly keys?: string } }[] =
      dkim?.results ?? []
    expect(results.map(one => one.status.result)).toEqual(['pass', 'pass'])
    for (const { signingHeaders } of results) expect(signingHeaders?.keys?.toLowerCase()).toMatch(/list-unsubscribe.*list-unsubscribe-post/)
  })

  test('does not verify when a word, a header or the sender was changed on the way', async () => {
    const raw = rawOf(await letterMaker(sender([rsa]))({ ...message(), body: 'Come at ten' }))
    const resolveTxt = systemResolver([dns.address])
    const changed = (from: string, to: string) => checkDkim(Buffer.from(raw.toString('latin1').replace(from, to), 'latin1'), resolveTxt)
    expect(await changed('Come at ten', 'Come at two')).toBe('wrong-body')
    expect(await changed('List-Unsubscribe-Post: List', 'List-Unsubscribe-Post: Last')).toBe('wrong-signature')
    expect(await changed('\r\nTo: ', '\r\nFrom: other@shop.test\r\nTo: ')).toBe('wrong-signature')
    expect(await checkDkim(raw, async () => [])).toBe('no-record')
  })

  test('a key that does not work sends nothing unsigned', async () => {
    const settings: EmailChannel = {
      ...DEFAULT_EMAIL,
      host: '127.0.0.1',
      port: mail.port,
      from: 'anya@shop.test',
      dkim: { ...rsa, privateKey: rsa.privateKey.replace(/[A-Za-z]{20}/, 'x'.repeat(20)) },
    }
    const channel = emailChannel(settings)
    expect(await channel.deliver(message())).toMatchObject({ kind: 'not-sent', reason: 'not-configured' })
    for await (const told of channel.bulk?.deliverMany(Array.from({ length: 5 }, message)) ?? [])
      expect(told.map(({ outcome }) => outcome.kind)).toEqual(Array<string>(5).fill('not-sent'))
    expect(mail.mails).toEqual([])
    await channel.close()
  })
})

describe('what an owner is told about his domain', () => {
  const settings = (): EmailChannel => ({ ...DEFAULT_EMAIL, host: '127.0.0.1', port: mail.port, from: 'anya@shop.test', dkim: rsa })

  test('nothing is published but the key', async () => {
    const check = await mailTools(systemResolver([dns.address])).check(settings())
    expect(check).toMatchObject({ spf: 'missing', dkim: 'ok', dmarc: 'missing', selfVerified: true, server: 'ok' })
  })

  test('all is published', async () => {
    dns.records.set('_spf.yandex.net', ['v=spf1 ip4:203.0.113.0/24 ~all'])
    dns.records.set('shop.test', ['v=spf1 include:_spf.yandex.net ~all', 'yandex-verification: 1'])
    dns.records.set('_dmarc.shop.test', ['v=DMARC1; p=none'])
    expect(await mailTools(systemResolver([dns.address])).check(settings())).toMatchObject({ spf: 'ok', dkim: 'ok', dmarc: 'watches-only' })
  })

  test('the name server is silent, and the mail server is not there', async () => {
    const silent = async (): Promise<never> => Promise.reject(new Error('timeout'))
    const check = await mailTools(silent).check({ ...settings(), port: 1 })
    expect(check).toMatchObject({ spf: 'no-answer', dkim: 'no-answer', dmarc: 'no-answer' })
    expect(check.server).toMatch(/ECONNREFUSED/)
  })

  test('sees the letter as it will be', async () => {
    const { source, html } = await mailTools(systemResolver([dns.address])).preview(settings(), {
      ...message(),
      body: 'Записать вас <завтра>?',
    })
    expect(source).toMatch(/^DKIM-Signature:/)
    expect(html).toContain('Записать вас &lt;завтра&gt;?')
    expect(html).not.toMatch(/\[\[/)
  })
})

test('the layout is the one that its source compiles to, and asks no other house for anything', async () => {
  const compiled = await compiledLetter()
  expect(readFileSync(COMPILED, 'utf8')).toBe(compiled)
  expect(compiled).not.toMatch(/(src|href)="?https?:/)
})
