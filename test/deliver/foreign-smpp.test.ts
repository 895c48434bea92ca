/** Two codecs that nobody here wrote: a centre in Perl for our line, and Kannel as a client that shows that the test centre is true. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { smppChannel, type SmppSettings } from '../../src/channels/smpp/channel.ts'
import { smppListener } from '../../src/channels/smpp/listener.ts'
import { gsmText } from '../../src/domain/deliver/gsm-alphabet.ts'
import { assert } from '../../src/kernel/assert.ts'
import type { ChannelEvent } from '../../src/ports/channel-event.ts'
import { outgoing } from './outgoing.ts'
import { smppCentre } from './smpp-centre.ts'

const cleaning: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleaning.splice(0).toReversed()) await clean()
})

function started(program: string, args: readonly string[]): ChildProcess {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  cleaning.push(() => {
    if (child.exitCode !== null) return undefined
    child.kill('SIGKILL')
    return new Promise(resolve => child.once('exit', resolve))
  })
  return child
}

function settingsFor(port: number): SmppSettings {
  return {
    host: '127.0.0.1',
    port,
    isSecure: false,
    bind: { systemId: 'shop', password: 'secret', systemType: '' },
    answerMsMax: 5000,
    enquireMs: 30_000,
    windowMax: 10,
    connectMsMax: 3000,
    reconnectBaseMs: 50,
    sender: 'SHOP',
    joining: 'udh',
  }
}

test('E37: a centre in Perl takes our messages, and its receipts in decimal find the names it gave in hexadecimal', async () => {
  const perl = started('perl', [join(import.meta.dirname, 'perl-smsc.pl')])
  const said: string[] = []
  const complaints: string[] = []
  perl.stdout?.on('data', chunk =>
    said.push(
      ...String(chunk)
        .split('\n')
        .filter(line => line !== ''),
    ),
  )
  perl.stderr?.on('data', chunk => complaints.push(String(chunk)))
  await expect.poll(() => said[0] ?? complaints.join('').slice(0, 200)).toMatch(/^\d+$/)
  const settings = settingsFor(Number(said[0]))
  const events: ChannelEvent[] = []
  const listener = await smppListener(settings, { idForm: 'hex-then-decimal', keep: async arrived => void events.push(...arrived) })
  const channel = smppChannel(settings)
  cleaning.push(
    () => listener.close(),
    () => channel.close(),
  )
  const bodies = ['Hello {Ann}, 5 €', 'Пора переобуваться', 'я'.repeat(100)]
  const outcomes = await Promise.all(bodies.map(body => channel.deliver(outgoing({ channel: 'sms', address: '+79450001234', body }))))
  const names = outcomes.flatMap(outcome => (outcome.kind === 'handed' ? (outcome.providerId ?? '').split(' ') : []))
  expect(names).toHaveLength(4)
  await expect.poll(() => events.filter(event => event.kind === 'receipt').length).toBe(4)
  const receipts = events.flatMap(event => (event.kind === 'receipt' ? [event.providerId] : []))
  expect(receipts.toSorted()).toEqual(names.toSorted())
  expect(events.find(event => event.kind === 'text')).toMatchObject({ account: '+79450009999', text: 'да' })
  const submitted = said.filter(line => line.startsWith('submit')).map(line => line.split(' '))
  const latin = submitted.find(([, , coding]) => coding === '0')
  expect(gsmText(Buffer.from(latin?.[3] ?? '', 'hex'))).toBe('Hello {Ann}, 5 €')
  expect(complaints, 'an octet too many is a broken optional parameter').toEqual([])
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert(typeof address === 'object' && address !== null, 'a port is free')
  await new Promise<void>(resolve => server.close(() => resolve()))
  return address.port
}

test('Kannel speaks to the test centre as to a real one: bind, a long Cyrillic text in two parts, receipts', async () => {
  expect(existsSync('/usr/sbin/bearerbox'), 'Kannel is missing: apt-get install kannel').toBe(true)
  const centre = await smppCentre({ receipts: 'after' })
  cleaning.push(() => centre.close())
  const folder = await mkdtemp(join(tmpdir(), 'regulars-kannel-'))
  cleaning.push(() => rm(folder, { recursive: true, force: true }))
  const [admin, smsbox, http] = await Promise.all([freePort(), freePort(), freePort()])
  const config = join(folder, 'kannel.conf')
  await writeFile(
    config,
    [
      [
        'group = core',
        `admin-port = ${admin}`,
        'admin-password = x',
        `smsbox-port = ${smsbox}`,
        'dlr-storage = internal',
        'box-allow-ip = 127.0.0.1',
      ],
      [
        'group = smsc',
        'smsc = smpp',
        'smsc-id = C',
        'host = 127.0.0.1',
        `port = ${centre.port}`,
        'transceiver-mode = true',
        'smsc-username = k',
        'smsc-password = k',
        'system-type = ""',
      ],
      ['group = smsbox', 'bearerbox-host = 127.0.0.1', `sendsms-port = ${http}`],
      ['group = sendsms-user', 'username = u', 'password = p', 'max-messages = 5', 'concatenation = true'],
    ]
      .map(group => group.join('\n'))
      .join('\n\n'),
  )
  started('/usr/sbin/bearerbox', ['-v', '4', config])
  await expect.poll(() => centre.bound).toContain('bind_transceiver')
  started('/usr/sbin/smsbox', ['-v', '4', config])
  const text = 'Ж'.repeat(90)
  const query = new URLSearchParams({
    username: 'u',
    password: 'p',
    to: '79450001234',
    from: 'SHOP',
    coding: '2',
    charset: 'UTF-8',
    text,
    'dlr-mask': '3',
    'dlr-url': `http://127.0.0.1:${admin}/`,
  })
  const ask = (): Promise<number> =>
    fetch(`http://127.0.0.1:${http}/cgi-bin/sendsms?${query.toString()}`).then(
      answer => answer.status,
      () => 0,
    )
  await expect.poll(ask, { interval: 300 }).toBe(202)
  await expect.poll(() => centre.submitted.length).toBeGreaterThanOrEqual(2)
  expect(
    centre.submitted
      .slice(0, 2)
      .map(part => part.text)
      .join(''),
  ).toBe(text)
  await expect.poll(() => centre.acknowledged).toContain(0)
})
