/** Tables of rewards as Kysely sees them. */
import type { Json, Time } from './columns.ts'

export interface RewardTables {
  reward_program: {
    business_id: number
    program_id: string
    kind: string
    terms: Json<unknown>
    from_day: string
    to_day: string | null
    actor: string
    created_at: Time
  }
  coupon: {
    business_id: number
    coupon_id: string
    code: string
    customer_id: string | null
    gift: Json<unknown>
    currency: string
    min_basket_minor: number
    deadline: string
    uses_max: number
    origin: string
    purchase_id: string | null
    contact_id: string | null
    void_reason: string | null
    actor: string
    issued_at: Time
  }
  coupon_use: {
    business_id: number
    coupon_id: string
    use_no: number
    state: string
    holder: string
    held_until: Time | null
    customer_id: string | null
    purchase_id: string | null
    discount_minor: number
    actor: string
    at: Time
  }
  points_lot: {
    business_id: number
    lot_id: string
    customer_id: string
    opens_on: string
    expires_on: string | null
    purchase_id: string | null
    settled_refund_minor: number
    created_at: Time
  }
  points_entry: {
    business_id: number
    entry_id: string
    lot_id: string
    customer_id: string
    kind: string
    points: number
    purchase_id: string | null
    spending_key: string | null
    reason: string | null
    actor: string
    at: Time
  }
  stamp_gift: {
    business_id: number
    gift_id: string
    customer_id: string
    purchase_id: string | null
    gift_key: string
    actor: string
    day: string
    at: Time
    undone_at: Time | null
  }
}
