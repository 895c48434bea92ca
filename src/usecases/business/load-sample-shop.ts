/** Fills a business with a sample shop, so that a newcomer sees a full Today before he brings a file of his own. */
import { makeSampleShop } from '../../domain/collect/sample-shop.ts'
import type { SampleShop, SampleShopKind } from '../../domain/collect/sample-shop-shape.ts'
import { SAMPLE_PLACES } from '../../domain/collect/sample-shop-trades.ts'
import { DEFAULT_POLICY } from '../../domain/collect/business.ts'
import { isHeldOut } from '../../domain/plan/hold-out.ts'
import { type Day, dayNumber } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { addMs, DAY_MS } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import { localDay } from '../../kernel/zone.ts'
import { type Clock, fixedClock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { planContacts } from '../plan/plan-contacts.ts'
import { mineLinks } from '../understand/mine-links.ts'
import { understandBusiness } from '../understand/understand-business.ts'

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export interface SampleWish {
  readonly shop: SampleShopKind
  readonly locale: Locale
  readonly actor: string
  /** Another number makes another shop of the same trade. */
  readonly seed?: number
}

export interface SampleLoaded {
  readonly customers: number
  readonly purchases: number
}

const UNDERSTOOD_DAYS_AGO = [62, 31] as const
/** No sample shop has more. */
const CUSTOMERS_MAX = 1000

/** 'has-own-data' when customers or purchases of a real shop are there: a sample never replaces them. */
export async function loadSampleShop(
  { store, clock }: Deps,
  business: BusinessId,
  wish: SampleWish,
): Promise<SampleLoaded | 'has-own-data'> {
  const loaded = await fillBusiness({ store, clock }, business, wish)
  if (loaded !== 'has-own-data') await bringToLife({ store, clock }, business)
  return loaded
}

async function fillBusiness({ store, clock }: Deps, business: BusinessId, wish: SampleWish): Promise<SampleLoaded | 'has-own-data'> {
  const at = clock.now()
  return store.inBusiness(business, async tx => {
    const before = await tx.business.read()
    if (!before.isSample && !(await tx.sample.isEmpty())) return 'has-own-data'
    await tx.business.clearShop()
    const shop = sampleShopFor(business, wish, localDay(at, SAMPLE_PLACES[wish.locale].zone))
    const { signature, phone, ...profile } = shop.profile
    await tx.business.change({ ...profile, words: { ...before.words, signature, phone }, isSample: true }, { version: before.version, at })
    await tx.sample.fill(shop, { at })
    await tx.business.markChanged(
      shop.customers.map(customer => customer.customerId),
      at,
    )
    await tx.business.audit({ at, actor: wish.actor, action: 'sample-loaded', subject: null, detail: { shop: wish.shop } })
    return { customers: shop.customers.length, purchases: shop.purchases.length }
  })
}

/** Understood as it would have been two months and one month ago, so that segments have a history; then planned for today. */
async function bringToLife({ store, clock }: Deps, business: BusinessId): Promise<void> {
  const now = clock.now()
  for (const daysAgo of UNDERSTOOD_DAYS_AGO) await understandBusiness({ store, clock: fixedClock(addMs(now, -daysAgo * DAY_MS)) }, business)
  await understandBusiness({ store, clock }, business)
  await mineLinks({ store, clock }, business)
  await planContacts({ store, clock }, business)
  // They were noted as changed so that a process that dies before this line leaves nothing half done.
  await store.inBusiness(business, tx => tx.business.takeChanged(CUSTOMERS_MAX))
}

/** The invented past draws its hold-out as the present does, so that every draw can be made again. */
function sampleShopFor(business: BusinessId, { shop, locale, seed = 1 }: SampleWish, today: Day): SampleShop {
  return makeSampleShop({
    shop,
    locale,
    today,
    seed,
    isHeldOut: ({ customerId, anchorDay }) =>
      isHeldOut({ business, customerId, purpose: 'repeat', cycleNo: dayNumber(anchorDay) }, DEFAULT_POLICY.holdOutShare),
  })
}
