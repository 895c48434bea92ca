/** Tables of the business itself and of the installation as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { JsonObject } from '../../ports/business-store.ts'
import type { Json, Time } from './columns.ts'

export interface BusinessTables {
  installation: { one: ColumnType<boolean, boolean | undefined, never>; installation_id: string; live: boolean; live_changed_at: Time }
  tenant: { business_id: number; created_at: Time }
  login: { login: string; business_id: number; staff_id: string }
  business: {
    business_id: number
    name: string
    trade: string
    locale: string
    country: string
    currency: string
    zone: string
    is_sample: boolean
    hours: Json<unknown>
    policy: Json<unknown>
    channels: Json<unknown>
    words: Json<unknown>
    version: ColumnType<number, number | undefined, number>
    updated_at: Time
  }
  staff: {
    business_id: number
    staff_id: string
    name: string
    role: string
    login: string | null
    password_hash: string | null
    locale: string | null
    created_at: Time
    left_at: Time | null
  }
  session: {
    business_id: number
    session_hash: Uint8Array
    staff_id: string
    created_at: Time
    expires_at: Time
    user_agent: string | null
  }
  owner_link: { business_id: number; link_hash: Uint8Array; created_at: Time; expires_at: Time; used_at: Time | null }
  api_key: {
    business_id: number
    key_hash: Uint8Array
    api_key_id: string
    name: string
    prefix: string
    scopes: string[]
    created_at: Time
    revoked_at: Time | null
  }
  idempotency: {
    business_id: number
    key: string
    route: string
    request_hash: string
    status: number | null
    body: string | null
    created_at: Time
  }
  audit: {
    business_id: number
    audit_id: string
    at: Time
    actor: string
    action: string
    subject: string | null
    detail: Json<JsonObject>
  }
  customer_change: { business_id: number; customer_id: string; changed_at: Time }
  schedule_run: { business_id: number; step: string; ran_at: Time; counts: Json<Readonly<Record<string, number>>> }
}
