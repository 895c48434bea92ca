/** A business comes to life with sensible defaults; nothing leaves it until its owner configures a channel. */
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS, type Trade } from '../../domain/collect/business.ts'
import { type BusinessId, businessId } from '../../kernel/ids.ts'
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

interface Deps {
  readonly store: Store
  readonly clock: Clock
}

export async function createBusiness(deps: Deps, basics: BusinessBasics): Promise<BusinessId> {
  const number = await deps.store.system.nextBusiness()
  // Two founded in the same moment want the same number: the second takes the next one.
  return (await found(deps, number, basics)) === 'inserted' ? number : createBusiness(deps, basics)
}

/** The first business of a fresh installation; two processes that start together agree on one. */
export async function ensureFirstBusiness(deps: Deps, basics: BusinessBasics): Promise<BusinessId> {
  const [first] = await deps.store.system.businesses()
  if (first !== undefined) return first
  const number = businessId(1)
  await found(deps, number, basics)
  return number
}

function found({ store, clock }: Deps, number: BusinessId, basics: BusinessBasics): Promise<'inserted' | 'number-taken'> {
  const at = clock.now()
  const settings = { ...basics, hours: DEFAULT_HOURS, policy: DEFAULT_POLICY, channels: DEFAULT_CHANNELS, words: DEFAULT_WORDS }
  return store.inBusiness(number, async tx => {
    const result = await tx.business.insert(settings, { isSample: false, at })
    if (result === 'inserted')
      await tx.business.audit({ at, actor: 'system', action: 'business-created', subject: null, detail: { trade: basics.trade } })
    return result
  })
}
