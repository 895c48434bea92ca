/** The contacts of broadcasts: made, handed out when their time comes, taken back. */
import { sql, type Transaction } from 'kysely'
import type { MessagePurpose } from '../../domain/deliver/message.ts'
import type { BroadcastWords } from '../../domain/plan/campaign.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { CampaignStore, WaitingContact } from '../../ports/campaign-store.ts'
import { column, rowsOf } from '../binary-columns.ts'
import type { Database } from '../schema/database.ts'
import { channelOf, purposeOf } from './plan-literals.ts'

type MakingQueries = Pick<CampaignStore, 'insertBroadcasts' | 'dueBroadcasts'>
type WaitingQueries = Pick<CampaignStore, 'recallCampaign' | 'waitingOf' | 'placeAnew'>

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

export function broadcastQueries(trx: Transaction<Database>, business: BusinessId): MakingQueries & WaitingQueries {
  return { ...makingQueries(trx, business), ...waitingQueries(trx, business) }
}

function makingQueries(trx: Transaction<Database>, business: BusinessId): MakingQueries {
  return {
    async insertBroadcasts(made, at) {
      if (made.length === 0) return 0
      const now = isoInstant(at)
      const result = await sql`
        insert into contact (business_id, state, state_at, created_at, contact_id, customer_id, purpose, cycle_no, rung, planned_day, not_before, not_after,
          channel, contact_point_id, segment, reason, priority, own_words)
        select ${business}, 'planned', ${now}, ${now}, r.* from ${rowsOf([
          column.uuid(made.map(one => one.contactId)),
          column.uuid(made.map(one => one.customerId)),
          column.text(made.map(one => one.purpose)),
          column.int(made.map(one => one.cycleNo)),
          column.text(made.map(one => one.rung)),
          column.day(made.map(one => one.plannedDay)),
          column.instant(made.map(one => one.notBefore)),
          column.instant(made.map(one => one.notAfter)),
          column.text(made.map(one => one.channel)),
          column.uuid(made.map(one => one.contactPointId)),
          column.text(made.map(one => one.segment)),
          column.json(made.map(one => one.reason)),
          column.double(made.map(one => one.priority)),
          column.text(made.map(one => one.ownWords)),
        ])} r
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
  }
}

/** What of an approved campaign has not left: taken back, gone through, given another day. */
function waitingQueries(trx: Transaction<Database>, business: BusinessId): WaitingQueries {
  return {
    async recallCampaign(campaignNo, { to, at }) {
      const now = isoInstant(at)
      // First the places in the queue, as everybody does who takes messages back: what we hold cannot be claimed meanwhile.
      await sql`
        select from message_queue q
        join message m on m.business_id = q.business_id and m.message_id = q.message_id
        join contact c on c.business_id = m.business_id and c.contact_id = m.contact_id and c.purpose = 'campaign' and c.cycle_no = ${campaignNo}
        where q.business_id = ${business} and q.lease_until is null order by q.message_id for update of q`.execute(trx)
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
    async *waitingOf(campaignNo, pageSize) {
      await sql`
        declare waiting_walk no scroll cursor for
        select contact_id, customer_id, channel, not_before from contact
        where business_id = ${business} and purpose = 'campaign' and cycle_no = ${campaignNo} and state = 'planned'
        order by not_before, priority desc, contact_id`.execute(trx)
      for (;;) {
        const { rows } = await sql<WaitingRow>`fetch ${sql.lit(pageSize)} from waiting_walk`.execute(trx)
        if (rows.length > 0) yield rows.map(waitingOf)
        if (rows.length < pageSize) break
      }
      await sql`close waiting_walk`.execute(trx)
    },
    async placeAnew(places) {
      const rows = places.map(one => ({ ...one, notBefore: isoInstant(one.notBefore), notAfter: isoInstant(one.notAfter) }))
      await sql`
        update contact c set planned_day = r."plannedDay", not_before = r."notBefore", not_after = r."notAfter"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("contactId" uuid, "plannedDay" date, "notBefore" timestamptz, "notAfter" timestamptz)
        where c.business_id = ${business} and c.contact_id = r."contactId" and c.state = 'planned'`.execute(trx)
    },
  }
}

interface WaitingRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly channel: string
  readonly not_before: Instant
}

function waitingOf(row: WaitingRow): WaitingContact {
  return {
    contactId: id<'contact'>(row.contact_id),
    customerId: id<'customer'>(row.customer_id),
    channel: channelOf(row.channel),
    notBefore: row.not_before,
  }
}

function messagePurposeOf(row: Pick<DueRow, 'purpose' | 'is_service'>): MessagePurpose {
  if (row.is_service) return 'service'
  return row.purpose === 'content' ? 'content' : 'marketing'
}
