/** Tables of the deliver stage as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/instant.ts'
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
    /** The entry for the customer's calendar that goes with a letter about a visit. */
    calendar: ColumnType<string | null, string | null | undefined, string | null>
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
    batch: ColumnType<string | null, never, never>
  }
  message_queue: {
    business_id: number
    message_id: string
    channel: string
    batch: string | null
    is_service: boolean
    not_before: Time
    not_after: Time
    lease_until: ColumnType<Instant | null, string | null, string | null>
    claimed_by: string | null
  }
  sending_limit: {
    business_id: number
    gate: string
    per_second: number | null
    burst: number
    per_day: number | null
    spend_per_day_minor: number | null
  }
  sending_gate: {
    business_id: number
    gate: string
    tokens: number
    refilled_at: Time
    day: string
    day_count: number
    day_spend_minor: number
    service_run: number
    breaker: string
    failures: number
    rests_until: ColumnType<Instant | null, string | null, string | null>
    reason: string | null
  }
  sending_pause: {
    business_id: number
    scope: string
    at: Time
    actor: string
  }
  mail_cursor: {
    business_id: number
    mailbox: string
    uid_validity: string
    last_uid: number
    read_at: Time
  }
  wake: {
    business_id: number
    due_at: Time
    nth: ColumnType<string, never, never>
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
