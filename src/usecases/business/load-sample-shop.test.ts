import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { SAMPLE_SHOPS, type SampleShopKind } from '../../domain/collect/sample-shop-shape.ts'
import { assert } from '../../kernel/assert.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { type Locale, LOCALES } from '../../kernel/locale.ts'
import { fixedClock } from '../../ports/clock.ts'
import { loadSampleShop, type SampleLoaded } from './load-sample-shop.ts'
import { listToday } from '../plan/list-today.ts'
import { startOwnBusiness } from './start-own-business.ts'

const clock = fixedClock(instant('2026-03-10T15:30:00Z'))
let open: TestStore

beforeAll(async () => {
  open = await testStore()
})
afterAll(() => open.close())

const full = new Map<SampleShopKind, ReturnType<typeof filled>>()

/** Each is loaded once, for whoever needs it: it takes seconds. */
function shopOf(shop: SampleShopKind): ReturnType<typeof filled> {
  const known = full.get(shop) ?? filled(shop)
  full.set(shop, known)
  return known
}

async function filled(shop: SampleShopKind): Promise<{ readonly business: BusinessId; readonly loaded: SampleLoaded }> {
  const business = await newBusiness(open.store)
  const loaded = await loadSampleShop({ store: open.store, clock }, business, { shop, locale: localeOf(shop), actor: 'test' })
  assert(loaded !== 'has-own-data', 'the business was empty')
  return { business, loaded }
}

function localeOf(shop: SampleShopKind): Locale {
  return LOCALES[SAMPLE_SHOPS.indexOf(shop) % LOCALES.length] ?? 'ru'
}

describe('loading a sample shop', () => {
  test.each(SAMPLE_SHOPS.map(shop => [shop, localeOf(shop)] as const))(
    '%s in %s: an empty business is full at once',
    async (shop, locale) => {
      const { business, loaded } = await shopOf(shop)
      expect(loaded.customers).toBeGreaterThanOrEqual(300)
      const after = await open.store.inBusiness(business, async tx => ({
        business: await tx.business.read(),
        customers: await tx.collect.customers.count(),
      }))
      expect(after.business).toMatchObject({ isSample: true, trade: shop, locale })
      expect(after.customers).toBe(loaded.customers)
      const today = await listToday({ store: open.store, clock }, business, { locale })
      expect(today.cards.length).toBeGreaterThan(0)
    },
  )

  test('another sample replaces the first, and the owner’s own start clears it', async () => {
    const { business } = await shopOf('tyres')
    await loadSampleShop({ store: open.store, clock }, business, { shop: 'cafe', locale: 'bg', actor: 'test' })
    expect((await open.store.inBusiness(business, tx => tx.business.read())).trade).toBe('cafe')
    const basics = { name: 'Моят салон', trade: 'salon', locale: 'bg', country: 'BG', currency: 'EUR', zone: 'Europe/Sofia' } as const
    await startOwnBusiness({ store: open.store, clock }, business, { basics, actor: 'test', isEmpty: false })
    const left = await open.store.inBusiness(business, async tx => ({
      business: await tx.business.read(),
      isEmpty: await tx.sample.isEmpty(),
    }))
    expect(left).toMatchObject({ isEmpty: true, business: { isSample: false, name: 'Моят салон' } })
  })

  test('a business with data of its own is left alone', async () => {
    const { business } = await shopOf('taxi')
    await open.store.inBusiness(business, async tx => {
      const { version } = await tx.business.read()
      await tx.business.change({ isSample: false }, { version, at: clock.now() })
    })
    expect(await loadSampleShop({ store: open.store, clock }, business, { shop: 'salon', locale: 'en', actor: 'test' })).toBe(
      'has-own-data',
    )
  })
})
