/** ST5: the supermarket and the young mother. What the till knows of her makes a coupon for her own favourite, with a deadline and one reminder. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { nameUuid } from '../../src/kernel/digest.ts'
import { noon, openTown, type Person, type Town } from './town.ts'

const FIRST = day('2026-02-02')
const TODAY = addDays(FIRST, 13 * 7)
const NAPPIES = { name: 'Подгузники «Кроха» 4', category: 'Детское', totalMinor: 120_000, qty: '1' }
const FORMULA = { name: 'Смесь «Малыш»', category: 'Детское', totalMinor: 90_000, qty: '1' }
const BAG = { name: 'Пакет-майка', category: 'Прочее', totalMinor: 1_000, qty: '1' }
const BREAD = { name: 'Хлеб', category: 'Хлеб', totalMinor: 6_000, qty: '1' }
let town: Town
let mum: Person
let other: Person
let sales = 0
let code = ''

const sell = async (person: Person, lines: readonly (typeof BAG)[], on: Day, couponCode?: string) => {
  sales += 1
  const body = { customerId: person.customerId, lines, key: `sale-${sales}`, ...(couponCode !== undefined && { couponCode }) }
  return town.ask('POST /till/sales', { at: noon(on), body })
}
const productId = async (name: string): Promise<unknown> => {
  const found = await town.ask(`GET /products?q=${encodeURIComponent(name.slice(0, 6))}`, { at: noon(TODAY) })
  const { items } = found.json as { readonly items: readonly { readonly productId: string; readonly name: string }[] }
  return items.find(one => one.name === name)?.productId
}
const reminders = async (person: Person) =>
  (await town.store.inBusiness(town.business, tx => tx.plan.contactsOf(person.customerId, 50))).filter(one => one.purpose === 'coupon')

beforeAll(async () => {
  town = await openTown({ trade: 'shop', name: 'Пятый угол', policy: { cycleDays: 7, caps: { perDay: 1, per7Days: 3, per30Days: 12 } } })
  mum = await town.newcomer({ fullName: 'Мария Орлова' })
  other = await town.newcomer({ fullName: 'Пётр Гусев' })
  for (let week = 0; week < 13; week += 1) {
    await sell(mum, week % 2 === 0 ? [NAPPIES, FORMULA, BAG] : [NAPPIES, BREAD, BAG], addDays(FIRST, week * 7))
    await sell(other, [BREAD, BAG], addDays(FIRST, week * 7 + 2))
  }
  await town.tickAt(noon(TODAY))
  for (const [name, costMinor] of [
    [NAPPIES.name, 100_000],
    [BAG.name, 100],
  ] as const) {
    const priceMinor = name === BAG.name ? 1_000 : 120_000
    const fit = { productId: await productId(name), priceMinor, costMinor, favouriteShare: 0.25 }
    await town.ask('POST /offers', { at: noon(TODAY), body: { name, ...fit, fromDay: TODAY, deadline: addDays(TODAY, 60) } })
  }
})
afterAll(() => town.close())

test('ST5 the favourites come from the register: nappies, and not the carrier bag that everybody takes', async () => {
  const next = await town.ask(`GET /customers/${mum.customerId}/next`, { at: noon(TODAY) })
  expect(next.text).toContain('Кроха')
})

test('ST5 her receipt carries a coupon for her own favourite, down to its cost and not below, with a deadline', async () => {
  const sold = await sell(mum, [NAPPIES, BAG], TODAY)
  // A quarter off 1,200 would be 900; it cost 1,000.
  expect(sold.json['couponForNextTime']).toMatchObject({
    customerId: mum.customerId,
    origin: 'offer',
    gift: { kind: 'percent', share: 0.16, onlyName: NAPPIES.name },
    deadline: addDays(TODAY, 30),
    usesMax: 1,
  })
  code = String((sold.json['couponForNextTime'] as { readonly code: string }).code)
  const slip = {
    shop: 'Пятый угол',
    phone: '',
    lines: [],
    coupon: { code, offer: NAPPIES.name, lastDay: addDays(TODAY, 30), conditions: '' },
    nextEvent: null,
    checklist: [],
    signUp: null,
    footer: '',
  }
  const printed = await town.ask('POST /slips', { at: noon(TODAY), body: { slipId: nameUuid('slip'), slip, onPaper: false } })
  const text = String(printed.json['page']).replaceAll(/<[^>]*>/g, '')
  expect(text).toContain(code)
  expect(text).toMatch(/Действует/)
})

test('ST5 whoever has no such favourite gets none, and she gets no second one while the first is open', async () => {
  expect((await sell(other, [BREAD, BAG], TODAY)).json['couponForNextTime']).toBeNull()
  expect((await sell(mum, [NAPPIES], addDays(TODAY, 1))).json['couponForNextTime']).toBeNull()
})

test('E55 three days before its last day she is reminded once, in a contact that keeps caps, consent and hours; not before', async () => {
  await town.live({ from: addDays(TODAY, 20), to: addDays(TODAY, 26), steps: ['remind-coupons'] })
  expect(await reminders(mum)).toEqual([])
  await town.live({ from: addDays(TODAY, 27), to: addDays(TODAY, 29), steps: ['remind-coupons'] })
  const [reminder, ...more] = await reminders(mum)
  expect(more).toEqual([])
  expect(reminder?.ownWords).toContain(code)
  expect(reminder?.ownWords).toMatch(/скидка 16\s%/)
  expect(reminder?.reason).toMatchObject({ code: 'coupon', dueDay: addDays(TODAY, 30) })
  const approved = await town.ask(`POST /contacts/${reminder?.contactId ?? ''}/approvals`, { at: noon(addDays(TODAY, 28)), body: {} })
  expect(approved.status).toBe(201)
  await town.tickAt(noon(addDays(TODAY, 29)), ['send-due'])
  expect((await town.messages()).filter(message => message.body.includes(code))).toHaveLength(1)
})

test('ST5 the coupon pays on her nappies alone, once; after its last day nothing reminds her', async () => {
  const on = addDays(TODAY, 30)
  const paid = await sell(mum, [NAPPIES, BREAD], on, code)
  expect(paid.json).toMatchObject({ bill: { couponMinor: 19_200, payMinor: 106_800, lineDiscountsMinor: [19_200, 0] } })
  expect((await sell(mum, [NAPPIES], addDays(on, 1), code)).status).toBe(409)
  await town.live({ from: addDays(on, 1), to: addDays(on, 4), steps: ['remind-coupons'] })
  expect(await reminders(mum)).toHaveLength(1)
})

test('E55 a coupon used before its reminder has left takes the reminder back', async () => {
  const on = addDays(TODAY, 40)
  const made = await town.ask('POST /coupons', {
    at: noon(on),
    body: { customerId: other.customerId, gift: { kind: 'amount', minor: 5_000 }, deadline: addDays(on, 10) },
  })
  await town.tickAt(noon(addDays(on, 8)), ['remind-coupons'])
  expect((await reminders(other)).map(one => one.state)).toEqual(['planned'])
  await sell(other, [BREAD, BAG], addDays(on, 9), String(made.json['code']))
  expect((await reminders(other)).map(one => one.state)).toEqual(['cancelled'])
})
