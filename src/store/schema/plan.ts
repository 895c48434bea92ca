/** Tables of the plan stage as Kysely sees them. */
import type { ContactReason } from '../../domain/plan/contact.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ColumnType } from 'kysely'
import type { Json, Time } from './columns.ts'

type TimeOrNull = ColumnType<Instant | null, string | null | undefined, string | null>

export interface PlanTables {
  due_event: {
    business_id: number
    due_event_id: string
    customer_id: string
    purpose: string
    cycle_no: number
    anchor_day: string
    window_from: string
    due_day: string
    window_to: string
    held_out: boolean
    expected_share: number | null
    created_at: Time
    closed_at: TimeOrNull
    outcome: string | null
    bought_day: string | null
    bought_minor: number | null
    joined_to: string | null
  }
  asset: {
    business_id: number
    asset_id: string
    customer_id: string
    kind: string
    name: string
    note: string
    since_on: string
    return_on: string | null
    cycle_days: number | null
    served_on: string | null
    warranty_until: string | null
    group_id: string | null
    created_at: Time
    updated_at: Time
    revision: number
    removed_at: TimeOrNull
  }
  owner_digest: { business_id: number; day: string; state: string; reason: string | null; at: Time }
  plan_mark: { business_id: number; customer_id: string; mark: string; next_day: string | null }
  contact: {
    business_id: number
    contact_id: string
    customer_id: string
    due_event_id: string | null
    follow_up_id: string | null
    purpose: string
    cycle_no: number
    rung: string
    planned_day: string
    not_before: Time
    not_after: Time
    channel: string
    contact_point_id: string | null
    segment: string
    reason: Json<ContactReason>
    priority: number
    arm: string | null
    state: string
    state_reason: string | null
    state_at: Time
    own_words: string | null
    snoozed_until: string | null
    approved_at: TimeOrNull
    created_at: Time
  }
  contact_outcome: {
    business_id: number
    outcome_id: string
    contact_id: string | null
    customer_id: string
    outcome: string
    detail: Json<Readonly<Record<string, string | number | null>>>
    actor: string
    at: Time
  }
  follow_up: {
    business_id: number
    follow_up_id: string
    customer_id: string
    contact_id: string | null
    agreed_at: Time
    agreed_on: string
    due_on: string
    state: string
    state_at: Time
    words: string
  }
  not_contacted: { business_id: number; customer_id: string; purpose: string; cycle_no: number; reason: string; day: string }
}
