/** Writing plans: many customers in a few statements. A contact that has left planning is never touched. */
import { sql, type Transaction } from 'kysely'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { PlanStore, SavedPlan } from '../../ports/plan-store.ts'
import { bytes, rowsOf } from '../binary-columns.ts'
import { messagesOf } from '../copy.ts'
import { unseen } from '../kept-statement.ts'
import type { Answer, Asked } from '../message.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'
import { type Plans, saveRows, type Target } from './plan-rows.ts'

type SaveQueries = Pick<PlanStore, 'save'>

export function planSaveQueries(trx: Transaction<Database>, business: BusinessId): SaveQueries {
  return {
    async save(plans, moment, rules) {
      if (plans.length === 0) return NOTHING_SAVED
      const target = { trx, business, moment }
      closeBought(
        target,
        plans.filter(plan => plan.hasOpenBefore),
      )
      closeAnswered(target, plans)
      keepPromises(target, plans)
      const cancels = cancelContacts(target, plans)
      const asked = [...cancels, saveRows(target, plans, { rules, today: moment.today })]
      const answers = await messagesOf(trx).askEach<Record<string, unknown>[]>(asked)
      const counts = answers.at(-1)?.[0]
      return {
        ...cancelledOf(answers.slice(0, -1).flat()),
        planned: Number(counts?.['planned'] ?? 0),
        refused: Number(counts?.['refused'] ?? 0),
        heldOut: plans.filter(plan => plan.dueEvents.some(event => event.heldOut)).length,
      }
    },
  }
}

const NOTHING_SAVED: SavedPlan = { planned: 0, cancelled: 0, recalled: [], refused: 0, heldOut: 0 }

const CLOSE_BOUGHT = prepared(
  { business: 'integer', customers: 'uuid[]', current: 'uuid[]', at: 'timestamptz' },
  ({ business, customers, current, at }) => sql`
    with moved as (
      select d.due_event_id, d.customer_id, d.anchor_day from unnest(${unseen(customers)}) as asked(customer_id)
      cross join lateral (
        select * from due_event where business_id = ${business} and customer_id = asked.customer_id and closed_at is null offset 0
      ) d
      left join understanding u on u.business_id = ${business} and u.customer_id = d.customer_id
      where strpos(d.purpose, ':') = 0 and d.due_event_id <> all(${current}) and (u.anchor_day is null or u.anchor_day <> d.anchor_day)
    ), answered as (
      select m.due_event_id, (
        select min(p.local_day) from purchase p
        where p.business_id = ${business} and p.customer_id = m.customer_id and p.status = 'paid' and p.local_day > m.anchor_day
          and (p.refunded_minor < p.total_minor or p.total_minor = 0)
      ) as bought_day, m.customer_id
      from moved m
    )
    update due_event d set closed_at = ${at}, outcome = case when a.bought_day is null then 'superseded' else 'bought' end, bought_day = a.bought_day,
      bought_minor = (
        select sum(p.total_minor - p.refunded_minor) from purchase p
        where p.business_id = ${business} and p.customer_id = a.customer_id and p.status = 'paid' and p.local_day = a.bought_day
      )
    from answered a where d.business_id = ${business} and d.due_event_id = a.due_event_id`,
)

/** An open event is answered by the first purchase after the one it counts from; without any it was about a purchase that is gone. */
function closeBought({ trx, business, moment }: Target, plans: Plans): void {
  if (plans.length === 0) return
  // A cycle that began with a purchase elsewhere has another anchor than the last purchase, and goes on.
  const current = bytes.uuid(plans.flatMap(plan => plan.dueEvents.map(event => event.dueEventId)))
  const customers = bytes.uuid(plans.map(plan => plan.customerId))
  messagesOf(trx).later(CLOSE_BOUGHT({ business, customers, current, at: isoInstant(moment.at) }))
}

const CLOSE_ANSWERED = prepared(
  { business: 'integer', events: 'uuid[]', days: 'date[]', at: 'timestamptz' },
  ({ business, events, days, at }) => sql`
    update due_event d set closed_at = ${at}, bought_day = r.bought_day,
      outcome = case when r.bought_day is null then 'superseded' else 'bought' end, bought_minor = (
        select sum(p.total_minor - p.refunded_minor) from purchase p
        where p.business_id = d.business_id and p.customer_id = d.customer_id and p.status = 'paid' and p.local_day = r.bought_day
      )
    from ${rowsOf([events, days])} as r(due_event_id, bought_day)
    where d.business_id = ${business} and d.due_event_id = r.due_event_id and d.closed_at is null`,
)

/** Events of groups and things that a purchase of them answered, or whose date is another one now. */
function closeAnswered({ trx, business, moment }: Target, plans: Plans): void {
  const answered = plans.flatMap(plan => plan.answered)
  if (answered.length === 0) return
  const [events, days] = [bytes.uuid(answered.map(one => one.dueEventId)), bytes.day(answered.map(one => one.boughtDay))]
  messagesOf(trx).later(CLOSE_ANSWERED({ business, events, days, at: isoInstant(moment.at) }))
}

const CANCEL = prepared(
  { business: 'integer', contacts: 'uuid[]', reasons: 'text[]', at: 'timestamptz' },
  ({ business, contacts, reasons, at }) => sql`
    with gone as (
      select c.contact_id, c.state as was, r.reason
      from ${rowsOf([contacts, reasons])} as r(contact_id, reason)
      join contact c on c.business_id = ${business} and c.contact_id = r.contact_id and c.state in ('planned', 'approved')
      for update of c
    )
    update contact c set state = 'cancelled', state_reason = gone.reason, state_at = ${at}, approved_at = null
    from gone where c.business_id = ${business} and c.contact_id = gone.contact_id
    returning c.contact_id, gone.was`,
)

function cancelContacts({ business, moment }: Target, plans: Plans): readonly Asked[] {
  const cancels = plans.flatMap(plan => plan.cancels)
  if (cancels.length === 0) return []
  const [contacts, reasons] = [bytes.uuid(cancels.map(one => one.contactId)), bytes.text(cancels.map(one => one.reason))]
  return [CANCEL({ business, contacts, reasons, at: isoInstant(moment.at) })]
}

function cancelledOf(done: Answer['rows']): Pick<SavedPlan, 'cancelled' | 'recalled'> {
  const recalled = done.filter(row => row['was'] === 'approved').map(row => id<'contact'>(String(row['contact_id'])))
  return { cancelled: done.length, recalled }
}

const KEEP_PROMISES = prepared(
  { business: 'integer', customers: 'uuid[]', at: 'timestamptz' },
  ({ business, customers, at }) => sql`
    update follow_up set state = 'kept', state_at = ${at}
    where business_id = ${business} and customer_id = any((select ${customers})::uuid[]) and state in ('open', 'reminded')`,
)

function keepPromises({ trx, business, moment }: Target, plans: Plans): void {
  const kept = plans.filter(plan => plan.keptPromise).map(plan => plan.customerId)
  if (kept.length > 0) messagesOf(trx).later(KEEP_PROMISES({ business, customers: bytes.uuid(kept), at: isoInstant(moment.at) }))
}
