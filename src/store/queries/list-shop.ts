/** Lists of the shop itself: its files, what sources told, what was told to others, its people, and who changed what. */
import type { PagedList } from '../../ports/list-store.ts'
import { actor, byId, type ListSource, localDay, moment, plain } from './list-cell.ts'

type ShopList = Extract<PagedList, 'imports' | 'source-events' | 'webhook-log' | 'staff' | 'audit'>

export const SHOP_LISTS: Readonly<Record<ShopList, ListSource>> = {
  imports: {
    rows: plain('import'),
    joins: plain(''),
    at: plain('k.created_at'),
    atType: plain('timestamptz'),
    id: plain('k.import_id'),
    day: localDay('k.created_at'),
    cells: [
      moment('k.created_at'),
      plain('k.file_name'),
      plain(`'import-' || k.kind`),
      plain(`'import-' || k.state`),
      plain(`k.result ->> 'created'`),
      plain(`k.result ->> 'updated'`),
      plain(`k.result ->> 'unchanged'`),
      plain(`k.format -> 'note_counts' ->> 'rejected'`),
      plain('k.consent_basis'),
      actor(),
    ],
  },
  // What came is personal data and stays where it is; its fate leaves.
  'source-events': {
    ...byId('k.event_id'),
    rows: plain('hook_event'),
    joins: plain('left join source_connection t on t.business_id = k.business_id and t.connection_id = k.connection_id'),
    day: localDay('k.received_at'),
    of: plain('k.connection_id'),
    state: plain('k.state'),
    cells: [
      moment('k.received_at'),
      plain('t.source'),
      plain(`'event-' || k.state`),
      plain('k.reason'),
      plain(`(select string_agg(key, ', ' order by key) from jsonb_object_keys(k.outcome) key where key like '%:%')`),
      plain('k.attempts::text'),
    ],
  },
  // An address after the other, each with its newest first: so stand the keys.
  'webhook-log': {
    rows: plain('webhook_delivery'),
    joins: plain(`left join webhook_endpoint t on t.business_id = k.business_id and t.endpoint_id = k.endpoint_id
      left join outbound_event e on e.business_id = k.business_id and e.event_id = k.event_id`),
    at: plain('k.endpoint_id'),
    atType: plain('uuid'),
    id: plain('k.event_id'),
    of: plain('k.endpoint_id'),
    state: plain('k.state'),
    cells: [
      moment('e.at'),
      plain('e.type'),
      plain('t.url'),
      plain(`'event-' || k.state`),
      plain('k.attempts::text'),
      plain('k.last_status::text'),
      plain('k.last_problem'),
      moment('k.delivered_at'),
    ],
  },
  staff: {
    ...byId('k.staff_id'),
    rows: plain('staff'),
    joins: plain(''),
    cells: [plain('k.name'), plain(`'role-' || k.role`), plain('k.login'), moment('k.created_at'), moment('k.left_at')],
  },
  audit: {
    ...byId('k.audit_id'),
    rows: plain('audit'),
    joins: plain(`left join customer c on c.business_id = k.business_id and k.subject = 'customer:' || c.customer_id`),
    day: localDay('k.at'),
    of: plain(`substr(k.subject, strpos(k.subject, ':') + 1)`),
    cells: [moment('k.at'), actor(), plain('k.action'), plain('k.subject'), plain('c.full_name'), plain(`nullif(k.detail::text, '{}')`)],
  },
}
