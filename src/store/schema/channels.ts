/** Tables of channels as Kysely sees them; they are read and written in plain SQL. */
import type { Json, Time } from './columns.ts'

export interface ChannelTables {
  message_part: {
    business_id: number
    channel: string
    provider_id: string
    message_id: string
    state: string
    detail: string
    state_at: Time
  }
  orphan_receipt: {
    business_id: number
    channel: string
    provider_id: string
    state: string
    detail: string
    address: string | null
    at: Time
  }
  inbound_part: {
    business_id: number
    channel: string
    account: string
    reference: number
    number: number
    total: number
    text: string
    at: Time
  }
  channel_binding: {
    business_id: number
    token_hash: Buffer
    customer_id: string
    channel: string
    purposes: string[]
    text_shown: string
    text_version: string
    locale: string
    actor: string
    created_at: Time
    expires_at: Time
    used_at: Time | null
    used_by: string | null
  }
  route_price: {
    business_id: number
    channel: string
    route: string
    number_prefix: string
    message_class: string
    price_thousandths: number
    source: string
    priced_on: string | null
    changed_at: Time
  }
  slip_print: {
    business_id: number
    slip_id: string
    copy_number: number
    slip: Json<unknown>
    coupon_code: string | null
    printer: string
    outcome: string
    actor: string
    at: Time
  }
}
