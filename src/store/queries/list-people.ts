/** Lists about people: what is foreseen of them, what is theirs, what they agreed to, what they said. */
import type { PagedList } from '../../ports/list-store.ts'
import {
  actor,
  address,
  byId,
  gift,
  type ListSource,
  localDay,
  moment,
  ofCustomer,
  ownAmount,
  ownCurrency,
  percent,
  plain,
} from './list-cell.ts'

type PeopleList = Extract<
  PagedList,
  'forecasts' | 'assets' | 'consents' | 'suppressions' | 'replies' | 'points' | 'referrals' | 'collection-points' | 'bookings' | 'outcomes'
>

const JOINED_NAMES = plain(`(select string_agg(c.full_name, ', ' order by l.linked_at, c.customer_id) from contact_point_link l
  join customer c on c.business_id = l.business_id and c.customer_id = l.customer_id
  where l.business_id = p.business_id and l.contact_point_id = p.contact_point_id and l.unlinked_at is null)`)

export const PEOPLE_LISTS: Readonly<Record<PeopleList, ListSource>> = {
  forecasts: {
    ...ofCustomer,
    ...byId('k.customer_id'),
    rows: plain('understanding'),
    cells: [
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.segment'),
      plain('k.anchor_day::text'),
      plain('trim_scale(round(k.cycle_days::numeric, 1))::text'),
      plain('k.due_day::text'),
      plain('k.due_p10::text'),
      plain('k.due_p90::text'),
      percent('k.p_alive'),
      percent('k.p14'),
      percent('k.p28'),
      ownAmount('k.value_365_minor'),
      ownCurrency,
    ],
  },
  assets: {
    ...ofCustomer,
    ...byId('k.asset_id'),
    rows: plain('asset'),
    only: plain('k.removed_at is null'),
    cells: [
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.name'),
      plain(`'asset-' || k.kind`),
      plain('k.note'),
      plain('k.since_on::text'),
      plain('k.return_on::text'),
      plain('k.served_on::text'),
      plain('k.cycle_days::text'),
      plain('k.warranty_until::text'),
    ],
  },
  bookings: {
    ...ofCustomer,
    rows: plain('booking'),
    at: plain('k.starts_at'),
    atType: plain('timestamptz'),
    id: plain('k.booking_id'),
    day: plain('k.local_day'),
    state: plain('k.state'),
    cells: [
      plain(`k.local_day || coalesce(' ' || to_char(make_interval(mins => k.local_minute), 'HH24:MI'), '')`),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.service'),
      plain('k.state'),
      plain('k.source'),
      moment('k.created_at'),
    ],
  },
  // Ids begin with their moment: in their order a page is found by the key.
  replies: {
    ...ofCustomer,
    ...byId('k.reply_id'),
    rows: plain('reply'),
    day: localDay('k.at'),
    state: plain(`case when k.settled_as is null then 'open' end`),
    cells: [moment('k.at'), plain('c.full_name'), address('k', 'phone'), plain('k.channel'), plain('k.text'), plain('k.intent')],
  },
  outcomes: {
    ...ofCustomer,
    rows: plain('contact_outcome'),
    at: plain('k.at'),
    atType: plain('timestamptz'),
    id: plain('k.outcome_id'),
    day: localDay('k.at'),
    cells: [
      moment('k.at'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain(`'outcome-' || k.outcome`),
      plain(`nullif(k.detail::text, '{}')`),
      actor(),
    ],
  },
  points: {
    ...ofCustomer,
    ...byId('k.entry_id'),
    rows: plain('points_entry'),
    joins: plain(`left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id
      left join points_lot t on t.business_id = k.business_id and t.lot_id = k.lot_id`),
    day: localDay('k.at'),
    cells: [
      moment('k.at'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain(`'points-' || k.kind`),
      plain('k.points::text'),
      plain('t.opens_on::text'),
      plain('t.expires_on::text'),
      plain('k.reason'),
      actor(),
    ],
  },
  referrals: {
    rows: plain('referral'),
    joins: plain(`left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id
      left join customer r on r.business_id = k.business_id and r.customer_id = k.referrer_id
      left join coupon g on g.business_id = k.business_id and g.coupon_id = k.coupon_id`),
    at: plain('k.recorded_at'),
    atType: plain('timestamptz'),
    id: plain('k.referral_id'),
    day: plain('k.recorded_on'),
    cells: [
      plain('k.recorded_on::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('r.full_name'),
      plain(`'referral-' || k.state`),
      plain(`'referral-no-' || k.refusal`),
      plain('g.code'),
      actor('coalesce(k.decided_by, k.actor)'),
    ],
  },
  'collection-points': {
    ...byId('k.point_id'),
    rows: plain('collection_point'),
    joins: plain(''),
    cells: [
      plain('k.name'),
      plain('k.place'),
      plain('k.promise'),
      gift('(select currency from business b where b.business_id = k.business_id)'),
      plain('k.shown::text'),
      plain('(select count(*) from sign_up s where s.business_id = k.business_id and s.point_id = k.point_id)::text'),
      plain(
        `(select count(*) from sign_up s where s.business_id = k.business_id and s.point_id = k.point_id and s.state = 'confirmed')::text`,
      ),
      plain(`case when k.is_active then 'on' else 'off' end`),
      moment('k.created_at'),
    ],
  },
  consents: {
    ...byId('k.consent_id'),
    rows: plain('consent'),
    joins: plain('left join contact_point p on p.business_id = k.business_id and p.contact_point_id = k.contact_point_id'),
    day: localDay('k.at'),
    cells: [
      moment('k.at'),
      JOINED_NAMES,
      plain('p.address'),
      plain('k.channel'),
      plain('k.purpose'),
      plain('k.status'),
      plain('k.basis'),
      plain('k.text_shown'),
      plain('k.text_version'),
      plain('k.locale'),
      plain('k.source'),
      actor(),
      plain(`nullif(k.evidence::text, '{}')`),
    ],
  },
  // Kept by hash alone: the address is said while one of the customers' addresses has it.
  suppressions: {
    rows: plain(`(select business_id, channel, address_hash, string_agg(kind, ', ' order by kind) as kinds, min(at) as at, min(source) as source
      from suppression group by business_id, channel, address_hash)`),
    joins: plain(`left join contact_point p on p.business_id = k.business_id
      and sha256(convert_to(p.business_id || '|' || p.kind || '|' || p.address, 'UTF8')) = k.address_hash`),
    at: plain('k.channel'),
    atType: plain('text'),
    id: plain('k.address_hash'),
    idType: plain('bytea'),
    cells: [moment('k.at'), JOINED_NAMES, plain('p.address'), plain('k.channel'), plain('k.kinds'), plain('k.source')],
  },
}
