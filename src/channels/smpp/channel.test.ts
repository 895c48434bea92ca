/** Our SMPP against a message centre on another codec: what is written, what each break means, what comes back. */
import { afterEach, describe, expect, test } from 'vitest'
import { type Centre, type CentreMood, smppCentre } from '../../../test/deliver/smpp-centre.ts'
import { outgoing } from '../../../test/deliver/outgoing.ts'
import { smppChannel, type SmppSettings } from './channel.ts'
import { SmppLink } from './link.ts'
import type { ShortMessage } from './pdu.ts'
import { idOfReceipt, isReceipt, readReceipt } from './receipt.ts'
import { readPart } from './short-text.ts'

let centre: Centre
let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

async function open(mood: CentreMood = {}, changes: Partial<SmppSettings> = {}) {
  centre = await smppCentre(mood)
  const settings: SmppSettings = {
    host: '127.0.0.1',
    port: centre.port,
    isSecure: false,
    bind: { systemId: 'shop', password: 'secret', systemType: '' },
    answerMsMax: 300,
    enquireMs: 60_000,
    windowMax: 10,
    connectMsMax: 500,
    reconnectBaseMs: 20,
    sender: 'SHINY',
    joining: 'udh',
    ...changes,
  }
  const channel = smppChannel(settings)
  closing.push(
    () => centre.close(),
    () => channel.close(),
  )
  return { channel, settings }
}

const sms = (body: string) => outgoing({ channel: 'sms', address: '+79450001234', body })

describe('what another codec reads of our messages', () => {
  test('a Latin text goes in the alphabet of phones, with the name of the shop', async () => {
    const { channel } = await open()
    expect(await channel.deliver(sms('Hello {Ann}, 5 €'))).toEqual({ kind: 'handed', providerId: '1', reason: 'accepted' })
    expect(centre.submitted).toMatchObject([{ from: 'SHINY', to: '79450001234', text: 'Hello {Ann}, 5 €', dataCoding: 0 }])
    expect(centre.submitted[0]?.pdu).toMatchObject({ source_addr_ton: 5, dest_addr_ton: 1, registered_delivery: 1 })
    expect(centre.bound).toEqual(['bind_transmitter'])
    // 16 octets of the header, 17 of the fixed fields and the ends of both addresses, then addresses and text: not one more.
    expect(centre.submitted[0]?.pdu.command_length).toBe(16 + 17 + 'SHINY'.length + '79450001234'.length + 'Hello {Ann}, 5 €'.length + 3)
  })

  test('a long Cyrillic text goes in parts that name each other, and every part has its own id', async () => {
    const { channel } = await open()
    const text = `${'я'.repeat(66)}😀${'ю'.repeat(60)}`
    expect(await channel.deliver(sms(text))).toMatchObject({ kind: 'handed', providerId: '1 2' })
    expect(centre.submitted.map(part => part.text).join('')).toBe(text)
    expect(centre.submitted.map(part => part.udh)).toEqual([expect.stringMatching(/^0003..0201$/), expect.stringMatching(/^0003..0202$/)])
  })

  test.each([
    ['sar', 2],
    ['payload', 1],
  ] as const)('joined by %s it is %d requests', async (joining, requests) => {
    const { channel } = await open({}, { joining })
    const text = 'ж'.repeat(100)
    await channel.deliver(sms(text))
    expect([centre.submitted.length, centre.submitted.map(part => part.text).join('')]).toEqual([requests, text])
  })
})

describe('E37: what is known when it breaks', () => {
  const cases: readonly (readonly [why: string, mood: CentreMood, expected: object])[] = [
    ['a wrong password', { bindStatus: 0x0e }, { kind: 'not-sent', reason: 'not-configured' }],
    ['a number that does not exist', { onSubmit: () => ({ status: 0x0b }) }, { kind: 'failed', reason: 'refused' }],
    ['the centre is out of order', { onSubmit: () => ({ status: 0x08 }) }, { kind: 'not-sent', reason: 'refused' }],
    ['taken, and the line is cut', { onSubmit: () => 'hang-up-after-taking' }, { kind: 'unknown' }],
    ['taken, and nothing is said', { onSubmit: () => 'say-nothing' }, { kind: 'unknown' }],
    ['slow down once', { onSubmit: nth => (nth === 1 && slow() ? { status: 0x58 } : 'accept') }, { kind: 'handed', providerId: '1' }],
  ]
  let slowed = 0
  function slow(): boolean {
    slowed += 1
    return slowed === 1
  }
  test.each(cases)('%s', async (_why, mood, expected) => {
    const { channel } = await open(mood)
    expect(await channel.deliver(sms('ok'))).toMatchObject(expected)
  })

  test('nobody listens at that address: surely not sent', async () => {
    const { channel, settings } = await open()
    await centre.close()
    const lonely = smppChannel({ ...settings, connectMsMax: 50 })
    expect(await lonely.deliver(sms('ok'))).toMatchObject({ kind: 'not-sent', reason: 'unreachable' })
    await lonely.close()
    await channel.close()
  })

  test('the second part is lost: the whole is unknown, and is not sent again', async () => {
    const { channel } = await open({ onSubmit: nth => (nth === 2 ? { status: 0x08 } : 'accept') })
    expect(await channel.deliver(sms('я'.repeat(80)))).toMatchObject({ kind: 'unknown' })
  })
})

describe('a line that is listened to', () => {
  test('comes back by itself and hands over what arrived; what could not be kept is asked for again', async () => {
    const { settings } = await open()
    const link = new SmppLink(settings)
    closing.push(() => link.close())
    const arrived: ShortMessage[] = []
    let isFull = true
    await link.listen(async messages => {
      if (isFull) throw new Error('the database is away')
      arrived.push(...messages)
    })
    expect(await centre.receipt('7', '79450001234')).toBe(0x64)
    isFull = false
    expect(await centre.receipt('7', '79450001234')).toBe(0)
    centre.hangUp()
    await expect.poll(() => centre.sessions.size).toBe(1)
    expect(await centre.bring({ source_addr: '79450001234', destination_addr: '1234', short_message: 'Давайте после 20-го' })).toBe(0)
    expect(centre.bound).toEqual(['bind_transceiver', 'bind_transceiver'])
    expect(arrived.map(message => [isReceipt(message), isReceipt(message) ? readReceipt(message)?.id : readPart(message).text])).toEqual([
      [true, '7'],
      [false, 'Давайте после 20-го'],
    ])
  })

  test('a silent other side is given up', async () => {
    const { settings } = await open({}, { enquireMs: 40 })
    const link = new SmppLink(settings)
    closing.push(() => link.close())
    await link.listen(async () => undefined)
    for (const session of centre.sessions) session.removeAllListeners('enquire_link')
    await expect.poll(() => centre.bound.length).toBeGreaterThan(1)
  })

  test('many at once stay within the window and all come through', async () => {
    const { channel } = await open({ receipts: 'before' })
    const outcomes = await Promise.all(Array.from({ length: 300 }, (_, nth) => channel.deliver(sms(`n${nth}`))))
    expect(outcomes.filter(outcome => outcome.kind === 'handed')).toHaveLength(300)
  })
})

test.each([
  ['1a2b', 'same', '1a2b', 'as it was'],
  ['001A2B', 'same', '1a2b', 'other letters, leading zeros'],
  ['6699', 'hex-then-decimal', '1a2b', 'decimal in the receipt, hexadecimal in the answer'],
  ['1A2B', 'decimal-then-hex', '6699', 'the other way round'],
  ['x-1', 'hex-then-decimal', 'x-1', 'no number at all'],
] as const)('receipt %s in the form %s names %s: %s', (id, form, expected, _why) => {
  expect(idOfReceipt(id, form)).toBe(expected)
})
