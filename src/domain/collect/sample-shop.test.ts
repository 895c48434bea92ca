import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../kernel/day.ts'
import { LOCALES } from '../../kernel/locale.ts'
import { parsePhone } from '../../kernel/phone.ts'
import { makeSampleShop } from './sample-shop.ts'
import { SAMPLE_SHOPS } from './sample-shop-shape.ts'

const today = day('2026-03-10')

describe.each(SAMPLE_SHOPS)('the sample shop %s', shop => {
  const made = makeSampleShop({ shop, locale: 'ru', today, seed: 1 })

  test('is the same shop for the same seed, byte for byte, and another for another', () => {
    expect(JSON.stringify(makeSampleShop({ shop, locale: 'ru', today, seed: 1 }))).toBe(JSON.stringify(made))
    expect(JSON.stringify(makeSampleShop({ shop, locale: 'ru', today, seed: 2 }))).not.toBe(JSON.stringify(made))
  })

  test('has the size of a small business', () => {
    expect(made.customers.length).toBeGreaterThanOrEqual(300)
    expect(made.customers.length).toBeLessThanOrEqual(400)
    expect(made.purchases.length).toBeGreaterThan(1_700)
    expect(made.purchases.length).toBeLessThan(6_500)
  })

  test('ends yesterday, begins three years ago, and is open when it sells', () => {
    const days = made.purchases.map(purchase => purchase.day).toSorted()
    expect((days.at(-1) ?? '') < today).toBe(true)
    expect((days.at(-1) ?? '') >= addDays(today, -10)).toBe(true)
    expect((days[0] ?? '') >= addDays(today, -3 * 365)).toBe(true)
    expect(made.refunds.every(refund => refund.day < today)).toBe(true)
  })

  test('has ids that are its own', () => {
    const ids = [
      ...made.customers.map(row => row.customerId),
      ...made.purchases.map(row => row.purchaseId),
      ...made.dueEvents.map(row => row.dueEventId),
      ...made.contacts.map(row => row.contactId),
      ...made.followUps.map(row => row.followUpId),
      ...made.products.map(row => row.productId),
    ]
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('adds up: lines make the receipt and a refund is never larger than it', () => {
    for (const purchase of made.purchases) {
      expect(purchase.lines.length).toBeGreaterThan(0)
      expect(purchase.lines.reduce((sum, line) => sum + line.totalMinor, 0)).toBe(purchase.totalMinor)
      expect(purchase.refundedMinor).toBeLessThanOrEqual(purchase.totalMinor)
    }
  })

  test('every customer has bought; most can be reached and have agreed, some refused', () => {
    const buyers = new Set(made.purchases.map(purchase => purchase.customerId))
    expect(made.customers.filter(customer => !buyers.has(customer.customerId))).toEqual([])
    const given = made.customers.filter(customer => customer.consent === 'given').length / made.customers.length
    expect(given).toBeGreaterThan(0.75)
    expect(made.customers.some(customer => customer.consent === 'refused')).toBe(true)
  })

  test('has a past that Numbers can count: closed returns with a hold-out, contacts, and dates still ahead', () => {
    const heldOut = made.dueEvents.filter(event => event.heldOut)
    expect(made.dueEvents.length).toBeGreaterThan(60)
    expect(heldOut.length).toBeGreaterThan(0)
    expect(made.dueEvents.every(event => event.windowTo < today)).toBe(true)
    const heldOutIds = new Set(heldOut.map(event => event.dueEventId))
    expect(made.contacts.filter(contact => heldOutIds.has(contact.dueEventId))).toEqual([])
    expect(made.followUps.some(followUp => followUp.state === 'open' && followUp.dueOn >= today)).toBe(true)
  })

  test('gives each customer one expected return a cycle', () => {
    const keys = made.dueEvents.map(event => `${event.customerId}/${event.anchorDay}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

test.each(LOCALES)('in %s the telephone numbers are valid, distinct and mobile', locale => {
  const { customers, profile } = makeSampleShop({ shop: 'tyres', locale, today, seed: 1 })
  const phones = customers.flatMap(customer => customer.phone ?? [])
  expect(new Set(phones).size).toBe(phones.length)
  for (const phone of phones) expect(parsePhone(phone, profile.country)).toMatchObject({ number: phone, kind: 'mobile' })
})

test('a tyre shop lives in spring and autumn', () => {
  const { purchases } = makeSampleShop({ shop: 'tyres', locale: 'bg', today, seed: 1 })
  const inSeason = purchases.filter(({ day: at }) => ['03', '04', '10', '11'].includes(at.slice(5, 7)))
  expect(inSeason.length / purchases.length).toBeGreaterThan(0.85)
})

test('in a tile shop the bath follows the tiles after about three weeks', () => {
  const { purchases } = makeSampleShop({ shop: 'tiles', locale: 'en', today, seed: 1 })
  const first = (name: string): Map<string, string> => {
    const days = new Map<string, string>()
    for (const purchase of purchases.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
      if (purchase.customerId && !days.has(purchase.customerId) && purchase.lines.some(line => line.name === name))
        days.set(purchase.customerId, purchase.day)
    }
    return days
  }
  const [tiles, baths] = [first('Wall tiles, sq yd'), first('Acrylic bathtub')]
  const lags = [...baths]
    .flatMap(([customer, bath]) => {
      const laid = tiles.get(customer)
      return laid ? [(Date.parse(bath) - Date.parse(laid)) / 86_400_000] : []
    })
    .toSorted((a, b) => a - b)
  expect(lags.length).toBeGreaterThan(80)
  expect(lags[Math.floor(lags.length / 2)]).toBeGreaterThanOrEqual(18)
  expect(lags[Math.floor(lags.length / 2)]).toBeLessThanOrEqual(27)
})
