/** Tables of what customers need next, as Kysely sees them. */
import type { ItemKind, ShopHabits } from '../../ports/what-next-store.ts'
import type { Json, Time } from './columns.ts'

export interface WhatNextTables {
  linked_purchase: {
    business_id: number
    timing: 'later' | 'same-visit'
    from_id: string
    to_id: string
    from_kind: ItemKind
    to_kind: ItemKind
    from_customers: number
    both_customers: number
    expected: number
    lift: number
    z: number
    lag_p25: number
    lag_p50: number
    lag_p75: number
  }
  item_statistics: {
    business_id: number
    kind: ItemKind
    item_id: string
    visits: number
    customers: number
    low_minor: number | null
    middle_minor: number | null
    high_minor: number | null
  }
  similar_product: { business_id: number; product_id: string; similar_id: string; cosine: number }
  shop_habits: { business_id: number; mined_at: Time; habits: Json<ShopHabits> }
}
