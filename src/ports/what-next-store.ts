/** What "what next" needs from the database: sale lines in, what was counted from them kept and read. */
import type { ChannelCounts } from '../domain/understand/best-channel.ts'
import type { LinkedPurchase } from '../domain/understand/linked-purchases.ts'
import type { Logistic } from '../domain/understand/logistic-regression.ts'
import type { PriceBand } from '../domain/understand/price-band.ts'
import type { Day } from '../kernel/day.ts'
import type { CustomerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Minor } from '../kernel/money.ts'

export type ItemKind = 'product' | 'group'

export interface ItemRef {
  readonly kind: ItemKind
  readonly id: string
}

export interface NamedItem extends ItemRef {
  readonly name: string
}

/** All kept sale lines of known customers as arrays: rows of one customer follow each other, his days ascend. */
export interface ShopLines {
  readonly customers: Int32Array
  /** Day numbers. */
  readonly days: Int32Array
  /** Index into `productIds`. */
  readonly products: Int32Array
  /** Minor units for one piece; 0 when it was free or in another currency. */
  readonly unitMinor: Float64Array
  readonly productIds: readonly string[]
  /** Index into `groupIds` of each product, −1 without a group. */
  readonly groupOf: readonly number[]
  readonly groupIds: readonly string[]
}

export type MinedLink = Omit<LinkedPurchase, 'from' | 'to' | 'confidence'> & { readonly from: ItemRef; readonly to: ItemRef }
export type StoredLink = Omit<LinkedPurchase, 'from' | 'to'> & { readonly from: NamedItem; readonly to: NamedItem }

export interface ItemStatistics {
  readonly item: ItemRef
  /** Visits with it and customers who ever bought it. */
  readonly visits: number
  readonly customers: number
  /** What is paid for one piece; null when it was never paid for. */
  readonly price: PriceBand | null
}

export interface ProductFact {
  readonly product: NamedItem
  readonly groupId: string | null
  readonly visits: number
  /** Usual price of one piece. */
  readonly priceMinor: Minor | null
}

export interface ShopHabits {
  /** Coefficients of the repeat basket that the business taught itself; null while it has too few pairs. */
  readonly repeatModel: Logistic | null
  /** Visits of known customers, and of the most bought product. */
  readonly visits: number
  readonly visitsMax: number
  /** Sales by local hour, and by weekday from Monday. */
  readonly hours: readonly number[]
  readonly weekdays: readonly number[]
  /** Messages answered and not answered, by channel. */
  readonly channels: Readonly<Record<string, ChannelCounts>>
}

export interface Mined {
  readonly links: readonly MinedLink[]
  readonly statistics: readonly ItemStatistics[]
  readonly similar: readonly { readonly productId: string; readonly similarId: string; readonly cosine: number }[]
  readonly habits: ShopHabits
  readonly minedAt: Instant
}

export interface CustomerLine {
  readonly day: Day
  readonly product: NamedItem
  readonly group: NamedItem | null
  readonly unitMinor: Minor
}

export interface CustomerVisits {
  /** One a day, ascending. */
  readonly visits: readonly { readonly day: Day; readonly amountMinor: Minor }[]
  /** Sales by local hour; those without a time are not counted. */
  readonly hours: readonly number[]
}

export interface WhatNextStore {
  shopLines(until: Day): Promise<ShopLines>
  /** Sales of everybody by hour, by weekday, and answers by channel. */
  shopTimes(until: Day): Promise<Pick<ShopHabits, 'hours' | 'weekdays' | 'channels'>>
  /** Replaces all that was mined before. */
  saveMined(mined: Mined): Promise<void>
  /** Undefined before the first night. */
  habits(): Promise<ShopHabits | undefined>
  /** Kept lines of goods and services, ascending by day. */
  customerLines(customerId: CustomerId, until: Day): Promise<readonly CustomerLine[]>
  customerVisits(customerId: CustomerId, until: Day): Promise<CustomerVisits>
  customerChannels(customerId: CustomerId): Promise<Readonly<Record<string, ChannelCounts>>>
  /** Links that begin with one of these items, of both timings, strongest first. */
  linksFrom(itemIds: readonly string[]): Promise<readonly StoredLink[]>
  /** Products by name, popularity and usual price; those not counted yet have no visits. */
  products(productIds: readonly string[]): Promise<readonly ProductFact[]>
  popularProducts(limit: number): Promise<readonly string[]>
  /** The most bought products of these groups. */
  productsOfGroups(groupIds: readonly string[], limit: number): Promise<readonly ProductFact[]>
  groupBands(groupIds: readonly string[]): Promise<ReadonlyMap<string, PriceBand>>
  similarTo(
    productIds: readonly string[],
  ): Promise<readonly { readonly productId: string; readonly similarId: string; readonly cosine: number }[]>
}
