/** Signing up at a collection point over the real database: what becomes of a yes, and of everything that is none. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newBusiness, type NewBusinessOptions } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { DEFAULT_CHANNELS } from '../../domain/collect/business.ts'
import { assert } from '../../kernel/assert.ts'
import { addDays, type Day, day } from '../../kernel/day.ts'
import { type BusinessId, type CollectionPointId, id } from '../../kernel/ids.ts'
import { instantAt } from '../../kernel/zone.ts'
import { minor } from '../../kernel/money.ts'
import { fixedClock } from '../../ports/clock.ts'
import { addCustomer } from '../collect/add-customer.ts'
import { eraseCustomer } from '../collect/erase-customer.ts'
import { mergeCustomers } from '../collect/merge-customers.ts'
import { recordPurchase } from '../collect/record-purchase.ts'
import { undoMerge } from '../collect/undo-merge.ts'
import { unsubscribe } from '../deliver/unsubscribe.ts'
import { changeCollectionPoint, openCollectionPoint } from '../plan/keep-collection-point.ts'
import { confirmSignUp, signUp, type SignUpInput } from './sign-up.ts'
import { readSignedToken } from './visit-token.ts'

const TODAY = day('2026-03-10')
const ZONE = 'Europe/Sofia'
const SECRET = 'a secret of the tests'
const BULGARIA: NewBusinessOptions = {
  name: 'Салон Роза',
  country: 'BG',
  locale: 'bg',
  zone: ZONE,
  currency: 'EUR',
  channels: { ...DEFAULT_CHANNELS, publicUrl: 'https://rosa.example/' },
}

let database: TestStore
beforeAll(async () => {
  database = await testStore()
})
afterAll(() => database.close())

const on = (today: Day) => ({ store: database.store, clock: fixedClock(instantAt(today, 720, ZONE)), linkSecret: SECRET })

interface Stall {
  readonly business: BusinessId
  readonly pointId: CollectionPointId
  readonly join: (input?: Partial<SignUpInput>, today?: Day) => ReturnType<typeof signUp>
  readonly counts: () => Promise<unknown>
}

async function stall(options: NewBusinessOptions = BULGARIA): Promise<Stall> {
  const business = await newBusiness(database.store, options)
  const terms = {
    name: 'Каса',
    place: 'вход',
    promise: '5 € подарък',
    gift: { kind: 'amount', minor: minor(500) } as const,
    actor: 'staff:a',
  }
  const pointId = await openCollectionPoint(on(TODAY), business, terms)
  const usual = { pointId, name: 'Мария', contact: '+359888123456', locale: 'bg', hasAgreed: true } as const
  return {
    business,
    pointId,
    join: (input = {}, today = TODAY) => signUp(on(today), business, { ...usual, ...input }),
    counts: async () => (await database.store.inBusiness(business, tx => tx.collectionPoints.list(ZONE)))[0]?.counts,
  }
}

async function letters(business: BusinessId) {
  const { messages } = await database.store.inBusiness(business, tx => tx.deliver.list({ limit: 10 }))
  return messages
}

async function consentsOf(business: BusinessId, contact: { kind: 'phone' | 'email'; address: string }) {
  return database.store.inBusiness(business, async tx => {
    const points = await tx.collect.customers.pointsOf(await tx.collect.customers.ownersOf(contact))
    return tx.collect.consents.eventsOf(points.map(point => point.id))
  })
}
const MARIA = { kind: 'email', address: 'maria@example.com' } as const
const PHONE = { kind: 'phone', address: '+359888123456' } as const

/** The link in the letter, as the customer would press it. */
async function linkIn(business: BusinessId): Promise<{ business: BusinessId; signUpId: ReturnType<typeof id<'sign-up'>> }> {
  const body = (await letters(business))[0]?.body ?? ''
  const token = /https:\/\/rosa\.example\/joined\/([\w-]{48})/.exec(body)?.[1] ?? ''
  const link = readSignedToken(SECRET, 'joined', token)
  assert(link !== undefined, 'the letter carries a link')
  return { business, signUpId: id<'sign-up'>(link.subject) }
}

test('C58 E4 a phone: the yes is recorded at once with its text, language, moment and point, and the gift lasts 30 days', async () => {
  const { business, pointId, join, counts } = await stall()
  const done = await join()
  expect(done).toMatchObject({ outcome: 'confirmed', gift: { promise: '5 € подарък', coupon: { deadline: addDays(TODAY, 30) } } })
  const [event, ...others] = await consentsOf(business, PHONE)
  expect(others).toEqual([])
  expect(event).toMatchObject({
    purpose: 'marketing',
    status: 'given',
    basis: 'explicit',
    channel: 'all',
    source: 'web',
    locale: 'bg',
    textVersion: 'sign-up-page-2',
    at: on(TODAY).clock.now(),
    evidence: { collectionPointId: pointId, collectionPoint: 'Каса' },
  })
  expect(event?.textShown).toContain('Салон Роза')
  expect(await counts()).toEqual({ shown: 0, signedUp: 1, confirmed: 1, boughtAgain: 0 })
})

test('C82 an e-mail in the Union: no consent before the link is pressed; looking presses nothing; pressing twice gives one coupon', async () => {
  const { business, join, counts } = await stall()
  expect(await join({ contact: MARIA.address })).toEqual({ outcome: 'waiting' })
  expect(await join({ contact: MARIA.address }), 'sent twice is one letter').toEqual({ outcome: 'waiting' })
  expect((await letters(business)).map(one => [one.purpose, one.address])).toEqual([['service', MARIA.address]])
  expect(await consentsOf(business, MARIA)).toEqual([])

  const link = await linkIn(business)
  expect(await confirmSignUp(on(TODAY), { ...link, isPressed: false })).toMatchObject({ state: 'waiting' })
  expect(await consentsOf(business, MARIA)).toEqual([])
  expect(await counts()).toMatchObject({ signedUp: 1, confirmed: 0 })

  const [first, second] = await Promise.all([1, 2].map(() => confirmSignUp(on(TODAY), { ...link, isPressed: true })))
  expect(first).toMatchObject({ state: 'confirmed', gift: { coupon: { deadline: addDays(TODAY, 30) } } })
  expect(second).toEqual(first)
  expect(await consentsOf(business, MARIA)).toHaveLength(1)
  expect(await counts()).toMatchObject({ signedUp: 1, confirmed: 1 })
})

test.each([
  ['no tick, no yes', { hasAgreed: false }, {}, { refusal: 'notAgreed' }],
  ['what is no contact', { contact: 'maria' }, {}, { refusal: 'badContact' }],
  ['an e-mail while no letter can carry a link', { contact: MARIA.address }, { channels: DEFAULT_CHANNELS }, { refusal: 'noMail' }],
  [
    'a point that nobody opened',
    { pointId: id<'collection-point'>('00000000-0000-7000-8000-000000000001') },
    {},
    { refusal: 'unknown-point' },
  ],
] as const)('nothing is kept: %s', async (_why, input, settings, expected) => {
  const { business, join } = await stall({ ...BULGARIA, ...settings })
  expect(await join(input)).toEqual(expected)
  expect(await database.store.inBusiness(business, tx => tx.collect.customers.count())).toBe(0)
})

test('an e-mail outside of the Union counts at once', async () => {
  const { join } = await stall({ ...BULGARIA, country: 'RU' })
  expect(await join({ contact: MARIA.address })).toMatchObject({ outcome: 'confirmed' })
})

test('a closed point takes nobody', async () => {
  const { business, pointId, join } = await stall()
  expect(await changeCollectionPoint(on(TODAY), business, { pointId, changes: { isActive: false }, actor: 'staff:a' })).toBe('changed')
  expect(await join()).toEqual({ refusal: 'unknown-point' })
})

test('whoever stopped is not signed up again by a form, neither before the letter nor after it', async () => {
  const { business, join } = await stall()
  const added = await addCustomer(on(TODAY), business, { fullName: 'Мария', contacts: [PHONE, MARIA] })
  assert(added && 'contactPointIds' in added, 'the customer was added')
  await join({ contact: MARIA.address })
  const link = await linkIn(business)
  const [contactPointId] = added.contactPointIds
  assert(contactPointId !== undefined, 'he has a phone')
  await unsubscribe(on(TODAY), { business, contactPointId, messageId: null }, 'all')
  const before = await consentsOf(business, PHONE)
  expect(await join({}, addDays(TODAY, 1))).toEqual({ refusal: 'stopped' })
  expect(await confirmSignUp(on(TODAY), { ...link, isPressed: true })).toMatchObject({ state: 'stopped' })
  expect(await consentsOf(business, PHONE)).toEqual(before)
})

test('a second time at the same point gives no second gift, also when both come at once', async () => {
  const { business, join, counts } = await stall()
  const outcomes = (await Promise.all([join(), join(), join()])).map(one => ('outcome' in one ? one.outcome : one.refusal))
  expect(outcomes.toSorted()).toEqual(['already', 'already', 'confirmed'])
  expect(await consentsOf(business, PHONE)).toHaveLength(1)
  expect(await counts()).toMatchObject({ signedUp: 1, confirmed: 1 })
})

test('E17 one person has one welcome gift: by a second address he gets the same coupon, and of two cards that become one the second rests', async () => {
  const { business, join } = await stall()
  const first = await join()
  const [customerId] = await database.store.inBusiness(business, tx => tx.collect.customers.ownersOf(PHONE))
  assert(customerId !== undefined, 'he signed up')
  const at = on(TODAY).clock.now()
  await database.store.inBusiness(business, tx =>
    tx.collect.customers.link(customerId, { ...MARIA, phoneKind: null }, { at, importId: null }),
  )
  await join({ contact: MARIA.address })
  const again = await confirmSignUp(on(TODAY), { ...(await linkIn(business)), isPressed: true })
  expect(again).toMatchObject({ gift: 'gift' in first ? first.gift : {} })

  const second = await join({ contact: '+359 888 123 457', name: 'Мария' })
  const [otherId] = await database.store.inBusiness(business, tx => tx.collect.customers.ownersOf({ ...PHONE, address: '+359888123457' }))
  assert(otherId !== undefined, 'the other card signed up')
  const openOf = async () =>
    (await database.store.inBusiness(business, tx => tx.reward.coupons({ openOn: TODAY, limit: 10 }))).map(coupon => coupon.code).toSorted()
  const codeOf = (done: typeof first) => ('gift' in done ? (done.gift.coupon?.code ?? '') : '')
  const both = [codeOf(first), codeOf(second)].toSorted()
  expect(await openOf()).toEqual(both)
  const merged = await mergeCustomers(on(TODAY), business, { keptId: customerId, mergedId: otherId, actor: 'staff:test' })
  assert('mergeId' in merged, 'they are merged')
  // Both were given in one moment here; either may be the one that stays.
  expect(both).toContain((await openOf()).join())
  await undoMerge(on(TODAY), business, { mergeId: merged.mergeId, actor: 'staff:test' })
  expect(await openOf()).toEqual(both)
})

test('the link of a letter ends after seven days, and with the customer', async () => {
  const { business, join } = await stall()
  await join({ contact: MARIA.address })
  const link = await linkIn(business)
  expect(await confirmSignUp(on(addDays(TODAY, 8)), { ...link, isPressed: true })).toBeUndefined()
  const [customerId] = await database.store.inBusiness(business, tx => tx.collect.customers.ownersOf(MARIA))
  assert(customerId !== undefined, 'she was entered')
  await eraseCustomer(on(TODAY), business, { customerId, actor: 'staff:a' })
  expect(await confirmSignUp(on(TODAY), { ...link, isPressed: true })).toBeUndefined()
})

test('C58 bought again: paid on a later day, counted once for each customer; the sale of the day itself is what brought him', async () => {
  const { business, join, counts } = await stall()
  const bought = async (today: Day) => {
    const [customerId] = await database.store.inBusiness(business, tx => tx.collect.customers.ownersOf(PHONE))
    assert(customerId !== undefined, 'he is known')
    await recordPurchase(on(today), business, { source: 'till', customer: { customerId }, totalMinor: 20_00, lines: [] })
  }
  await join()
  await join({ contact: '+359888999999', name: 'Иван' })
  await bought(TODAY)
  expect(await counts()).toMatchObject({ confirmed: 2, boughtAgain: 0 })
  await bought(addDays(TODAY, 1))
  await bought(addDays(TODAY, 20))
  expect(await counts()).toMatchObject({ confirmed: 2, boughtAgain: 1 })
})

test('another business sees neither the point nor who signed up', async () => {
  const { pointId, join } = await stall()
  await join()
  const stranger = await newBusiness(database.store)
  expect(await database.store.inBusiness(stranger, tx => tx.collectionPoints.find(pointId))).toBeUndefined()
  expect(await database.store.inBusiness(stranger, tx => tx.collectionPoints.list(ZONE))).toEqual([])
})
