/** Tables of outgoing webhooks as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { JsonObject } from '../../ports/business-store.ts'
import type { Json, Time } from './columns.ts'

export interface WebhookTables {
  webhook_endpoint: {
    business_id: number
    endpoint_id: string
    url: string
    events: string[]
    secret_sealed: string
    old_secret_sealed: string
    old_secret_until: Time | null
    state: string
    failing_since: Time | null
    off_reason: string | null
    created_at: Time
  }
  outbound_event: {
    business_id: number
    event_id: string
    type: string
    data: Json<JsonObject>
    at: Time
    is_handed_out: ColumnType<boolean, boolean | undefined, boolean>
  }
  webhook_delivery: {
    business_id: number
    delivery_id: string
    endpoint_id: string
    event_id: string
    state: string
    attempts: ColumnType<number, number | undefined, number>
    next_at: Time
    last_status: number | null
    last_problem: string | null
    created_at: Time
    delivered_at: Time | null
    leased_until: Time | null
  }
}
