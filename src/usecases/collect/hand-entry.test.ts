import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { mayWrite } from '../../domain/collect/consent.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from './add-customer.ts'
import { customerProfile, type CustomerProfile } from './customer-profile.ts'
import type { CollectDeps } from './deps.ts'
import { editCustomer } from './edit-customer.ts'
import { eraseCustomer } from './erase-customer.ts'
import { exportCustomer } from './export-customer.ts'
import { findCustomers } from './find-customers.ts'
import { mergeCustomers } from './merge-customers.ts'
import { recordConsent } from './record-consent.ts'
import { recordPurchase, type RecordPurchaseResult } from './record-purchase.ts'
import { recordRefund } from './record-refund.ts'
import { undoMerge } from './undo-merge.ts'
import { withdrawConsent } from './withdraw-consent.ts'

let database: TestStore
let deps: CollectDeps
let business: BusinessId
const owner = 'staff:owner'

beforeAll(async () => {
  database = await testStore()
  deps = { store: database.store, clock: fixedClock(instant('2026-03-10T09:00:00Z')) }
  business = await newBusiness(database.store)
})
afterAll(() => database.close())

async function add(fullName: string, phone?: string): Promise<CustomerId> {
  const added = await addCustomer(deps, business, { fullName, contacts: phone === undefined ? [] : [{ kind: 'phone', address: phone }] })
  assert('customerId' in added, 'the customer was added')
  return added.customerId
}

async function profile(customerId: CustomerId): Promise<CustomerProfile> {
  const found = await customerProfile(deps, business, customerId)
  assert('customer' in found, 'the customer is known')
  return found
}

async function found(text: string): Promise<string[]> {
  const answer = await findCustomers(deps, business, { text })
  assert('found' in answer, 'no cursor was given')
  return answer.found.map(({ customer }) => customer.fullName)
}

describe('customers by hand', () => {
  test('E13: spellings of one phone are one customer', async () => {
    const first = await add('Пётр Орлов', '8 (912) 345-67-89')
    for (const spelling of ['+7 912 3456789', '9123456789']) {
      expect(await addCustomer(deps, business, { contacts: [{ kind: 'phone', address: spelling }] })).toEqual({
        outcome: 'exists',
        customerId: first,
      })
    }
  })

  test('E15: found by a fragment of the name with е for ё, by digits of the phone, by a part of the e-mail', async () => {
    const customer = await add('Семён Ёлкин', '+79031234567')
    await editCustomer(deps, business, {
      customerId: customer,
      changes: {},
      addContacts: [{ kind: 'email', address: 'Semen@Example.com' }],
      actor: owner,
    })
    for (const text of ['елк', 'семен ёлкин', '8 903 123', '903-123-45-67', '89031234567', 'semen@ex'])
      expect(await found(text)).toEqual(['Семён Ёлкин'])
    expect(await found('100%')).toEqual([])
  })

  test('pages follow each other without a gap', async () => {
    const shop = await newBusiness(database.store)
    for (let i = 0; i < 5; i += 1) await addCustomer(deps, shop, { fullName: `Клиент ${i}` })
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await findCustomers(deps, shop, { limit: 2, cursor })
      assert('found' in page, 'the cursor is ours')
      names.push(...page.found.map(({ customer }) => customer.fullName))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(new Set(names).size).toBe(5)
    expect(await findCustomers(deps, shop, { cursor: 'abc' })).toEqual({ refusal: 'bad-cursor' })
  })

  test('E12: a birthday without a year is a birthday, 31 April is none', async () => {
    const customer = await add('Анна Белова')
    const edit = (month: number, dayOfMonth: number): ReturnType<typeof editCustomer> =>
      editCustomer(deps, business, { customerId: customer, changes: { birthday: { month, day: dayOfMonth, year: null } }, actor: owner })
    expect(await edit(2, 29)).toEqual({ outcome: 'changed' })
    expect(await edit(4, 31)).toEqual({ refusal: 'bad-birthday' })
    expect((await profile(customer)).customer.birthday).toEqual({ month: 2, day: 29, year: null })
  })
})

describe('purchases by hand', () => {
  const sale = (changes: Partial<Parameters<typeof recordPurchase>[2]>): Promise<RecordPurchaseResult> =>
    recordPurchase(deps, business, {
      source: 'hand',
      customer: { contacts: [{ kind: 'phone', address: '+79451110001' }] },
      totalMinor: 340_000,
      ...changes,
    })

  test('phone and sum are enough; the customer is made once', async () => {
    const first = await sale({ lines: [{ name: 'Шины', totalMinor: 340_000 }] })
    const second = await sale({ day: day('2026-01-10') })
    expect(first).toMatchObject({ outcome: 'recorded', customerIsNew: true })
    expect(second).toMatchObject({ outcome: 'recorded', customerIsNew: false })
    assert('customerId' in first && first.customerId !== null, 'it was recorded')
    const { purchases } = await profile(first.customerId)
    expect(purchases.map(purchase => [purchase.day, purchase.totalMinor, purchase.lines.map(line => line.name)])).toEqual([
      ['2026-03-10', 340_000, ['Шины']],
      ['2026-01-10', 340_000, []],
    ])
  })

  test('the same source and key are one sale: again unchanged, changed updated', async () => {
    const event = {
      source: 'api',
      sourceKey: 'order-1',
      day: day('2026-02-01'),
      lines: [{ name: 'Диски', totalMinor: 500 }],
      totalMinor: 500,
    }
    expect(await sale(event)).toMatchObject({ outcome: 'recorded' })
    expect(await sale(event)).toMatchObject({ outcome: 'unchanged' })
    expect(await sale({ ...event, lines: [{ name: 'Диски', totalMinor: 600 }], totalMinor: 600 })).toMatchObject({ outcome: 'updated' })
  })

  test('refusals are named', async () => {
    expect(await sale({ day: day('2026-03-11') })).toEqual({ refusal: 'future-day' })
    expect(await sale({ totalMinor: -5 })).toEqual({ refusal: 'bad-amount' })
    expect(await sale({ customer: { contacts: [{ kind: 'phone', address: '12' }] } })).toEqual({ refusal: 'bad-phone' })
    expect(await sale({ lines: [{ name: 'x', totalMinor: 340_000, quantity: 'много' }] })).toEqual({ refusal: 'bad-quantity' })
  })

  test('E23: a refund lowers the purchase, never below nothing', async () => {
    const recorded = await sale({ customer: null, totalMinor: 1000 })
    assert('purchaseId' in recorded, 'it was recorded')
    const refund = { source: 'hand', purchaseId: recorded.purchaseId }
    expect(await recordRefund(deps, business, { ...refund, sourceKey: 'r1', totalMinor: 400 })).toMatchObject({ outcome: 'recorded' })
    expect(await recordRefund(deps, business, { ...refund, sourceKey: 'r1', totalMinor: 400 })).toMatchObject({ outcome: 'unchanged' })
    expect(await recordRefund(deps, business, { ...refund, totalMinor: 601 })).toEqual({ refusal: 'more-than-paid' })
    expect(await recordRefund(deps, business, refund)).toMatchObject({ outcome: 'recorded' })
    const stored = await database.store.inBusiness(business, tx => tx.collect.purchases.find(recorded.purchaseId))
    expect(stored?.refundedMinor).toBe(1000)
  })
})

describe('consent, merging and forgetting', () => {
  const marketing = { channel: 'email', purpose: 'marketing' } as const
  const verdict = async (customerId: CustomerId): Promise<string[]> => {
    const reach = await database.store.inBusiness(business, tx => tx.collect.consents.reachOf([customerId]))
    return reach.map(point => mayWrite(point, marketing))
  }
  const said = async (customerId: CustomerId): Promise<Parameters<typeof recordConsent>[2]> => {
    const [point] = (await profile(customerId)).contactPoints
    assert(point !== undefined, 'the customer has a contact')
    return {
      contactPointId: point.id,
      channel: 'all',
      purposes: ['marketing'],
      basis: 'explicit',
      textVersion: 'v1',
      textShown: 'Пишите мне',
      locale: 'ru',
      source: 'till',
      actor: owner,
    }
  }

  test('yes, stop, and an own yes again', async () => {
    const customer = await add('Вера Котова', '+79452220001')
    const words = await said(customer)
    expect(await verdict(customer)).toEqual(['no-consent'])
    await recordConsent(deps, business, words)
    expect(await verdict(customer)).toEqual(['yes'])
    const later = { ...deps, clock: fixedClock(instant('2026-03-11T09:00:00Z')) }
    await withdrawConsent(later, business, { ...words, purposes: ['marketing', 'content', 'service'], source: 'reply' })
    expect(await verdict(customer)).toEqual(['suppressed'])
    await recordConsent({ ...deps, clock: fixedClock(instant('2026-03-12T09:00:00Z')) }, business, words)
    expect(await verdict(customer)).toEqual(['yes'])
  })

  test('E16: a merge joins the histories and undoing it parts them exactly', async () => {
    const [kept, merged] = [await add('Олег Дымов', '+79453330001'), await add('О. Дымов', '+79453330002')]
    for (const customerId of [kept, merged])
      await recordPurchase(deps, business, { source: 'hand', customer: { customerId }, totalMinor: 100 })
    const before = [await profile(kept), await profile(merged)]
    const answer = await mergeCustomers(deps, business, { keptId: kept, mergedId: merged, actor: owner })
    assert('mergeId' in answer, 'they were merged')
    expect(await profile(kept)).toMatchObject({ purchases: { length: 2 }, contactPoints: { length: 2 } })
    expect(await found('Дымов')).toEqual(['Олег Дымов'])
    expect(await mergeCustomers(deps, business, { keptId: kept, mergedId: merged, actor: owner })).toEqual({ refusal: 'already-merged' })
    expect(await undoMerge(deps, business, { mergeId: answer.mergeId, actor: owner })).toEqual({ outcome: 'undone' })
    const facts = ({ purchases, contactPoints, refunds }: CustomerProfile): unknown => ({ purchases, contactPoints, refunds })
    expect([await profile(kept), await profile(merged)].map(facts)).toEqual(before.map(facts))
  })

  test('E9: after an erasure nothing names the person, sums stay, and the address stays suppressed', async () => {
    const customer = await add('Ирина Забытова', '+79454440001')
    await recordPurchase(deps, business, {
      source: 'hand',
      customer: { customerId: customer },
      totalMinor: 777,
      note: 'Забытова просила позвонить',
    })
    expect(await exportCustomer(deps, business, customer)).toMatchObject({
      tables: { purchase: { length: 1 }, contact_point: { length: 1 } },
    })
    expect(await eraseCustomer(deps, business, { customerId: customer, actor: owner })).toEqual({ outcome: 'erased' })
    expect(await found('Забытова')).toEqual([])
    expect(JSON.stringify(await exportCustomer(deps, business, customer))).not.toMatch(/Забытова|9454440001/)
    const [purchase] = await database.store.inBusiness(business, tx => tx.collect.purchases.ofCustomer(customer, 10))
    expect(purchase?.totalMinor).toBe(777)
    expect(await verdict(await add('Ирина', '+79454440001'))).toEqual(['suppressed'])
  })
})
