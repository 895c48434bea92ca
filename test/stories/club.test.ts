/** ST11: a club that only has contacts. Five kinds of content, by interest, as often as each asked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTENT_KINDS } from '../../src/domain/plan/content.ts'
import { day } from '../../src/kernel/day.ts'
import type { CustomerId } from '../../src/kernel/ids.ts'
import { DAY_MS } from '../../src/kernel/instant.ts'
import { noon, openTown, type Town } from './town.ts'

let town: Town
const who: Record<'weekly' | 'monthly' | 'gardener' | 'silent', CustomerId | undefined> = {
  weekly: undefined,
  monthly: undefined,
  gardener: undefined,
  silent: undefined,
}

beforeAll(async () => {
  town = await openTown({ trade: 'shop', name: 'Клуб' })
  who.weekly = (await town.newcomer({ purposes: ['content'] })).customerId
  who.monthly = (await town.newcomer({ purposes: ['content'], preferences: { contentDays: 30 } })).customerId
  who.gardener = (await town.newcomer({ purposes: ['content'], preferences: { interests: 'сад' } })).customerId
  who.silent = (await town.newcomer({ purposes: ['marketing'] })).customerId
  for (const [n, topic] of [...CONTENT_KINDS.entries()].flatMap(([at, kind]) => [
    [`${kind} ${at}`, []] as const,
    [`${kind} про сад`, ['Сад']] as const,
    [`${kind} про кухню`, ['Кухня']] as const,
  ])) {
    const kind = CONTENT_KINDS.find(one => n.startsWith(one))
    const body = {
      kind,
      title: n,
      topics: topic,
      words: { ru: { text: `{{ hello }} ${n}.` } },
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      state: 'approved',
      ...(kind === 'partner' ? { advertiser: 'ООО Ромашка', adToken: 'erid1' } : {}),
    }
    expect((await town.ask('POST /content', { at: noon('2026-03-01'), body })).status).toBe(201)
  }
  await town.live({ from: day('2026-03-02'), to: day('2026-04-27'), steps: ['plan-content', 'send-broadcasts', 'send-due'] })
})
afterAll(() => town.close())

const of = async (name: keyof typeof who) =>
  (await town.messages()).filter(message => message.customerId === who[name]).toSorted((a, b) => a.at - b.at)

test('ST11 the weekly reader gets one a week: never more often, never more rarely while the queue holds something', async () => {
  const got = await of('weekly')
  // Only pieces for everybody: she named no interests and has bought nothing. There are five of them.
  expect(got).toHaveLength(5)
  for (const [at, message] of got.entries()) if (at > 0) expect((message.at - (got[at - 1]?.at ?? 0)) / DAY_MS).toBe(7)
})

test('ST11 the monthly one gets two in eight weeks', async () => {
  expect(await of('monthly')).toHaveLength(2)
})

test('ST11 whoever named an interest gets that and what is for everybody, nothing about kitchens', async () => {
  const got = await of('gardener')
  expect(got.length).toBeGreaterThanOrEqual(8)
  expect(got.some(message => message.body.includes('про сад'))).toBe(true)
  expect(got.some(message => message.body.includes('про кухню'))).toBe(false)
})

test('ST11 consent to advertising is none to content; content says how to stop, and a partner is named', async () => {
  expect(await of('silent')).toHaveLength(0)
  const all = await town.messages()
  expect(all.every(message => message.purpose === 'content' && message.body.includes('Отписаться: СТОП'))).toBe(true)
  const partner = all.filter(message => message.body.includes('partner'))
  expect(partner.length).toBeGreaterThan(0)
  expect(partner.every(message => message.body.includes('Реклама. ООО Ромашка, erid: erid1'))).toBe(true)
})

test('ST11 a partner’s piece without its advertiser cannot be approved, and the owner learns that readers wait', async () => {
  const body = { kind: 'partner', title: 'x', words: { ru: { text: 'x' } }, fromDay: '2026-01-01', toDay: '2026-12-31', state: 'approved' }
  expect((await town.ask('POST /content', { at: noon('2026-04-27'), body })).status).toBe(422)
  const queue = await town.ask('GET /content', { at: noon('2026-04-27') })
  expect(queue.json).toMatchObject({ readers: 3 })
})
