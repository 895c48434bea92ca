/** Lists of what is sold, planned and said: sales, contacts, messages, campaigns, offers, experiments, coupons. */
import type { PagedList } from '../../ports/list-store.ts'
import {
  actor,
  address,
  amount,
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

type PlanList = Extract<PagedList, 'purchases' | 'lines' | 'contacts' | 'messages' | 'campaigns' | 'offers' | 'experiments' | 'coupons'>

const sales = {
  at: plain('k.local_day'),
  atType: plain('date'),
  id: plain('k.purchase_id'),
  day: plain('k.local_day'),
  rows: plain('purchase'),
}
const decided = (condition: string) =>
  plain(
    `(select count(*) from campaign_recipient r where r.business_id = k.business_id and r.campaign_id = k.campaign_id and ${condition})::text`,
  )
/** People of one arm of an experiment, once however often he came up; those who bought in the window of their due event. */
const inArm = (arm: 'a' | 'b', condition = 'true') =>
  plain(`(select count(*) from experiment_event e join due_event d on d.business_id = e.business_id and d.due_event_id = e.due_event_id
    where e.business_id = k.business_id and e.experiment_id = k.experiment_id and e.arm = '${arm}' and ${condition})::text`)
const BOUGHT_IN_TIME = `d.outcome = 'bought' and d.bought_day <= d.window_to`

export const PLAN_LISTS: Readonly<Record<PlanList, ListSource>> = {
  purchases: {
    ...ofCustomer,
    ...sales,
    state: plain('k.status'),
    cells: [
      plain('k.local_day::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain(`(select string_agg(case when l.quantity = 1 then l.name else l.name || ' × ' || trim_scale(l.quantity) end, ', ' order by l.line_no)
        from purchase_line l where l.business_id = k.business_id and l.purchase_id = k.purchase_id)`),
      amount('k.total_minor'),
      amount('k.refunded_minor'),
      plain('k.currency'),
      plain('k.status'),
      plain('k.receipt_no'),
      plain('k.source'),
    ],
  },
  lines: {
    ...sales,
    of: plain('k.customer_id'),
    lineOrder: plain('i.line_no'),
    joins: plain(`left join purchase_line i on i.business_id = k.business_id and i.purchase_id = k.purchase_id
      left join customer c on c.business_id = k.business_id and c.customer_id = k.customer_id
      left join product t on t.business_id = i.business_id and t.product_id = i.product_id
      left join product_group g on g.business_id = t.business_id and g.group_id = t.group_id`),
    cells: [
      plain('k.local_day::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.receipt_no'),
      plain('i.name'),
      plain('g.name'),
      plain('trim_scale(i.quantity)::text'),
      amount('i.unit_minor'),
      amount('coalesce(i.total_minor, k.total_minor)'),
      plain('k.currency'),
      plain(`'line-' || i.kind`),
      plain('k.source'),
    ],
  },
  contacts: {
    ...ofCustomer,
    rows: plain('contact'),
    at: plain('k.planned_day'),
    atType: plain('date'),
    id: plain('k.contact_id'),
    day: plain('k.planned_day'),
    state: plain('k.state'),
    cells: [
      plain('k.planned_day::text'),
      plain('c.full_name'),
      address('k', 'phone'),
      plain('k.rung'),
      plain('k.channel'),
      plain('k.segment'),
      plain('k.state'),
      moment('k.state_at'),
    ],
  },
  messages: {
    ...ofCustomer,
    rows: plain('message'),
    at: plain('k.created_at'),
    atType: plain('timestamptz'),
    id: plain('k.message_id'),
    day: localDay('k.created_at'),
    state: plain('k.state'),
    cells: [
      moment('k.created_at'),
      plain('c.full_name'),
      plain('k.address'),
      plain('k.channel'),
      plain('k.purpose'),
      plain('k.state'),
      plain('k.body'),
    ],
  },
  campaigns: {
    ...byId('k.campaign_id'),
    rows: plain('campaign'),
    joins: plain(''),
    state: plain('k.state'),
    cells: [
      plain('k.name'),
      plain('k.from_day::text'),
      plain('k.to_day::text'),
      plain(`'plan-' || k.state`),
      plain('k.channel'),
      decided(`r.decision = 'contact'`),
      decided(`r.decision = 'held-out'`),
      decided(`r.decision not in ('contact', 'held-out')`),
      plain(`(select count(*) from contact t where t.business_id = k.business_id and t.purpose = 'campaign' and t.cycle_no = k.campaign_no
        and t.state in ('handed', 'delivered', 'done'))::text`),
      ownAmount('k.cost_minor'),
      ownCurrency,
      actor(),
      moment('k.created_at'),
    ],
  },
  offers: {
    ...byId('k.offer_id'),
    rows: plain('offer'),
    joins: plain(`left join product t on t.business_id = k.business_id and t.product_id = k.product_id
      left join product_group g on g.business_id = k.business_id and g.group_id = k.group_id`),
    cells: [
      plain('k.name'),
      plain('t.name'),
      plain('g.name'),
      ownAmount('k.price_minor'),
      ownAmount('k.cost_minor'),
      ownCurrency,
      plain('k.from_day::text'),
      plain('k.deadline::text'),
      plain('k.stock::text'),
      plain(
        '(select count(distinct o.customer_id) from contact_offer o where o.business_id = k.business_id and o.offer_id = k.offer_id)::text',
      ),
      plain('(select count(*) from offer_refusal o where o.business_id = k.business_id and o.offer_id = k.offer_id)::text'),
      plain(`case when k.is_on then 'on' else 'off' end`),
      moment('k.created_at'),
    ],
  },
  experiments: {
    ...byId('k.experiment_id'),
    rows: plain('experiment'),
    joins: plain(''),
    state: plain('k.state'),
    cells: [
      plain('k.name'),
      plain(`'change-' || k.variable`),
      plain(`'plan-' || k.state`),
      plain('k.started_on::text'),
      plain('k.ends_on::text'),
      inArm('a', 'd.closed_at is not null'),
      inArm('b', 'd.closed_at is not null'),
      inArm('a', BOUGHT_IN_TIME),
      inArm('b', BOUGHT_IN_TIME),
      percent('k.share'),
      plain('k.events_planned::text'),
      actor(),
      moment('k.created_at'),
    ],
  },
  coupons: {
    ...ofCustomer,
    rows: plain('coupon'),
    at: plain('k.issued_at'),
    atType: plain('timestamptz'),
    id: plain('k.coupon_id'),
    day: localDay('k.issued_at'),
    cells: [
      plain('k.code'),
      plain('c.full_name'),
      gift('k.currency'),
      amount('k.min_basket_minor'),
      plain('k.currency'),
      plain('k.deadline::text'),
      plain('k.uses_max::text'),
      plain(
        `(select count(*) from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed')::text`,
      ),
      plain(`(select case when k.currency = 'JPY' then coalesce(sum(u.discount_minor), 0)::text else round(coalesce(sum(u.discount_minor), 0) / 100.0, 2)::text end
        from coupon_use u where u.business_id = k.business_id and u.coupon_id = k.coupon_id and u.state = 'redeemed')`),
      plain(`case when k.void_reason is not null then 'void' else 'issued' end`),
      moment('k.issued_at'),
    ],
  },
}
