/** Tables of the collect stage as Kysely sees them. */
import type { ColumnType } from 'kysely'
import type { ColumnMapping } from '../../domain/collect/column-mapping.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { ImportCheckpoint } from '../../ports/import-store.ts'
import type { Json, Time } from './columns.ts'

/** Columns with a default of the database: they may be left out of an insert. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

export interface CollectTables {
  customer: CustomerTable
  contact_point: {
    business_id: number
    contact_point_id: string
    kind: string
    address: string
    phone_kind: string | null
    import_id: string | null
    created_at: Time
  }
  contact_point_link: {
    business_id: number
    contact_point_id: string
    customer_id: string
    import_id: string | null
    linked_at: Time
    unlinked_at: Time | null
  }
  customer_merge: {
    business_id: number
    merge_id: string
    kept_id: string
    merged_id: string
    moved: Json<JsonObject>
    actor: string
    merged_at: Time
    undone_at: Time | null
  }
  consent: ConsentTable
  suppression: { business_id: number; channel: string; address_hash: Uint8Array; kind: string; source: string; at: Time }
  product_group: {
    business_id: number
    group_id: string
    name: string
    name_folded: string
    cycle_days: number | null
    import_id: string | null
    created_at: Time
  }
  product: {
    business_id: number
    product_id: string
    name: string
    name_folded: string
    sku: string | null
    group_id: string | null
    import_id: string | null
    created_at: Time
  }
  import: ImportTable
  import_mapping: { business_id: number; fingerprint: string; kind: string; mapping: Json<ColumnMapping>; updated_at: Time }
  import_reject: { business_id: number; import_id: string; row_no: number; kind: string; reason: string; detail: Json<JsonObject> }
  import_journal: {
    business_id: number
    import_id: string
    entity: string
    entity_id: string
    before_image: Json<JsonObject>
    revision_after: number
  }
  purchase: PurchaseTable
  purchase_line: {
    business_id: number
    purchase_id: string
    line_no: number
    product_id: string | null
    name: string
    quantity: string
    unit_minor: number | null
    total_minor: number
    kind: Defaulted<string>
  }
  refund: {
    business_id: number
    refund_id: string
    purchase_id: string | null
    customer_id: string | null
    source: string
    source_key: string
    local_day: string
    occurred_at: Time
    currency: string
    total_minor: number
    reason: string | null
    content_hash: string | null
    import_id: string | null
    created_at: Time
    revision: Defaulted<number>
  }
}

export interface CustomerTable {
  business_id: number
  customer_id: string
  full_name: string
  first_name: string
  name_folded: string
  locale: string | null
  zone: string | null
  source: string
  birthday_month: number | null
  birthday_day: number | null
  birthday_year: number | null
  note: string
  preferences: Json<Readonly<Record<string, string | number | boolean>>>
  source_key: string | null
  import_id: string | null
  created_at: Time
  updated_at: Time
  revision: Defaulted<number>
  erased_at: Time | null
}

export interface ConsentTable {
  business_id: number
  consent_id: string
  contact_point_id: string
  channel: string
  purpose: string
  status: string
  basis: string
  text_version: string
  text_shown: string
  locale: string
  source: string
  actor: string
  evidence: Json<JsonObject>
  import_id: string | null
  at: Time
}

export interface ImportTable {
  business_id: number
  import_id: string
  file_name: string
  file_sha256: string
  file_path: string | null
  kind: string
  state: string
  format: Json<JsonObject>
  mapping: Json<JsonObject>
  counts: Json<JsonObject>
  money: Json<JsonObject>
  result: Json<JsonObject>
  checkpoint: Json<ImportCheckpoint>
  consent_basis: string | null
  actor: string
  created_at: Time
  finished_at: Time | null
  undone_at: Time | null
}

export interface PurchaseTable {
  business_id: number
  purchase_id: string
  customer_id: string | null
  source: string
  source_key: string
  receipt_no: string | null
  local_day: string
  local_minute: number | null
  occurred_at: Time
  status: Defaulted<string>
  currency: string
  total_minor: number
  discount_minor: Defaulted<number>
  refunded_minor: Defaulted<number>
  location: string | null
  staff_name: string | null
  order_ref: string | null
  fiscal_key: string | null
  note: string | null
  content_hash: string | null
  import_id: string | null
  created_at: Time
  updated_at: Time
  revision: Defaulted<number>
}
