/** A business comes to life with sensible defaults; nothing leaves it until its owner configures a channel. */
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS, type Trade } from '../../domain/collect/business.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { Currency } from '../../kernel/money.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'

export interface BusinessBasics {
  readonly name: string
  readonly trade: Trade
  readonly locale: Locale
  readonly country: string
  readonly currency: Currency
  readonly zone: string
}

export async function createBusiness(
  { store, clock }: { readonly store: Store, readonly clock: Clock }, basics: BusinessBasics, options: { readonly isSample?: boolean } = {},
): Promise<BusinessId> {
  const at = clock.now()
  const business = await store.system.addBusiness(at)
  const settings = { ...basics, hours: DEFAULT_HOURS, policy: DEFAULT_POLICY, channels: DEFAULT_CHANNELS, words: DEFAULT_WORDS }
  await store.inBusiness(business, async tx => {
    await tx.business.insert(settings, { isSample: options.isSample ?? false, at })
    await tx.business.audit({ at, actor: 'system', action: 'business-created', subject: null, detail: { trade: basics.trade } })
  })
  return business
}
