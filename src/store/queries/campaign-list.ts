/** Campaigns themselves: written as drafts, moved by the owner, counted when they have run. */
import { sql, type Transaction } from 'kysely'
import type { BusinessId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { CampaignArm, CampaignStore } from '../../ports/campaign-store.ts'
import type { Database } from '../schema/database.ts'
import { CAMPAIGN_COLUMNS, campaignOf, type CampaignRow } from './campaign-rows.ts'

type ListQueries = Pick<
  CampaignStore,
  | 'campaigns'
  | 'campaign'
  | 'nextCampaignNo'
  | 'saveCampaign'
  | 'moveCampaign'
  | 'changeWindow'
  | 'finishCampaigns'
  | 'saveRecipients'
  | 'forgetRecipients'
  | 'counts'
  | 'outcomes'
>

type ResultQueries = 'saveRecipients' | 'forgetRecipients' | 'counts' | 'outcomes'

export function campaignListQueries(trx: Transaction<Database>, business: BusinessId): ListQueries {
  return { ...campaignRows(trx, business), ...campaignResults(trx, business) }
}

function campaignRows(trx: Transaction<Database>, business: BusinessId): Omit<ListQueries, ResultQueries> {
  return {
    async campaigns(limit) {
      const { rows } = await sql<CampaignRow>`
        select ${CAMPAIGN_COLUMNS} from campaign where business_id = ${business} order by created_at desc, campaign_no desc limit ${limit}`.execute(
        trx,
      )
      return rows.map(campaignOf)
    },
    async campaign(campaignId) {
      const { rows } = await sql<CampaignRow>`
        select ${CAMPAIGN_COLUMNS} from campaign where business_id = ${business} and campaign_id = ${campaignId}`.execute(trx)
      return rows[0] === undefined ? undefined : campaignOf(rows[0])
    },
    async nextCampaignNo() {
      await sql`select pg_advisory_xact_lock(${business}::int, hashtext('campaign_no'))`.execute(trx)
      const { rows } = await sql<{ next: number }>`
        select coalesce(max(campaign_no), 0) + 1 as next from campaign where business_id = ${business}`.execute(trx)
      return rows[0]?.next ?? 1
    },
    async saveCampaign(campaign, actor) {
      const result = await sql`
        insert into campaign (business_id, campaign_id, campaign_no, kind, season_of, name, audience, words, channel, from_day, to_day, season, per_day,
          hold_out_share, horizon_days, cost_minor, state, state_at, actor, created_at)
        values (${business}, ${campaign.campaignId}, ${campaign.campaignNo}, ${campaign.kind}, ${campaign.seasonOf}, ${campaign.name},
          ${JSON.stringify(campaign.audience)}::jsonb, ${JSON.stringify(campaign.words)}::jsonb, ${campaign.channel}, ${campaign.fromDay},
          ${campaign.toDay}, ${JSON.stringify(campaign.season)}::jsonb, ${campaign.perDay}, ${campaign.holdOutShare}, ${campaign.horizonDays},
          ${campaign.costMinor}, 'draft', ${isoInstant(campaign.stateAt)}, ${actor}, ${isoInstant(campaign.createdAt)})
        on conflict (business_id, campaign_id) do update set name = excluded.name, audience = excluded.audience, words = excluded.words,
          channel = excluded.channel, from_day = excluded.from_day, to_day = excluded.to_day, season = excluded.season, per_day = excluded.per_day,
          hold_out_share = excluded.hold_out_share, horizon_days = excluded.horizon_days, cost_minor = excluded.cost_minor, actor = excluded.actor
        where campaign.state = 'draft'`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
    async moveCampaign(campaignId, { from, to, at, actor }) {
      const result = await sql`
        update campaign set state = ${to}, state_at = ${isoInstant(at)}, actor = ${actor}
        where business_id = ${business} and campaign_id = ${campaignId} and state = any(${[...from]}::text[])`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
    async changeWindow(campaignId, { fromDay, toDay, perDay }) {
      const result = await sql`
        update campaign set from_day = ${fromDay}, to_day = ${toDay}, per_day = ${perDay}
        where business_id = ${business} and campaign_id = ${campaignId} and state in ('approved', 'paused')`.execute(trx)
      return (result.numAffectedRows ?? 0n) > 0n
    },
    async finishCampaigns(today, at) {
      const result = await sql`
        update campaign set state = 'done', state_at = ${isoInstant(at)}
        where business_id = ${business} and state = 'approved' and kind = 'one-off' and to_day < ${today} and not exists (
          select from contact c where c.business_id = campaign.business_id and c.purpose = 'campaign' and c.cycle_no = campaign.campaign_no
            and c.state in ('planned', 'approved', 'claimed'))`.execute(trx)
      return Number(result.numAffectedRows ?? 0n)
    },
  }
}

function campaignResults(trx: Transaction<Database>, business: BusinessId): Pick<ListQueries, ResultQueries> {
  return {
    async saveRecipients(campaignId, recipients, at) {
      if (recipients.length === 0) return
      await sql`
        insert into campaign_recipient (business_id, campaign_id, customer_id, decision, decided_at)
        select ${business}, ${campaignId}, r.customer_id, r.decision, ${isoInstant(at)}
        from unnest(${recipients.map(one => one.customerId)}::uuid[], ${recipients.map(one => one.decision)}::text[]) as r (customer_id, decision)
        on conflict do nothing`.execute(trx)
    },
    async forgetRecipients({ campaignId, campaignNo }) {
      await sql`
        delete from contact where business_id = ${business} and purpose = 'campaign' and cycle_no = ${campaignNo} and state = 'planned'`.execute(
        trx,
      )
      await sql`delete from campaign_recipient where business_id = ${business} and campaign_id = ${campaignId}`.execute(trx)
    },
    async counts({ campaignId, campaignNo }) {
      const own = sql`c.business_id = ${business} and c.purpose = 'campaign' and c.cycle_no = ${campaignNo}`
      const { rows: decisions } = await sql<{ decision: string; count: number }>`
        select decision, count(*) as count from campaign_recipient where business_id = ${business} and campaign_id = ${campaignId} group by decision`.execute(
        trx,
      )
      const { rows: states } = await sql<{ state: string; count: number }>`
        select c.state, count(*) as count from contact c where ${own} group by c.state`.execute(trx)
      const { rows } = await sql<{ replied: number; booked: number; stopped: number }>`
        select
          (select count(distinct r.customer_id) from reply r join contact c on c.business_id = r.business_id and c.contact_id = r.contact_id
            where ${own}) as replied,
          (select count(distinct o.customer_id) from contact_outcome o join contact c on c.business_id = o.business_id and c.contact_id = o.contact_id
            where ${own} and o.outcome = 'booked') as booked,
          (select count(distinct stopped.customer_id) from (
            select o.customer_id from contact_outcome o join contact c on c.business_id = o.business_id and c.contact_id = o.contact_id
              where ${own} and o.outcome = 'stop'
            union
            select m.customer_id from contact c join message m on m.business_id = c.business_id and m.contact_id = c.contact_id
              join consent s on s.business_id = m.business_id and s.contact_point_id = m.contact_point_id and s.status = 'withdrawn'
                and s.evidence ->> 'messageId' = m.message_id::text
              where ${own}
          ) stopped) as stopped`.execute(trx)
      return {
        decisions: Object.fromEntries(decisions.map(row => [row.decision, row.count])),
        states: Object.fromEntries(states.map(row => [row.state, row.count])),
        ...(rows[0] ?? { replied: 0, booked: 0, stopped: 0 }),
      }
    },
    async outcomes({ campaignId, horizonDays }) {
      const { rows } = await sql<{ held_out: boolean; people: number; bought: number; bought_minor: number }>`
        select r.decision = 'held-out' as held_out, count(*) as people, count(*) filter (where sale.count > 0) as bought,
          sum(sale.minor)::bigint as bought_minor
        from campaign_recipient r
        join campaign on campaign.business_id = r.business_id and campaign.campaign_id = r.campaign_id
        cross join lateral (
          select count(*) as count, coalesce(sum(p.total_minor - p.refunded_minor), 0) as minor from purchase p
          where p.business_id = r.business_id and p.customer_id = r.customer_id and p.status = 'paid'
            and (p.refunded_minor < p.total_minor or p.total_minor = 0)
            and p.local_day >= campaign.from_day and p.occurred_at >= r.decided_at and p.local_day < campaign.from_day + ${horizonDays}::int
        ) sale
        where r.business_id = ${business} and r.campaign_id = ${campaignId} and r.decision in ('contact', 'held-out')
        group by 1`.execute(trx)
      const armOf = (heldOut: boolean): CampaignArm => {
        const row = rows.find(one => one.held_out === heldOut)
        return { people: row?.people ?? 0, bought: row?.bought ?? 0, boughtMinor: minor(row?.bought_minor ?? 0) }
      }
      return { contacted: armOf(false), heldOut: armOf(true) }
    },
  }
}
