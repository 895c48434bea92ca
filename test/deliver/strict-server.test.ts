/** Mail servers with conditions: only so many letters over a connection, only over TLS, only for who logs in. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { emailChannel } from '../../src/channels/email/channel.ts'
import { DEFAULT_EMAIL, type EmailChannel } from '../../src/domain/collect/business.ts'
import { assert } from '../../src/kernel/assert.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { ChannelOutcome } from '../../src/domain/deliver/outcome.ts'
import { letterTo } from './letter-to.ts'
import { selfSigned } from './self-signed.ts'
import { NOW } from './shop.ts'

interface Strict {
  readonly port: number
  close(): Promise<void>
}

async function serve(options: SMTPServerOptions): Promise<Strict> {
  const server = new SMTPServer({
    disableReverseLookup: true,
    onData(stream, _session, answer) {
      stream.resume()
      stream.on('end', () => answer())
    },
    ...options,
  })
  // A client that does not like the certificate hangs up, which is what one test is about.
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  assert(typeof address === 'object' && address !== null, 'the server listens')
  return { port: address.port, close: () => new Promise(resolve => server.close(() => resolve())) }
}

const nameOf = (outcome: ChannelOutcome): string => (outcome.kind === 'handed' ? 'handed' : `${outcome.kind} ${outcome.reason}`)

async function send(
  settings: Pick<EmailChannel, 'port'> & Partial<EmailChannel>,
  { count, authority }: { readonly count: number; readonly authority?: string },
) {
  const channel = emailChannel(
    { ...DEFAULT_EMAIL, host: 'localhost', from: 'anya@shop.test', ...settings },
    authority === undefined ? {} : { certificateAuthority: authority },
  )
  const outcomes: string[] = []
  try {
    assert(channel.bulk !== undefined, 'e-mail is sent in bulk')
    const letters = Array.from({ length: count }, (_, nth) => letterTo(`person${nth}@customers.test`, newId<'message'>(NOW)))
    for await (const told of channel.bulk.deliverMany(letters)) outcomes.push(...told.map(({ outcome }) => nameOf(outcome)))
    return Object.fromEntries([...Map.groupBy(outcomes, kind => kind)].map(([kind, of]) => [kind, of.length]))
  } finally {
    await channel.close()
  }
}

test('E37: a server that says 452 after a hundred letters gets a new connection, and every letter once', async () => {
  const perSession = new Map<string, number>()
  const taken: string[] = []
  const server = await serve({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom(_address, session, answer) {
      const begun = perSession.get(session.id) ?? 0
      if (begun >= 100) {
        answer(Object.assign(new Error('4.5.3 Too many letters in this session'), { responseCode: 452 }))
        return
      }
      perSession.set(session.id, begun + 1)
      answer()
    },
    onRcptTo(address, _session, answer) {
      taken.push(address.address)
      answer()
    },
  })
  try {
    expect(await send({ port: server.port }, { count: 650 })).toEqual({ handed: 650 })
    expect(new Set(taken).size).toBe(650)
    expect(taken).toHaveLength(650)
    expect(perSession.size).toBeGreaterThanOrEqual(7)
    expect(Math.max(...perSession.values())).toBeLessThanOrEqual(100)
  } finally {
    await server.close()
  }
})

test.each([
  ['one by one', 1],
  ['in bulk', 20],
])('STARTTLS and a login, %s: the password travels only inside TLS, and a foreign certificate gets no letter', async (_how, count) => {
  const { key, cert } = await selfSigned()
  const logins = new Set<string>()
  let isAlwaysSecure = true
  let letters = 0
  const server = await serve({
    key,
    cert,
    onAuth({ method, username, password }, session, answer) {
      isAlwaysSecure &&= session.secure
      logins.add(`${method} ${username} ${password}`)
      answer(null, { user: username })
    },
    onMailFrom(_address, session, answer) {
      isAlwaysSecure &&= session.secure && session.user === 'anya'
      letters += 1
      answer()
    },
  })
  const settings = { port: server.port, user: 'anya', password: 'сложный пароль' }
  try {
    expect(await send(settings, { count, authority: cert })).toEqual({ handed: count })
    expect([...logins]).toEqual(['PLAIN anya сложный пароль'])
    expect(isAlwaysSecure).toBe(true)
    expect(await send(settings, { count })).toEqual({ 'not-sent unreachable': count })
    expect(letters).toBe(count)
  } finally {
    await server.close()
  }
})

test.each([
  ['one by one', 1],
  ['in bulk', 20],
])(
  'E73: a password that is not the right one, %s, is the owner’s to mend and no mark of distrust; a busy server is neither',
  async (_how, count) => {
    const { key, cert } = await selfSigned()
    let responseCode = 535
    const server = await serve({
      key,
      cert,
      onAuth(_auth, _session, answer) {
        answer(Object.assign(new Error(responseCode === 535 ? '5.7.8 bad password' : '4.7.0 not now'), { responseCode }))
      },
    })
    const settings = { port: server.port, user: 'anya', password: 'wrong' }
    try {
      expect(await send(settings, { count, authority: cert })).toEqual({ 'not-sent not-configured': count })
      responseCode = 454
      expect(await send(settings, { count, authority: cert })).toEqual({ 'not-sent refused': count })
    } finally {
      await server.close()
    }
  },
)
