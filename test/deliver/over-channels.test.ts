/** E35 and E36 where messages leave: two advertising contacts in seven days, whatever the channel and however many senders; what waits is not lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChannelName } from '../../src/domain/collect/business.ts'
import { addMs, DAY_MS, type Instant } from '../../src/kernel/instant.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'
import { newBusiness } from '../business.ts'
import { testStore, type TestStore } from '../database.ts'
import { enqueue, messageTo, movedClock, NOW, personWithWays, sendDeps } from './shop.ts'

const KINDS = { email: 'email', sms: 'phone', telegram: 'telegram' } as const
const CHANNELS = ['email', 'sms', 'telegram'] as const
const SENDERS = 50

let db: TestStore
beforeAll(async () => {
  db = await testStore()
})
afterAll(() => db.close())

test('E35, E36: fifty senders at once over three channels: one a day, two in seven days, and the rest leave when there is room again', async () => {
  const business = await newBusiness(db.store, { country: 'BG' })
  const clock = movedClock()
  const ways = CHANNELS.map(channel => ({
    kind: KINDS[channel],
    address: channel === 'sms' ? '+359888123456' : `${channel}@person.test`,
    purposes: ['marketing'] as const,
  }))
  const people = await personWithWays(db.store, business, { fullName: 'Мария', ways, locale: 'bg' })
  for (const [nth, person] of people.entries()) {
    for (const key of ['first', 'second'])
      await enqueue(
        db.store,
        business,
        messageTo(person, { channel: CHANNELS[nth] ?? 'email', dedupeKey: `${nth}:${key}`, notAfter: addMs(NOW, 60 * DAY_MS) }),
      )
  }
  const left: Instant[] = []
  const over = (name: ChannelName): Channel => ({
    name,
    capabilities: { automatic: true, idempotent: false, leaves: true, subject: true, partChars: null },
    costMinor: () => 0,
    deliver: async () => {
      left.push(clock.now())
      return { kind: 'handed', providerId: 'x', reason: 'accepted' }
    },
    close: async () => undefined,
  })
  for (let nth = 0; nth <= 40; nth += 1) {
    clock.set(addMs(NOW, nth * DAY_MS))
    const senders = nth === 0 || nth === 7 ? SENDERS : 1
    await Promise.all(
      Array.from({ length: senders }, (_none, at) =>
        sendDue(sendDeps(db.store, clock, { worker: `w${at}`, openChannels: () => CHANNELS.map(over) }), business),
      ),
    )
  }
  const days = left.map(at => Math.round((at - NOW) / DAY_MS))
  expect(days).toEqual([0, 1, 7, 8, 30, 31])
})
