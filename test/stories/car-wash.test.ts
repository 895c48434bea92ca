/** ST6: the car wash. Ten washes paid, the eleventh is free; two weeks a wash, the till asks the API, and a refund may come late. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const FIRST = day('2026-01-12')
const washDay = (n: number): Day => addDays(FIRST, n * 14)
let town: Town
let driver: Person
const purchaseIds: string[] = []

const basket = { lines: [{ name: 'Мойка кузова', category: 'Мойка', totalMinor: 70_000 }] }
const sell = (n: number, more: Readonly<Record<string, unknown>> = {}) =>
  town.ask('POST /till/sales', { at: noon(washDay(n)), body: { ...basket, customerId: driver.customerId, key: `wash-${n}`, ...more } })
const cards = z.array(
  z.object({
    contactId: z.string(),
    customer: z.object({ customerId: z.string() }),
    rung: z.string(),
    words: z.string(),
    chips: z.array(z.object({ code: z.string() })),
  }),
)
const stampsOn = async (on: Day): Promise<unknown> =>
  (await town.ask(`GET /customers/${driver.customerId}/benefits`, { at: noon(on) })).json['stamps']

beforeAll(async () => {
  town = await openTown({ trade: 'other', name: 'Чистый кузов' })
  driver = await town.newcomer({ fullName: 'Олег Назаров' })
  const terms = { kind: 'stamps', paidPerFree: 10, groupName: 'Мойка' }
  await town.ask('PUT /programs/stamps', { at: noon(FIRST), body: { terms } })
  for (let n = 0; n < 10; n += 1) {
    purchaseIds.push(String((await sell(n)).json['purchaseId']))
    if (n % 3 === 0) await town.tickAt(noon(washDay(n)))
  }
})
afterAll(() => town.close())

test('ST6 after ten paid washes over five months the till shows a full card: the next one is free', async () => {
  expect(purchaseIds).toHaveLength(10)
  expect(await stampsOn(washDay(10))).toEqual({ stamps: 0, paidPerFree: 10, freeLeft: 1, freeOwed: 0 })
})

test('ST6 who is two washes from the free one reads so when he is asked to come; the soft word before says nothing of it', async () => {
  const near = await town.newcomer({ fullName: 'Глеб Седов' })
  for (let n = 0; n < 8; n += 1)
    await town.ask('POST /till/sales', { at: noon(washDay(n)), body: { ...basket, customerId: near.customerId, key: `near-${n}` } })
  const wordsByRung = new Map<string, string>()
  for (let on = addDays(washDay(7), 5); on <= addDays(washDay(8), 6); on = addDays(on, 1)) {
    await town.tickAt(noon(on), ['understand', 'refresh-changed', 'plan-contacts'])
    const today = await town.ask('GET /today', { at: noon(on) })
    for (const card of cards.parse(today.json['cards'])) {
      if (card.customer.customerId !== near.customerId) continue
      wordsByRung.set(card.rung, card.words)
      expect(card.chips.some(chip => chip.code === 'soft-task')).toBe(card.rung === 'soft')
      // A like instead of the soft word: it is done, it counts for the caps, and nothing leaves.
      if (card.rung === 'soft') await town.ask(`POST /contacts/${card.contactId}/outcomes`, { at: noon(on), body: { outcome: 'reached' } })
    }
  }
  const made = await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(near.customerId, 20))
  expect(made.filter(one => one.state === 'done').map(one => [one.rung, one.stateReason])).toEqual([['soft', 'reached']])
  expect(await town.messages()).toEqual([])
  expect(wordsByRung.get('offer')).toContain('Осталось 2 посещения, и следующее бесплатно.')
  for (const [rung, words] of wordsByRung) expect([rung, words.includes('бесплатно')]).toEqual([rung, rung !== 'soft'])
})

test('ST6 shampoo bought beside gets no stamp, and the free one is refused while no card is full', async () => {
  const other = await town.newcomer({ fullName: 'Без отметок' })
  const lines = [{ name: 'Шампунь', category: 'Автохимия', totalMinor: 30_000 }]
  const shampoo = await town.ask('POST /till/sales', {
    at: noon(washDay(9)),
    body: { customerId: other.customerId, lines, key: 'shampoo' },
  })
  expect(shampoo.json['benefits']).toMatchObject({ stamps: { stamps: 0, freeLeft: 0 } })
  const early = await town.ask('POST /till/sales', {
    at: noon(washDay(9)),
    body: { ...basket, customerId: other.customerId, key: 'early', freeLineNo: 1 },
  })
  expect(early.status).toBeGreaterThanOrEqual(400)
})

test('ST6 the eleventh is free, asked twice by a till that lost its line it is taken once, and it earns no stamp', async () => {
  const [free, again] = [await sell(10, { freeLineNo: 1 }), await sell(10, { freeLineNo: 1 })]
  expect(free.json).toMatchObject({ result: 'recorded', bill: { payMinor: 0 }, benefits: { stamps: { stamps: 0, freeLeft: 0 } } })
  expect(again.json).toMatchObject({ result: 'known', benefits: { stamps: { freeLeft: 0, freeOwed: 0 } } })
})

test('E49 the tenth wash is refunded after its free one was used: one is owed, nothing crashes, the next full card pays it', async () => {
  const refunded = await town.ask(`POST /purchases/${purchaseIds[9] ?? ''}/refunds`, { at: noon(addDays(washDay(10), 1)), body: {} })
  expect(refunded.status).toBeLessThan(300)
  expect(await stampsOn(addDays(washDay(10), 1))).toEqual({ stamps: 9, paidPerFree: 10, freeLeft: 0, freeOwed: 1 })
  const refused = await sell(11, { freeLineNo: 1 })
  expect(refused.status).toBeGreaterThanOrEqual(400)
  await sell(12)
  expect(await stampsOn(washDay(12))).toMatchObject({ stamps: 0, freeLeft: 0, freeOwed: 0 })
})
