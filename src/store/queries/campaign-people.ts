/** Whom a broadcast concerns, and its contacts. */
import { sql, type Transaction } from 'kysely'
import type { MessagePurpose } from '../../domain/deliver/message.ts'
import type { BroadcastWords } from '../../domain/plan/campaign.ts'
import { day } from '../../kernel/day.ts'
import { OFF_LADDER_PURPOSES } from '../../domain/plan/contact.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import type { Addressee, CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { CALLED } from './plan-contact-row.ts'
import { channelOf, purposeOf, standingOf } from './plan-literals.ts'

type PeopleQueries = Pick<
  CampaignStore,
  'audience' | 'addressees' | 'heldOutNow' | 'plannedAt' | 'insertBroadcasts' | 'dueBroadcasts' | 'recallCampaign'
>

export function campaignPeopleQueries(trx: Transaction<Database>, business: BusinessId): PeopleQueries {
  return { ...people(trx, business), ...broadcasts(trx, business) }
}

function people(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PeopleQueries, 'audience' | 'addressees' | 'heldOutNow' | 'plannedAt'> {
  return {
    async audience({ segments, groupIds, lastFrom, lastTo, purchasesMin, sources }, { after, limit }) {
      const { rows } = await sql<{ customer_id: string }>`
        select c.customer_id from customer c
        left join understanding u on u.business_id = c.business_id and u.customer_id = c.customer_id
        where c.business_id = ${business} and c.erased_at is null and (${after}::uuid is null or c.customer_id > ${after}::uuid)
          and not exists (select from customer_merge m where m.business_id = c.business_id and m.merged_id = c.customer_id and m.undone_at is null)
          and (${segments.length} = 0 or u.segment = any(${[...segments]}::text[]))
          and (${sources.length} = 0 or c.source = any(${[...sources]}::text[]))
          and (${purchasesMin} = 0 or u.purchases >= ${purchasesMin})
          and (${lastFrom}::date is null or u.anchor_day >= ${lastFrom}::date)
          and (${lastTo}::date is null or u.anchor_day <= ${lastTo}::date)
          and (${groupIds.length} = 0 or exists (
            select from purchase p join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
            join product on product.business_id = l.business_id and product.product_id = l.product_id
            where p.business_id = c.business_id and p.customer_id = c.customer_id and p.status = 'paid' and product.group_id = any(${[...groupIds]}::uuid[])))
        order by c.customer_id limit ${limit}`.execute(trx)
      return rows.map(row => id<'customer'>(row.customer_id))
    },
    addressees: customerIds => addressees(trx, business, customerIds),
    async heldOutNow(customerIds) {
      const { rows } = await sql<{ customer_id: string }>`
        select distinct customer_id from due_event
        where business_id = ${business} and held_out and closed_at is null and customer_id = any(${[...customerIds]}::uuid[])`.execute(trx)
      return new Set(rows.map(row => id<'customer'>(row.customer_id)))
    },
    async plannedAt(customerIds, options) {
      const { rows } = await sql<{ customer_id: string; not_before: Instant }>`
        select customer_id, not_before from contact
        where business_id = ${business} and customer_id = any(${[...customerIds]}::uuid[]) and state = 'planned'
          and (not ${options?.offersOnly === true} or rung not in ('soft', 'product') or purpose = any(${[...OFF_LADDER_PURPOSES]}::text[]))
        order by customer_id, not_before`.execute(trx)
      const found = new Map<CustomerId, Instant[]>()
      for (const row of rows) {
        const customerId = id<'customer'>(row.customer_id)
        found.set(customerId, [...(found.get(customerId) ?? []), row.not_before])
      }
      return found
    },
  }
}

interface AddresseeRow {
  readonly customer_id: string
  readonly full_name: string
  readonly first_name: string
  readonly locale: string | null
  readonly zone: string | null
  readonly preferences: Addressee['preferences']
  readonly segment: string | null
  readonly value365_minor: number | null
  readonly last_day: string | null
  readonly product: string | null
  readonly product_group: string | null
  readonly last_minor: number | null
  readonly last_place: string | null
}

async function addressees(
  trx: Transaction<Database>,
  business: BusinessId,
  customerIds: readonly CustomerId[],
): Promise<readonly Addressee[]> {
  const { rows } = await sql<AddresseeRow>`
    select customer.customer_id, ${CALLED} as full_name, customer.first_name, customer.locale, customer.zone, customer.preferences,
      u.segment, u.value_365_minor as value365_minor, last.local_day as last_day, line.product, line.product_group, last.total_minor as last_minor,
      coalesce(nullif(last.note, ''), nullif(last.location, ''), line.product) as last_place
    from customer
    left join understanding u on u.business_id = customer.business_id and u.customer_id = customer.customer_id
    left join lateral (
      select p.purchase_id, p.local_day, p.total_minor, p.note, p.location from purchase p
      where p.business_id = customer.business_id and p.customer_id = customer.customer_id and p.status = 'paid'
        and (p.refunded_minor < p.total_minor or p.total_minor = 0)
      order by p.local_day desc, p.purchase_id desc limit 1
    ) last on true
    left join lateral (
      select coalesce(product.name, l.name) as product, g.name as product_group from purchase_line l
      left join product on product.business_id = l.business_id and product.product_id = l.product_id
      left join product_group g on g.business_id = product.business_id and g.group_id = product.group_id
      where l.business_id = customer.business_id and l.purchase_id = last.purchase_id
      order by l.total_minor desc, l.line_no limit 1
    ) line on true
    where customer.business_id = ${business} and customer.customer_id = any(${[...customerIds]}::uuid[]) and customer.erased_at is null
    order by customer.customer_id`.execute(trx)
  return rows.map(row => ({
    customerId: id<'customer'>(row.customer_id),
    fullName: row.full_name,
    firstName: row.first_name,
    locale: row.locale !== null && isLocale(row.locale) ? row.locale : null,
    zone: row.zone,
    preferences: row.preferences,
    segment: row.segment === null ? null : standingOf(row.segment),
    value365Minor: row.value365_minor === null ? null : minor(row.value365_minor),
    lastDay: row.last_day === null ? null : day(row.last_day),
    lastProduct: row.product,
    lastGroup: row.product_group,
    lastMinor: row.last_minor === null ? null : minor(row.last_minor),
    lastPlace: row.last_place,
  }))
}

interface DueRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly purpose: string
  readonly is_service: boolean
  readonly cycle_no: number
  readonly rung: string
  readonly channel: string
  readonly contact_point_id: string | null
  readonly not_after: Instant
  readonly own_words: string | null
  readonly words: BroadcastWords | null
  readonly content_kind: string | null
  readonly advertiser: string | null
  readonly ad_token: string | null
}

function broadcasts(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<PeopleQueries, 'insertBroadcasts' | 'dueBroadcasts' | 'recallCampaign'> {
  return {
    async insertBroadcasts(made, at) {
      if (made.length === 0) return 0
      const rows = made.map(one => ({
        ...one,
        notBefore: isoInstant(one.notBefore),
        notAfter: isoInstant(one.notAfter),
      }))
      const now = isoInstant(at)
      const result = await sql`
        insert into contact (business_id, contact_id, customer_id, purpose, cycle_no, rung, planned_day, not_before, not_after, channel, contact_point_id,
          segment, reason, priority, own_words, state, state_at, created_at)
        select ${business}, "contactId", "customerId", purpose, "cycleNo", rung, "plannedDay", "notBefore", "notAfter", channel, "contactPointId",
          segment, reason, priority, "ownWords", 'planned', ${now}, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("contactId" uuid, "customerId" uuid, purpose text, "cycleNo" int, rung text,
          "plannedDay" date, "notBefore" timestamptz, "notAfter" timestamptz, channel text, "contactPointId" uuid, segment text, reason jsonb,
          priority float8, "ownWords" text)
        on conflict (business_id, customer_id, purpose, cycle_no, rung) do nothing`.execute(trx)
      return Number(result.numAffectedRows ?? 0n)
    },
    async dueBroadcasts({ at, limit }) {
      const now = isoInstant(at)
      const { rows } = await sql<DueRow>`
        select c.contact_id, c.customer_id, c.purpose, c.reason ->> 'service' is not null as is_service, c.cycle_no, c.rung, c.channel,
          c.contact_point_id, c.not_after, c.own_words, coalesce(campaign.words, content_item.words) as words,
          content_item.kind as content_kind, content_item.advertiser, content_item.ad_token
        from contact c
        left join campaign on c.purpose = 'campaign' and campaign.business_id = c.business_id and campaign.campaign_no = c.cycle_no
        left join content_item on c.purpose = 'content' and content_item.business_id = c.business_id and content_item.item_no = c.cycle_no
        where c.business_id = ${business} and c.state = 'planned' and c.priority < 0 and c.not_before <= ${now} and c.not_after >= ${now}
          and (c.purpose <> 'campaign' or campaign.state = 'approved') and (c.purpose <> 'content' or content_item.state = 'approved')
        order by c.not_before, c.contact_id limit ${limit}`.execute(trx)
      return rows.map(row => ({
        contactId: id<'contact'>(row.contact_id),
        customerId: id<'customer'>(row.customer_id),
        purpose: purposeOf(row.purpose),
        messagePurpose: messagePurposeOf(row),
        cycleNo: row.cycle_no,
        rung: row.rung,
        channel: channelOf(row.channel),
        contactPointId: row.contact_point_id === null ? null : id<'contact-point'>(row.contact_point_id),
        notAfter: row.not_after,
        ownWords: row.own_words,
        words: row.words,
        partner: row.content_kind === 'partner' ? { advertiser: row.advertiser, adToken: row.ad_token } : null,
      }))
    },
    async recallCampaign(campaignNo, { to, at }) {
      const now = isoInstant(at)
      const { rows } = await sql<{ contact_id: string }>`
        with own as (
          select c.contact_id from contact c
          where c.business_id = ${business} and c.purpose = 'campaign' and c.cycle_no = ${campaignNo}
            and c.state = any(${to === 'cancelled' ? ['planned', 'approved'] : ['approved']}::text[])
            and not exists (select from message m where m.business_id = c.business_id and m.contact_id = c.contact_id and m.state <> 'queued')
            -- What is being handed over right now is no longer ours to take back.
            and not exists (
              select from message m join message_queue q on q.business_id = m.business_id and q.message_id = m.message_id and q.lease_until is not null
              where m.business_id = c.business_id and m.contact_id = c.contact_id
            )
          for update of c
        ), unsent as (
          update message m set state = 'cancelled', state_reason = 'recalled', state_at = ${now}
          from own where m.business_id = ${business} and m.contact_id = own.contact_id and m.state = 'queued'
        )
        update contact c set state = ${to}, state_reason = ${to === 'cancelled' ? 'dismissed' : null}, state_at = ${now}, approved_at = null
        from own where c.business_id = ${business} and c.contact_id = own.contact_id returning c.contact_id`.execute(trx)
      return rows.map(row => id<'contact'>(row.contact_id))
    },
  }
}

function messagePurposeOf(row: Pick<DueRow, 'purpose' | 'is_service'>): MessagePurpose {
  if (row.is_service) return 'service'
  return row.purpose === 'content' ? 'content' : 'marketing'
}
