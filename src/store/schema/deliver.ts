/** Tables of the deliver stage as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { Json, Time } from './columns.ts'

export interface DeliverTables {
  message: {
    business_id: number
    message_id: string
    dedupe_key: string
    customer_id: string
    contact_id: string | null
    contact_point_id: string | null
    channel: string
    address: string
    purpose: string
    locale: string
    subject: string | null
    body: string
    html: string | null
    state: string
    state_reason: string | null
    state_at: Time
    not_before: Time
    not_after: Time
    attempts: ColumnType<number, number | undefined, number>
    claimed_by: string | null
    lease_until: ColumnType<number | null, string | null, string | null>
    provider_id: string | null
    created_at: Time
  }
  message_event: {
    business_id: number
    message_event_id: string
    message_id: string
    state: string
    detail: Json<Readonly<Record<string, string | null>>>
    at: Time
  }
}
