import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { addMs, instant, MINUTE_MS } from '../../kernel/instant.ts'
import { type Account, bestLikeness, compareSales, composeSale, type Likeness, withPart } from './one-sale.ts'
import type { ToldLine } from './source-event.ts'

const AT = instant('2024-05-02T07:15:00Z')
const line = (name: string, totalMinor: number): ToldLine => ({
  name,
  category: null,
  quantity: '1',
  unitMinor: null,
  totalMinor,
  kind: 'goods',
})
const account = (given: Partial<Account> = {}): Account => ({
  source: 'evotor',
  day: day('2024-05-02'),
  minute: 615,
  occurredAt: AT,
  status: 'paid',
  currency: 'RUB',
  totalMinor: 340_000,
  discountMinor: 0,
  lines: [],
  receiptNo: null,
  location: null,
  staff: null,
  orderRef: null,
  fiscalKey: null,
  shiftNo: null,
  receiptInShift: null,
  ...given,
})
const ANNA = id<'customer'>('00000000-0000-7000-8000-000000000001')
const BORIS = id<'customer'>('00000000-0000-7000-8000-000000000002')
const BASKET = [line('Шиномонтаж', 250_000), line('Вентиль', 90_000)]
const later = (minutes: number) => ({ occurredAt: addMs(AT, minutes * MINUTE_MS), minute: 615 + minutes })

describe('one sale told by two sources', () => {
  test.each<[string, Partial<Account>, Partial<Account>, string]>([
    ['the same fiscal key, whatever else differs', { fiscalKey: 'ru:1' }, { fiscalKey: 'ru:1', totalMinor: 1 }, 'same fiscal'],
    ['two fiscal documents are two sales, however alike', { fiscalKey: 'ru:1' }, { fiscalKey: 'ru:2' }, 'different'],
    ['the same order and sum, days apart', { orderRef: '727' }, { orderRef: '727', ...later(3000) }, 'same order'],
    ['the same order with another sum is asked', { orderRef: '727' }, { orderRef: '727', totalMinor: 1 }, 'perhaps order'],
    ['the same number of an order a year later', { orderRef: '727' }, { orderRef: '727', ...later(525_600) }, 'different'],
    ['shift and number of the receipt agree', { shiftNo: '40', receiptInShift: '1' }, { shiftNo: '40', receiptInShift: '1' }, 'same shift'],
    [
      'the number is the same but of another shift',
      { shiftNo: '40', receiptInShift: '1' },
      { shiftNo: '41', receiptInShift: '1' },
      'perhaps moment',
    ],
    ['two lines agree by name and sum', { lines: BASKET }, { lines: BASKET.toReversed() }, 'same basket'],
    ['one line is no evidence: a coffee is a coffee', { lines: BASKET.slice(0, 1) }, { lines: BASKET.slice(0, 1) }, 'perhaps moment'],
    ['sum and minute alone are asked', {}, later(2), 'perhaps moment'],
    ['three minutes are too many', {}, later(3), 'different'],
    ['another sum', {}, { totalMinor: 340_001 }, 'different'],
    ['another currency', {}, { currency: 'EUR' }, 'different'],
  ])('%s', (_why, told, known, expected) =>
    expect(textOf(compare({ told: account({ source: 'moysklad', ...told }), known: account(known) }))).toBe(expected),
  )

  test('the same person, sum and moment are one sale; two persons are two', () => {
    const told = { accounts: [account({ source: 'moysklad' })], customerId: ANNA }
    expect(textOf(compareSales(told, { accounts: [account()], customerId: ANNA }))).toBe('same person')
    expect(textOf(compareSales(told, { accounts: [account()], customerId: BORIS }))).toBe('different')
    const byHand = account({ source: 'hand', minute: null })
    expect(textOf(compareSales(told, { accounts: [byHand], customerId: ANNA }))).toBe('perhaps person')
    expect(textOf(compareSales(told, { accounts: [byHand], customerId: null }))).toBe('different')
  })
})

function compare({ told, known }: { readonly told: Account; readonly known: Account }): Likeness {
  return compareSales({ accounts: [told], customerId: null }, { accounts: [known], customerId: null })
}

function textOf(likeness: Likeness): string {
  return likeness.verdict === 'different' ? 'different' : `${likeness.verdict} ${likeness.by}`
}

test('a source that tells two sales of the same minute keeps them two', () =>
  expect(textOf(compare({ told: account(), known: account() }))).toBe('different'))

test('of two candidates the stronger reason wins, then the nearer moment', () => {
  const found = [
    { name: 'near', likeness: { verdict: 'same', by: 'basket', apartMs: 0 } as const },
    { name: 'strong', likeness: { verdict: 'same', by: 'shift', apartMs: 9 } as const },
    { name: 'far', likeness: { verdict: 'same', by: 'basket', apartMs: 5 } as const },
  ]
  expect(bestLikeness(found, 'same')?.name).toBe('strong')
  expect(
    bestLikeness(
      found.filter(each => each.name !== 'strong'),
      'same',
    )?.name,
  ).toBe('near')
  expect(bestLikeness(found, 'perhaps')).toBeUndefined()
})

describe('a sale composed of what was told', () => {
  const till = account({ shiftNo: '40', lines: BASKET })
  const receipt = account({ source: 'fiscal-ru', fiscalKey: 'ru:1', totalMinor: 339_999, ...later(1), lines: BASKET })
  const office = account({
    source: 'moysklad',
    lines: [{ ...line('Шиномонтаж', 340_000), category: 'Услуги' }],
    location: 'Касса 1',
    status: 'pending',
  })

  test('total and time come from the receipt, lines from the back office, in any order of arrival', () => {
    for (const order of [
      [till, receipt, office],
      [office, till, receipt],
      [receipt, office, till],
    ] as const) {
      const sale = composeSale(order)
      expect([sale.totalMinor, sale.minute, sale.lines[0]?.category, sale.location, sale.fiscalKey, sale.status]).toEqual([
        339_999,
        616,
        'Услуги',
        'Касса 1',
        'ru:1',
        'paid',
      ])
    }
  })
  test('void only when all have struck it out', () => {
    const void_ = { status: 'cancelled' } as const
    expect(composeSale([account(void_), receipt]).status).toBe('paid')
    expect(composeSale([account(void_), account({ ...void_, source: 'moysklad' })]).status).toBe('cancelled')
  })
})

describe('a visit of several records', () => {
  const part = (version: string, status: 'paid' | 'cancelled', totalMinor: number) => ({
    version,
    status,
    totalMinor,
    lines: [line('x', totalMinor)],
  })
  test('is their sum, and an older version of a record changes nothing', () => {
    const one = withPart(account({ source: 'yclients' }), { name: 'a', part: part('2', 'paid', 100) })
    const two = withPart(one, { name: 'b', part: part('1', 'paid', 50) })
    expect([one.totalMinor, two.totalMinor, two.lines.length]).toEqual([100, 150, 2])
    expect(withPart(two, { name: 'a', part: part('1', 'cancelled', 100) }).totalMinor).toBe(150)
    expect(withPart(two, { name: 'a', part: part('3', 'cancelled', 100) }).totalMinor).toBe(50)
  })
})
