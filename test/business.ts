/** A business to test with: a tyre shop in Moscow, unless the test says otherwise. */
import { DEFAULT_CHANNELS, DEFAULT_HOURS, DEFAULT_POLICY, DEFAULT_WORDS } from '../src/domain/collect/business.ts'
import type { BusinessId } from '../src/kernel/ids.ts'
import { type Instant, instant } from '../src/kernel/instant.ts'
import type { BusinessSettings } from '../src/ports/business-store.ts'
import type { Store } from '../src/ports/store.ts'

export const TEST_SETTINGS: BusinessSettings = {
  name: 'Шины у Ани',
  trade: 'tyres',
  locale: 'ru',
  country: 'RU',
  currency: 'RUB',
  zone: 'Europe/Moscow',
  hours: DEFAULT_HOURS,
  policy: DEFAULT_POLICY,
  channels: DEFAULT_CHANNELS,
  words: DEFAULT_WORDS,
}

export interface NewBusinessOptions extends Partial<BusinessSettings> {
  readonly at?: Instant
  readonly isSample?: boolean
}

export async function newBusiness(store: Store, options: NewBusinessOptions = {}): Promise<BusinessId> {
  const { at = instant('2026-01-05T09:00:00Z'), isSample = false, ...overrides } = options
  const business = await store.system.nextBusiness()
  const result = await store.inBusiness(business, tx => tx.business.insert({ ...TEST_SETTINGS, ...overrides }, { isSample, at }))
  return result === 'inserted' ? business : newBusiness(store, options)
}
