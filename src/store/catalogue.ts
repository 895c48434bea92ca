/**
 * Every table of the database, once, and what its rows are: from here follows what is shown to a person who asks, what goes with an
 * import that is taken back, what changes its customer when two cards become one, and what stays behind when a shop moves house.
 */

/**
 * - `person`: the customer himself and his addresses, each with steps of its own.
 * - `lived`: something he did or was told; who has such a row is kept when his import is taken back.
 * - `derived`: what was computed about him; it goes with him.
 * - `forgotten`: hashes of people who asked to be forgotten; shown to nobody.
 * - `shop`: everything else of the business.
 * - `door`: what opens doors, and the machinery of this one installation; it stays behind when the shop moves.
 * - `installation`: belongs to no business.
 */
export type RowsAre = 'person' | 'lived' | 'derived' | 'forgotten' | 'shop' | 'door' | 'installation'

interface TableFacts {
  readonly rows: RowsAre
  /** The column that names a row of a table whose rows change their customer when two cards become one. */
  readonly movesBy?: string
  /** Belongs to the business and not to its customers: it is still there when the shop is cleared of all of them. */
  readonly isKeptWhenCleared?: true
}

export const CATALOGUE = {
  customer: { rows: 'person' },
  contact_point_link: { rows: 'person' },
  purchase: { rows: 'lived', movesBy: 'purchase_id' },
  refund: { rows: 'lived', movesBy: 'refund_id' },
  booking: { rows: 'lived', movesBy: 'booking_id' },
  reply: { rows: 'lived', movesBy: 'reply_id' },
  follow_up: { rows: 'lived', movesBy: 'follow_up_id' },
  message: { rows: 'lived', movesBy: 'message_id' },
  telling: { rows: 'lived', movesBy: 'telling_id' },
  asset: { rows: 'lived', movesBy: 'asset_id' },
  outside_booking: { rows: 'lived', movesBy: 'outside_booking_id' },
  customer_note: { rows: 'lived', movesBy: 'note_id' },
  complaint: { rows: 'lived', movesBy: 'complaint_id' },
  coupon: { rows: 'lived', movesBy: 'coupon_id' },
  points_lot: { rows: 'lived', movesBy: 'lot_id' },
  points_entry: { rows: 'lived', movesBy: 'entry_id' },
  stamp_gift: { rows: 'lived', movesBy: 'gift_id' },
  sign_up: { rows: 'lived', movesBy: 'sign_up_id' },
  referral: { rows: 'lived', movesBy: 'referral_id' },
  contact_outcome: { rows: 'lived' },
  coupon_use: { rows: 'lived' },
  segment_history: { rows: 'derived' },
  understanding: { rows: 'derived' },
  customer_cycle: { rows: 'derived' },
  not_contacted: { rows: 'derived' },
  plan_mark: { rows: 'derived' },
  contact: { rows: 'derived' },
  due_event: { rows: 'derived' },
  customer_change: { rows: 'derived' },
  campaign_recipient: { rows: 'derived' },
  event_contact: { rows: 'derived' },
  contact_offer: { rows: 'derived' },
  offer_refusal: { rows: 'derived' },
  linked_contact: { rows: 'derived' },
  experiment_event: { rows: 'derived' },
  reply_question: { rows: 'derived' },
  slot_hold: { rows: 'derived' },
  channel_binding: { rows: 'derived' },
  erasure: { rows: 'forgotten' },
  advertising_spend: { rows: 'shop' },
  audit: { rows: 'shop', isKeptWhenCleared: true },
  business: { rows: 'shop', isKeptWhenCleared: true },
  calibration_report: { rows: 'shop' },
  campaign: { rows: 'shop' },
  collection_point: { rows: 'shop' },
  consent: { rows: 'shop' },
  contact_point: { rows: 'shop' },
  content_item: { rows: 'shop' },
  coupon_event: { rows: 'shop' },
  crowd: { rows: 'shop' },
  customer_merge: { rows: 'shop' },
  event_rule: { rows: 'shop' },
  experiment: { rows: 'shop' },
  import: { rows: 'shop' },
  import_journal: { rows: 'shop' },
  import_mapping: { rows: 'shop' },
  import_reject: { rows: 'shop' },
  inbound_part: { rows: 'shop' },
  item_statistics: { rows: 'shop' },
  kept_apart: { rows: 'shop' },
  kpi_month: { rows: 'shop' },
  linked_purchase: { rows: 'shop' },
  message_event: { rows: 'shop' },
  message_part: { rows: 'shop' },
  message_queue: { rows: 'shop' },
  offer: { rows: 'shop' },
  orphan_receipt: { rows: 'shop' },
  outside_event: { rows: 'shop' },
  owner_digest: { rows: 'shop' },
  product: { rows: 'shop' },
  product_group: { rows: 'shop' },
  purchase_line: { rows: 'shop' },
  resource: { rows: 'shop' },
  resource_exception: { rows: 'shop' },
  resource_hours: { rows: 'shop' },
  retention_rule: { rows: 'shop' },
  reward_program: { rows: 'shop' },
  route_price: { rows: 'shop' },
  sale_match: { rows: 'shop' },
  segment_policy: { rows: 'shop' },
  sending_limit: { rows: 'shop', isKeptWhenCleared: true },
  service: { rows: 'shop' },
  shop_habits: { rows: 'shop' },
  similar_product: { rows: 'shop' },
  slip_print: { rows: 'shop' },
  slot_cell: { rows: 'shop' },
  staff: { rows: 'shop', isKeptWhenCleared: true },
  subject_model: { rows: 'shop' },
  suppression: { rows: 'shop' },
  understanding_model: { rows: 'shop' },
  used_up_group: { rows: 'shop' },
  way_price: { rows: 'shop' },
  session: { rows: 'door', isKeptWhenCleared: true },
  owner_link: { rows: 'door', isKeptWhenCleared: true },
  api_key: { rows: 'door', isKeptWhenCleared: true },
  idempotency: { rows: 'door', isKeptWhenCleared: true },
  schedule_run: { rows: 'door' },
  calendar_link: { rows: 'door' },
  source_connection: { rows: 'door', isKeptWhenCleared: true },
  hook_event: { rows: 'door' },
  webhook_endpoint: { rows: 'door', isKeptWhenCleared: true },
  outbound_event: { rows: 'door' },
  webhook_delivery: { rows: 'door' },
  mail_cursor: { rows: 'door' },
  mail_record_check: { rows: 'door' },
  sending_gate: { rows: 'door', isKeptWhenCleared: true },
  sending_pause: { rows: 'door', isKeptWhenCleared: true },
  wake: { rows: 'door' },
  installation: { rows: 'installation' },
  login: { rows: 'installation' },
  schema_version: { rows: 'installation' },
  tenant: { rows: 'installation' },
} as const satisfies Readonly<Record<string, TableFacts>>

const TABLES: readonly (readonly [string, TableFacts])[] = Object.entries(CATALOGUE)

export function tablesOf(...kinds: readonly RowsAre[]): readonly string[] {
  return TABLES.filter(([, { rows }]) => kinds.includes(rows)).map(([name]) => name)
}

export function movingTables(): readonly { readonly table: string; readonly key: string }[] {
  return TABLES.flatMap(([table, { movesBy }]) => (movesBy === undefined ? [] : [{ table, key: movesBy }]))
}

export const KEPT_WHEN_CLEARED: ReadonlySet<string> = new Set(
  TABLES.filter(([, { isKeptWhenCleared }]) => isKeptWhenCleared === true).map(([name]) => name),
)
