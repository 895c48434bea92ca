/** Tables of the sources as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { JsonObject } from '../../ports/business-store.ts'
import type { Json, Time } from './columns.ts'

type Defaulted<T> = ColumnType<T, T | undefined, T>

export interface SourceTables {
  source_connection: {
    business_id: number
    connection_id: string
    source: string
    name: string
    key_hash: Uint8Array
    key_sealed: string
    secrets_sealed: string
    settings: Json<JsonObject>
    cursor: Json<JsonObject>
    state: string
    created_at: Time
    last_event_at: Time | null
    last_pull_at: Time | null
    next_pull_at: Time | null
    pull_problem: string | null
    refused_count: Defaulted<number>
  }
  hook_event: {
    business_id: number
    event_id: string
    connection_id: string
    event_key: string
    received_at: Time
    headers: Json<Readonly<Record<string, string>>>
    body: Uint8Array | null
    state: string
    reason: string | null
    outcome: Json<JsonObject>
    attempts: Defaulted<number>
    next_at: Time
    settled_at: Time | null
  }
  telling: {
    business_id: number
    telling_id: string
    kind: string
    source: string
    source_key: string
    entity_id: string
    own_id: string
    customer_id: string | null
    version: string | null
    fiscal_key: string | null
    order_ref: string | null
    refund_of: string | null
    content: Json<unknown>
    is_withdrawn: Defaulted<boolean>
    told_at: Time
  }
  sale_match: {
    business_id: number
    match_id: string
    purchase_id: string
    other_id: string
    evidence: Json<JsonObject>
    state: string
    moved: Json<JsonObject>
    actor: string | null
    found_at: Time
    decided_at: Time | null
  }
}
