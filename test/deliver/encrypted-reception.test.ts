/** Letters that come to our own port encrypted, brought by two clients that others wrote: OpenSSL and nodemailer. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTransport } from 'nodemailer'
import { certificateFrom } from '../../src/channels/email/smtp-certificate.ts'
import { receiveBySmtp } from '../../src/channels/email/smtp-receiver.ts'
import type { OpenReception } from '../../src/ports/mail-inbox.ts'
import { selfSigned } from './self-signed.ts'

const taken: string[] = []
let folder: string
let authority: string
let encrypted: OpenReception
let clear: OpenReception

const files = () => ({ certificateFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') })
const open = (certificate?: ReturnType<typeof files>): Promise<OpenReception> =>
  receiveBySmtp({
    host: '127.0.0.1',
    port: 0,
    certificate,
    accepts: async recipient => (recipient === 'hello@shop.test' ? 'yes' : 'no'),
    onMail: async mail => {
      taken.push(mail.text)
    },
  })

async function write(): Promise<string> {
  const { key, cert } = await selfSigned()
  await writeFile(files().keyFile, key)
  await writeFile(files().certificateFile, cert)
  return cert
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'regulars-reception-'))
  authority = await write()
  encrypted = await open(files())
  clear = await open()
})
afterAll(async () => {
  await encrypted.close()
  await clear.close()
  await rm(folder, { recursive: true, force: true })
})

const send = (port: number, text: string, ca = authority) =>
  createTransport({ host: 'localhost', port, requireTLS: true, tls: { ca } }).sendMail({ from: 'a@b.test', to: 'hello@shop.test', text })

/** Says these lines and returns all that was answered. */
async function answers(port: number, lines: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', bytes => {
    heard += bytes.toString('latin1')
    // No handshake: the line ends.
    if (heard.endsWith('go ahead\r\n')) socket.write('NOOP\r\n')
  })
  socket.on('error', () => undefined)
  socket.write(`${lines.join('\r\n')}\r\n`)
  await once(socket, 'close')
  return heard
}

test('E43: a letter comes over STARTTLS, by a client that checks the certificate', async () => {
  await send(encrypted.port, 'слон на зиму')
  expect(taken.splice(0)).toEqual([expect.stringContaining('слон на зиму')])
  await expect(send(encrypted.port, 'x', (await selfSigned()).cert)).rejects.toThrow(/certificate/)
})

test('OpenSSL speaks to it: nothing older than TLS 1.2, no second greeting, no STARTTLS inside of STARTTLS', async () => {
  const to = ['-connect', `127.0.0.1:${encrypted.port}`, '-starttls', 'smtp', '-quiet', '-verify_quiet', '-CAfile', files().certificateFile]
  const client = spawn('openssl', ['s_client', ...to, '-verify_return_error', '-crlf'])
  let heard = ''
  client.stdout.on('data', bytes => {
    heard += String(bytes)
  })
  client.stdin.write('EHLO me\nSTARTTLS\nRCPT TO:<hello@shop.test>\nQUIT\n')
  await once(client, 'close')
  expect(heard).not.toContain('220 regulars')
  expect(heard).not.toContain('250-STARTTLS')
  expect(heard).toMatch(/502 5\.5\.1 not here\r?\n503 5\.5\.1 MAIL first/)
})

test('what is said in the clear behind STARTTLS is not heard', async () => {
  const heard = await answers(encrypted.port, ['EHLO me', 'STARTTLS', 'MAIL FROM:<evil@b.test>', 'RCPT TO:<hello@shop.test>', 'QUIT'])
  expect(heard).toMatch(/220 2\.0\.0 go ahead\r\n/)
  expect(heard).not.toContain('250 2.1.0')
})

test('without a certificate it is neither offered nor done', async () => {
  const heard = await answers(clear.port, ['EHLO me', 'STARTTLS', 'QUIT'])
  expect(heard).not.toContain('250-STARTTLS')
  expect(heard).toContain('502 5.5.1 not here')
})

test('a renewed certificate is taken up, and a torn one leaves the old in use; one that is not there is told at the start', async () => {
  authority = await write()
  await utimes(files().keyFile, 2_000_000_000, 2_000_000_000)
  await send(encrypted.port, 'renewed')
  await writeFile(files().certificateFile, 'torn')
  await utimes(files().certificateFile, 2_000_000_001, 2_000_000_001)
  await send(encrypted.port, 'still')
  expect(taken.splice(0).map(text => text.trim())).toEqual(['renewed', 'still'])
  await expect(certificateFrom(files())).rejects.toMatchObject({ code: 'file-not-readable' })
  await expect(open({ ...files(), keyFile: join(folder, 'nowhere.pem') })).rejects.toMatchObject({ code: 'file-not-readable' })
})
