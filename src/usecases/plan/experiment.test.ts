import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestStore, testStore } from '../../../test/database.ts'
import { noonOn, openShop, type Shop } from '../../../test/plan/shop.ts'
import type { Offer } from '../../domain/plan/offer.ts'
import { addDays, day } from '../../kernel/day.ts'
import { id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import type { Instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import { changeSettings } from '../business/change-settings.ts'
import { changePrices } from '../deliver/change-prices.ts'
import { forgetProvider, setProvider } from '../deliver/channel-providers.ts'
import {
  type ExperimentInput,
  experimentResult,
  experimentSize,
  saveExperiment,
  startExperiment,
  stopExperiment,
} from './edit-experiment.ts'
import { planContacts } from './plan-contacts.ts'
import { editLadder, editPlanning } from './edit-planning.ts'
import { removeOffer, saveOffer } from './edit-offer.ts'
import { runExperiments } from './run-experiments.ts'

let opened: TestStore
beforeAll(async () => {
  opened = await testStore()
})
afterAll(() => opened.close())

const at = (moment: Instant) => ({ store: opened.store, clock: fixedClock(moment) })
/** Five weeks after the last purchases: the ladders of all are laid. */
const NOW = noonOn('2026-11-09')

/** A year of due events of the past, every third of which was bought. */
async function history(shop: Shop, events: number): Promise<void> {
  const client = new Client({ connectionString: opened.databaseUrl })
  await client.connect()
  try {
    await client.query(`select set_config('app.business_id', $1, false)`, [String(shop.business)])
    await client.query(
      `insert into due_event (business_id, due_event_id, customer_id, purpose, cycle_no, anchor_day, window_from, due_day, window_to, held_out,
         expected_share, created_at, closed_at, outcome, bought_day)
       select $1, gen_random_uuid(), gen_random_uuid(), 'repeat', n, $2, $2, $2, $2, false, null, now(), now(),
         case when n % 3 = 0 then 'bought' else 'not-bought' end, case when n % 3 = 0 then $2::date end
       from generate_series(1, $3::int) n`,
      [shop.business, addDays(day('2026-11-09'), -100), events],
    )
  } finally {
    await client.end()
  }
}

const input: ExperimentInput = {
  experimentId: null,
  name: 'Короче',
  rungs: ['offer'],
  segments: [],
  change: { variable: 'words', words: { ru: { subject: '', text: '{{ hello }} Пора!', short: '' } } },
  share: 0.5,
  actor: 'staff:test',
}

async function written(shop: Shop, more: Partial<ExperimentInput> = {}) {
  const saved = await saveExperiment(at(NOW), shop.business, { ...input, ...more })
  if ('refusal' in saved) throw new Error(saved.refusal)
  return saved.experimentId
}

const start = (shop: Shop, experimentId: Awaited<ReturnType<typeof written>>, onConflict: 'refuse' | 'queue' = 'refuse') =>
  startExperiment(at(NOW), shop.business, { experimentId, weeks: 26, onConflict, actor: 'staff:test' })

describe('before the start', () => {
  test('the smallest visible difference shrinks with the weeks, and a business of ten due events a year is told that it cannot see any', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    const size = await opened.store.inBusiness(shop.business, tx => experimentSize(tx, { share: 0.5, today: day('2026-11-09') }))
    expect(size.baseShare).toBeCloseTo(1 / 3, 2)
    const visible = size.byWeeks.map(one => one.visible)
    expect(visible).toEqual(visible.toSorted((a, b) => b - a))
    // 300 against 300 at a base of a third: 11 points (Fleiss, computed elsewhere).
    expect(size.byWeeks.at(-1)?.visible).toBeCloseTo(0.112, 2)
    const small = await openShop(opened.store)
    await history(small, 10)
    expect(await start(small, await written(small))).toEqual({ status: 'refused', reason: 'too-few', conflict: null })
  })

  test('E67 a second one for the same people is refused by the name of the first, or waits for its end', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    const first = await written(shop)
    expect(await start(shop, first)).toMatchObject({ status: 'running' })
    const second = await written(shop, { name: 'Вечером', change: { variable: 'hour', hour: 18 } })
    expect(await start(shop, second)).toEqual({ status: 'refused', reason: 'conflict', conflict: 'Короче' })
    expect(await start(shop, second, 'queue')).toMatchObject({ status: 'queued', after: 'Короче' })
    await stopExperiment(at(NOW), shop.business, { experimentId: first, actor: 'staff:test' })
    await runExperiments(at(NOW), shop.business)
    expect((await opened.store.inBusiness(shop.business, tx => tx.experiment.experiment(second)))?.state).toBe('running')
  })

  test('E67 settings that it tries are locked, and the refusal names it; others are not', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    await start(shop, await written(shop))
    const { version, words } = await opened.store.inBusiness(shop.business, tx => tx.business.read())
    const change = (changes: Omit<Parameters<typeof changeSettings>[2]['changes'], 'version'>) =>
      changeSettings(at(NOW), shop.business, { changes: { version, ...changes }, actor: 'staff:test' })
    expect(await change({ words: { ...words, templates: { 'offer.ru': 'Пора?' } } })).toEqual({ lockedBy: 'Короче', variable: 'words' })
    expect(await change({ policy: { effortMinutesPerDay: 10 } })).toMatchObject({ policy: { effortMinutesPerDay: 10 } })
  })

  test('E67 the ladders and the hours of channels are locked too, wherever they are changed', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    const first = await written(shop, { name: 'Раньше', change: { variable: 'offset', days: -2 } })
    await start(shop, first)
    const versionNow = async () => (await opened.store.inBusiness(shop.business, tx => tx.business.read())).version
    const ladder = async (plan: { readonly softDays?: number; readonly benefit?: 'terms' | 'thanks' }) =>
      editLadder(at(NOW), shop.business, {
        edit: { segment: 'periodic', groupId: null, plan },
        version: await versionNow(),
        actor: 'staff:test',
      })
    const hours = async () =>
      editPlanning(at(NOW), shop.business, {
        edit: { hoursByChannel: { email: { weekday: { fromMinute: 600, toMinute: 900 }, weekend: { fromMinute: 660, toMinute: 900 } } } },
        version: await versionNow(),
        actor: 'staff:test',
      })
    expect(await ladder({ softDays: 20 })).toEqual({ lockedBy: 'Раньше', variable: 'offset' })
    expect(await hours()).not.toHaveProperty('lockedBy')
    await stopExperiment(at(NOW), shop.business, { experimentId: first, actor: 'staff:test' })
    expect(await ladder({ softDays: 20 })).not.toHaveProperty('lockedBy')
  })
})

describe('E67 the doors behind which a locked setting could be changed', () => {
  const nothing = { groupId: null, productId: null, needsGroupId: null, needsAsset: null, favouriteShare: 0, onceIsEnough: false }
  const offer: Offer = {
    ...nothing,
    offerId: id<'offer'>('00000000-0000-8000-8000-000000000009'),
    name: 'Ванна',
    priceMinor: minor(100),
    costMinor: minor(1),
    fromDay: day('2026-10-01'),
    deadline: day('2027-10-31'),
    stock: 3,
    isOn: true,
  }

  test('while the channel is tried its provider, its place and its prices stay; a new password is no change', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    const set = (kind: 'smpp' | 'sms-ru', password: string, isActive = true) => {
      const named = { sender: 'Shop' }
      const values = kind === 'smpp' ? { ...named, host: 'smsc.example', systemId: 'shop', password } : { ...named, apiId: password }
      return setProvider(at(NOW), shop.business, { name: 'sms', route: { kind, values }, isActive, actor: 'staff:test' })
    }
    expect(await set('smpp', 'one')).toMatchObject({ status: 'set' })
    const experimentId = await written(shop, { name: 'СМС', change: { variable: 'channel', channel: 'sms' } })
    await start(shop, experimentId)
    const lock = { lockedBy: 'СМС', variable: 'channel' }
    const price = {
      channel: 'sms',
      route: 'smpp',
      numberPrefix: '7',
      messageClass: 'advertising',
      priceThousandths: 2500,
      source: '',
    } as const
    const prices = () => changePrices(at(NOW), shop.business, { items: [{ ...price, pricedOn: day('2026-10-01') }], actor: 'staff:test' })
    expect(await set('sms-ru', 'two')).toEqual({ status: 'locked', lock })
    expect(await set('smpp', 'one', false)).toEqual({ status: 'locked', lock })
    expect(await forgetProvider(at(NOW), shop.business, { name: 'sms', actor: 'staff:test' })).toEqual(lock)
    expect(await prices()).toEqual(lock)
    expect(await set('smpp', 'new password')).toMatchObject({ status: 'set' })
    await stopExperiment(at(NOW), shop.business, { experimentId, actor: 'staff:test' })
    expect(await prices()).toHaveLength(1)
    expect(await set('sms-ru', 'two')).toMatchObject({ status: 'set' })
  })

  test('while an offer is tried the catalogue stays; that it ran out may be said', async () => {
    const shop = await openShop(opened.store)
    await history(shop, 600)
    expect(await saveOffer(at(NOW), shop.business, { offer, isNew: true })).toBe('saved')
    await start(shop, await written(shop, { name: 'Ванна', change: { variable: 'offer', offerId: offer.offerId } }))
    const lock = { lockedBy: 'Ванна', variable: 'offer' }
    const save = (change: Partial<Offer>) => saveOffer(at(NOW), shop.business, { offer: { ...offer, ...change }, isNew: false })
    expect(await save({ priceMinor: minor(90) })).toEqual(lock)
    expect(await removeOffer(at(NOW), shop.business, offer.offerId)).toEqual(lock)
    expect(await save({ stock: 0, isOn: false })).toBe('saved')
  })
})

describe('while it runs', () => {
  test('half of the due events get the new words and nothing else; run again nothing changes; nobody peeks', async () => {
    const shop = await openShop(opened.store, { customers: 30 })
    await history(shop, 600)
    await planContacts(at(NOW), shop.business)
    const experimentId = await written(shop)
    await start(shop, experimentId)
    const done = await runExperiments(at(NOW), shop.business)
    expect(done.assigned).toBe(30)
    expect(done.changed).toBeGreaterThan(7)
    expect(done.changed).toBeLessThan(23)
    const contacts = async () =>
      (await Promise.all(shop.customers.map(one => opened.store.inBusiness(shop.business, tx => tx.plan.contactsOf(one, 10))))).flat()
    const own = (await contacts()).filter(contact => contact.ownWords === '{{ hello }} Пора!')
    expect(own.map(contact => contact.rung)).toEqual(own.map(() => 'offer'))
    expect(own).toHaveLength(done.changed)
    expect(await runExperiments(at(NOW), shop.business)).toEqual({ assigned: 0, changed: 0, ended: 0 })
    expect(await experimentResult(at(NOW), shop.business, experimentId)).toMatchObject({ assigned: 30, closed: 0, uplift: null })
  })

  test('an hour is moved once, and again after the night has planned anew', async () => {
    const shop = await openShop(opened.store, { customers: 12 })
    await history(shop, 600)
    await planContacts(at(NOW), shop.business)
    await start(shop, await written(shop, { change: { variable: 'hour', hour: 18 } }))
    const { changed } = await runExperiments(at(NOW), shop.business)
    expect(changed).toBeGreaterThan(0)
    expect(await runExperiments(at(NOW), shop.business)).toMatchObject({ changed: 0 })
    await planContacts(at(NOW), shop.business)
    expect(await runExperiments(at(NOW), shop.business)).toMatchObject({ assigned: 0, ended: 0 })
    const contacts = await Promise.all(shop.customers.map(one => opened.store.inBusiness(shop.business, tx => tx.plan.contactsOf(one, 10))))
    const evening = contacts.flat().filter(contact => new Date(contact.notBefore).getUTCHours() === 15)
    expect(evening).toHaveLength(changed)
  })
})
