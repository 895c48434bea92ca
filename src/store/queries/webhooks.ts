/** Outgoing webhooks inside one transaction of one business; secrets are sealed. */
import { type Selectable, sql, type Transaction } from 'kysely'
import { type BusinessId, type EndpointId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../ports/business-store.ts'
import type { WebhookDelivery, WebhookEndpoint, WebhookStore } from '../../ports/webhook-store.ts'
import { moment } from '../schema/columns.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'

type EndpointQueries = Pick<WebhookStore, 'insertEndpoint' | 'endpoints' | 'endpoint' | 'changeEndpoint' | 'deleteEndpoint'>

export function webhookQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): WebhookStore {
  return { ...endpointQueries(trx, business, box), ...deliveryQueries(trx, business) }
}

function endpointQueries(trx: Transaction<Database>, business: BusinessId, box: SecretBox): EndpointQueries {
  const all = () => trx.selectFrom('webhook_endpoint').selectAll().where('business_id', '=', business)
  const time = (at: Instant | null): string | null => (at === null ? null : isoInstant(at))
  return {
    insertEndpoint: async endpoint => {
      await trx
        .insertInto('webhook_endpoint')
        .values({
          business_id: business,
          endpoint_id: endpoint.endpointId,
          url: endpoint.url,
          events: [...endpoint.events],
          secret_sealed: box.seal(endpoint.secret),
          old_secret_sealed: box.seal(endpoint.oldSecret),
          old_secret_until: time(endpoint.oldSecretUntil),
          state: endpoint.state,
          failing_since: time(endpoint.failingSince),
          off_reason: endpoint.offReason,
          created_at: isoInstant(endpoint.createdAt),
        })
        .execute()
    },
    endpoints: async () => (await all().orderBy('created_at').execute()).map(row => endpointOf(row, box)),
    endpoint: async endpointId => {
      const row = await all().where('endpoint_id', '=', endpointId).executeTakeFirst()
      return row && endpointOf(row, box)
    },
    changeEndpoint: async (endpointId, { secret, oldSecret, oldSecretUntil, failingSince, offReason, events, ...plain }) => {
      const changes = {
        ...plain,
        ...(events && { events: [...events] }),
        ...(secret !== undefined && { secret_sealed: box.seal(secret) }),
        ...(oldSecret !== undefined && { old_secret_sealed: box.seal(oldSecret) }),
        ...(oldSecretUntil !== undefined && { old_secret_until: time(oldSecretUntil) }),
        ...(failingSince !== undefined && { failing_since: time(failingSince) }),
        ...(offReason !== undefined && { off_reason: offReason }),
      }
      if (Object.keys(changes).length === 0) return
      await trx
        .updateTable('webhook_endpoint')
        .set(changes)
        .where('business_id', '=', business)
        .where('endpoint_id', '=', endpointId)
        .execute()
    },
    deleteEndpoint: async endpointId => {
      const gone = trx.deleteFrom('webhook_endpoint').where('business_id', '=', business).where('endpoint_id', '=', endpointId)
      return (await gone.executeTakeFirst()).numDeletedRows === 1n
    },
  }
}

interface DeliveryRow {
  readonly delivery_id: string
  readonly endpoint_id: string
  readonly event_id: string
  readonly type: string
  readonly data: JsonObject
  readonly at: Instant
  readonly state: string
  readonly attempts: number
  readonly next_at: Instant
  readonly last_status: number | null
  readonly last_problem: string | null
  readonly delivered_at: Instant | null
}

function deliveryQueries(trx: Transaction<Database>, business: BusinessId): Omit<WebhookStore, keyof EndpointQueries> {
  const rows = sql`select d.*, e.type, e.data, e.at from webhook_delivery d
    join outbound_event e on e.business_id = d.business_id and e.event_id = d.event_id`
  return {
    insertEvent: async event => {
      await sql`insert into outbound_event (business_id, event_id, type, data, at)
        values (${business}, ${event.eventId}, ${event.type}, ${JSON.stringify(event.data)}::jsonb, ${isoInstant(event.at)})`.execute(trx)
    },
    noteDue: async (day, at) => {
      const noted = await sql`insert into outbound_event (business_id, event_id, type, data, at)
        select business_id, md5(contact_id::text || planned_day::text)::uuid, 'contact.due',
          jsonb_build_object('contact_id', contact_id, 'customer_id', customer_id, 'day', planned_day, 'rung', rung, 'channel', channel),
          ${isoInstant(at)}::timestamptz
        from contact
        where business_id = ${business} and planned_day = ${day}::date and state in ('planned', 'approved', 'claimed')
          and exists (select from webhook_endpoint w where w.business_id = ${business} and w.state = 'on'
            and (w.events = '{}' or 'contact.due' = any(w.events)))
        on conflict do nothing`.execute(trx)
      return Number(noted.numAffectedRows ?? 0n)
    },
    handOut: async (limit, at) => {
      const made = await sql`with taken as (
          select event_id, type from outbound_event where business_id = ${business} and not is_handed_out
          order by at, event_id limit ${limit} for update skip locked),
        marked as (update outbound_event e set is_handed_out = true from taken where e.business_id = ${business} and e.event_id = taken.event_id)
        insert into webhook_delivery (business_id, delivery_id, endpoint_id, event_id, state, next_at, created_at)
        select ${business}::integer, gen_random_uuid(), w.endpoint_id, taken.event_id, 'waiting', ${isoInstant(at)}::timestamptz, ${isoInstant(at)}::timestamptz
        from taken join webhook_endpoint w on w.business_id = ${business} and w.state = 'on' and (w.events = '{}' or taken.type = any(w.events))
        on conflict do nothing`.execute(trx)
      return Number(made.numAffectedRows ?? 0n)
    },
    claimDeliveries: claim => claimDeliveries(trx, business, claim),
    settleDelivery: async (deliveryId, settled) => {
      await trx
        .updateTable('webhook_delivery')
        .set({
          state: settled.state,
          attempts: settled.attempts,
          next_at: isoInstant(settled.nextAt),
          leased_until: null,
          last_status: settled.lastStatus,
          last_problem: settled.lastProblem,
          delivered_at: settled.deliveredAt === null ? null : isoInstant(settled.deliveredAt),
        })
        .where('business_id', '=', business)
        .where('delivery_id', '=', deliveryId)
        .execute()
    },
    delivery: async deliveryId => {
      const found = await sql<DeliveryRow>`${rows} where d.business_id = ${business} and d.delivery_id = ${deliveryId}`.execute(trx)
      return found.rows[0] && deliveryOf(found.rows[0])
    },
    deliveriesOf: async (endpointId, limit) => {
      const found = await sql<DeliveryRow>`${rows} where d.business_id = ${business} and d.endpoint_id = ${endpointId}
        order by d.created_at desc, d.delivery_id limit ${limit}`.execute(trx)
      return found.rows.map(deliveryOf)
    },
    forgetEvents: async before => {
      const gone = await sql`delete from outbound_event where business_id = ${business} and at < ${moment(before)}`.execute(trx)
      return Number(gone.numAffectedRows ?? 0n)
    },
  }
}

async function claimDeliveries(
  trx: Transaction<Database>,
  business: BusinessId,
  { at, leaseUntil, perEndpoint }: Parameters<WebhookStore['claimDeliveries']>[0],
): Promise<readonly WebhookDelivery[]> {
  const free = sql`least(${perEndpoint}::integer, greatest(0, ${perEndpoint}::integer - (select count(*) from webhook_delivery u
    where u.business_id = ${business} and u.endpoint_id = w.endpoint_id and u.state = 'waiting' and u.leased_until > ${moment(at)})))`
  const found = await sql<DeliveryRow>`
    with due as (
      select x.delivery_id from webhook_endpoint w cross join lateral (
        select delivery_id from webhook_delivery where business_id = ${business} and endpoint_id = w.endpoint_id and state = 'waiting'
          and next_at <= ${moment(at)} and (leased_until is null or leased_until <= ${moment(at)})
        order by next_at, delivery_id limit ${free} for update skip locked) x
      where w.business_id = ${business} and w.state = 'on'),
    d as (update webhook_delivery c set leased_until = ${moment(leaseUntil)} from due
      where c.business_id = ${business} and c.delivery_id = due.delivery_id returning c.*)
    select d.*, e.type, e.data, e.at from d join outbound_event e on e.business_id = d.business_id and e.event_id = d.event_id
    order by d.next_at, d.delivery_id`.execute(trx)
  return found.rows.map(deliveryOf)
}

function endpointOf(row: Selectable<Database['webhook_endpoint']>, box: SecretBox): WebhookEndpoint {
  return {
    endpointId: id<'endpoint'>(row.endpoint_id) satisfies EndpointId,
    url: row.url,
    events: row.events,
    secret: box.open(row.secret_sealed),
    oldSecret: box.open(row.old_secret_sealed),
    oldSecretUntil: row.old_secret_until,
    state: row.state === 'on' ? 'on' : 'off',
    failingSince: row.failing_since,
    offReason: row.off_reason,
    createdAt: row.created_at,
  }
}

function deliveryOf(row: DeliveryRow): WebhookDelivery {
  return {
    deliveryId: id<'delivery'>(row.delivery_id),
    endpointId: id<'endpoint'>(row.endpoint_id),
    eventId: row.event_id,
    type: row.type,
    data: row.data,
    at: row.at,
    state: row.state === 'delivered' || row.state === 'failed' ? row.state : 'waiting',
    attempts: row.attempts,
    nextAt: row.next_at,
    lastStatus: row.last_status,
    lastProblem: row.last_problem,
    deliveredAt: row.delivered_at,
  }
}
