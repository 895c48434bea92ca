/** Every way in which smtp-sink can fail, and what the bulk channel says about each letter: taken, not sent, refused or unknown. */
import { describe, expect, test } from 'vitest'
import { emailChannel } from '../../src/channels/email/channel.ts'
import { DEFAULT_EMAIL } from '../../src/domain/collect/business.ts'
import { assert } from '../../src/kernel/assert.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { OutgoingMessage } from '../../src/ports/channel.ts'
import { smtpSink } from '../peers/smtp-sink.ts'
import { letterTo } from './letter-to.ts'
import { NOW } from './shop.ts'

const COUNT = 60

function letters(count: number): OutgoingMessage[] {
  return Array.from({ length: count }, (_, nth) => letterTo(`person${nth}@customers.test`, newId<'message'>(NOW)))
}

async function send(switches: readonly string[], count = COUNT): Promise<Readonly<Record<string, number>>> {
  const sink = await smtpSink(...switches)
  const channel = emailChannel({ ...DEFAULT_EMAIL, host: '127.0.0.1', port: sink.port, from: 'anya@shop.test' }, { silenceMsMax: 5000 })
  try {
    assert(channel.bulk !== undefined, 'e-mail is sent in bulk')
    const kinds: Record<string, number> = {}
    const told = new Set<string>()
    for await (const several of channel.bulk.deliverMany(letters(count)))
      for (const { messageId, outcome } of several) {
        told.add(messageId)
        const name = outcome.kind === 'handed' ? 'handed' : `${outcome.kind} ${outcome.reason}`
        kinds[name] = (kinds[name] ?? 0) + 1
      }
    expect(told.size).toBe(count)
    return kinds
  } finally {
    await channel.close()
    await sink.close()
  }
}

describe('E37: what smtp-sink does, and what is known then', () => {
  test.each([
    [[], { handed: COUNT }, 'it takes everything'],
    [['-p'], { handed: COUNT }, 'it offers no pipelining'],
    [['-e'], { handed: COUNT }, 'it knows no EHLO'],
    [['-P'], { handed: COUNT }, 'its announcements change nothing'],
    [['-f', 'mail'], { 'not-sent sender-refused': COUNT }, 'MAIL is refused for good: the sender is meant, no person'],
    [['-f', 'rcpt'], { 'failed refused': COUNT }, 'RCPT is refused for good'],
    [['-f', 'data'], { 'failed refused': COUNT }, 'DATA is refused for good'],
    [['-f', '.'], { 'failed refused': COUNT }, 'the text is refused for good'],
    [['-r', 'mail'], { 'not-sent refused': COUNT }, 'MAIL is put off'],
    [['-r', 'rcpt'], { 'not-sent refused': COUNT }, 'RCPT is put off'],
    [['-r', 'data'], { 'not-sent refused': COUNT }, 'DATA is put off'],
    [['-r', '.'], { 'not-sent refused': COUNT }, 'the text is put off'],
    [['-f', 'ehlo,helo'], { 'not-sent not-configured': COUNT }, 'it lets nobody in'],
    [['-q', 'mail'], { 'not-sent unreachable': COUNT }, 'it hangs up at MAIL'],
    [['-q', 'rcpt'], { 'not-sent unreachable': COUNT }, 'it hangs up at RCPT'],
    [['-q', 'data'], { 'not-sent unreachable': COUNT }, 'it hangs up at DATA'],
    [['-Q', 'mail'], { 'not-sent refused': COUNT }, 'it says 421 at MAIL, each time'],
    [['-Q', 'ehlo'], { 'not-sent refused': COUNT }, 'it says 421 at once'],
  ] as const)('%j: %o, because %s', async (switches, expected, _why) => {
    expect(await send(switches)).toEqual(expected)
  })

  test('["-q", "."]: it hangs up after each text: that letter is unknown, the one behind it certainly did not leave', async () => {
    const kinds = await send(['-q', '.'])
    const unknown = kinds['unknown no-answer-after-data'] ?? 0
    expect(unknown + (kinds['not-sent unreachable'] ?? 0)).toBe(COUNT)
    // A letter is given to three connections at most, and each of them ends with one unknown.
    expect(unknown).toBeGreaterThanOrEqual(COUNT / 3)
  })

  test('["-p", "-W", ".:1"]: each answer comes a second late, and is waited for', async () => {
    expect(await send(['-p', '-W', '.:1'], 4)).toEqual({ handed: 4 })
  })

  test('["-M", "40"]: it ends after forty; what it took is handed, and no more than the connections are unknown', async () => {
    const kinds = await send(['-M', '40'])
    expect(kinds['handed']).toBeGreaterThanOrEqual(36)
    expect(kinds['unknown no-answer-after-data'] ?? 0).toBeLessThanOrEqual(4)
  })
})
