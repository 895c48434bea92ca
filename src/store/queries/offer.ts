/** The catalogue of offers, what was chosen from it and what was not. */
import { sql, type Transaction } from 'kysely'
import { type Offer, OFFER_REFUSALS, type OfferRefusal } from '../../domain/plan/offer.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id, type OfferId } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import { minor } from '../../kernel/money.ts'
import type { OfferStore } from '../../ports/offer-store.ts'
import type { Database } from '../schema/database.ts'
import { linkedQueries } from './offer-linked.ts'
import { CALLED } from './plan-contact-row.ts'

type CatalogueQueries = Pick<OfferStore, 'offers' | 'saveOffer' | 'deleteOffer' | 'assetsOf'>
type StockQueries = Pick<OfferStore, 'piecesLeft'>
type ChoiceQueries = Pick<OfferStore, 'undecided' | 'choose' | 'noteRefusals' | 'refusalCounts' | 'chosenCounts' | 'refusals'>

export function offerQueries(trx: Transaction<Database>, business: BusinessId): OfferStore {
  return { ...catalogue(trx, business), ...stock(trx, business), ...choices(trx, business), ...linkedQueries(trx, business) }
}

interface OfferRow {
  readonly offer_id: string
  readonly name: string
  readonly product_id: string | null
  readonly group_id: string | null
  readonly price_minor: number
  readonly cost_minor: number
  readonly from_day: string
  readonly deadline: string
  readonly stock: number | null
  readonly once_is_enough: boolean
  readonly needs_group_id: string | null
  readonly needs_asset: string | null
  readonly favourite_share: number
  readonly is_on: boolean
}

function catalogue(trx: Transaction<Database>, business: BusinessId): CatalogueQueries {
  return {
    async offers() {
      const { rows } = await sql<OfferRow>`
        select offer_id, name, product_id, group_id, price_minor, cost_minor, from_day, deadline, stock, once_is_enough, needs_group_id, needs_asset,
          favourite_share, is_on
        from offer where business_id = ${business} order by deadline desc, offer_id`.execute(trx)
      return rows.map(offerOf)
    },
    async saveOffer(offer, at) {
      await sql`
        insert into offer (business_id, offer_id, name, product_id, group_id, price_minor, cost_minor, from_day, deadline, stock, once_is_enough,
          needs_group_id, needs_asset, favourite_share, is_on, created_at, stocked_at)
        values (${business}, ${offer.offerId}, ${offer.name}, ${offer.productId}, ${offer.groupId}, ${offer.priceMinor}, ${offer.costMinor},
          ${offer.fromDay}, ${offer.deadline}, ${offer.stock}, ${offer.onceIsEnough}, ${offer.needsGroupId}, ${offer.needsAsset},
          ${offer.favouriteShare}, ${offer.isOn}, ${isoInstant(at)}, ${isoInstant(at)})
        on conflict (business_id, offer_id) do update set name = excluded.name, product_id = excluded.product_id, group_id = excluded.group_id,
          price_minor = excluded.price_minor, cost_minor = excluded.cost_minor, from_day = excluded.from_day, deadline = excluded.deadline,
          stock = excluded.stock, once_is_enough = excluded.once_is_enough, needs_group_id = excluded.needs_group_id, needs_asset = excluded.needs_asset,
          favourite_share = excluded.favourite_share, is_on = excluded.is_on,
          stocked_at = case when offer.stock is not distinct from excluded.stock then offer.stocked_at else excluded.stocked_at end`.execute(
        trx,
      )
      // What was decided from the old catalogue is decided again.
      await sql`
        delete from contact_offer o using contact c
        where o.business_id = ${business} and c.business_id = o.business_id and c.contact_id = o.contact_id and c.state = 'planned'`.execute(
        trx,
      )
    },
    async deleteOffer(offerId) {
      await sql`delete from offer_refusal where business_id = ${business} and offer_id = ${offerId}`.execute(trx)
      await sql`
        delete from contact_offer o using contact c
        where o.business_id = ${business} and o.offer_id = ${offerId} and c.business_id = o.business_id and c.contact_id = o.contact_id
          and c.state = 'planned'`.execute(trx)
      const gone = await sql`delete from offer where business_id = ${business} and offer_id = ${offerId}`.execute(trx)
      return (gone.numAffectedRows ?? 0n) > 0n
    },
    async assetsOf(customerIds) {
      const { rows } = await sql<{ customer_id: string; kind: string; group_id: string | null }>`
        select customer_id, kind, group_id from asset
        where business_id = ${business} and removed_at is null and customer_id = any(${[...customerIds]}::uuid[])`.execute(trx)
      const found = new Map<CustomerId, Set<string>>()
      for (const row of rows) {
        const customerId = id<'customer'>(row.customer_id)
        const own = found.get(customerId) ?? new Set<string>()
        own.add(row.kind)
        if (row.group_id !== null) own.add(row.group_id)
        found.set(customerId, own)
      }
      return found
    },
  }
}

function stock(trx: Transaction<Database>, business: BusinessId): StockQueries {
  return {
    async piecesLeft({ at, except }) {
      const now = isoInstant(at)
      const { rows } = await sql<{ offer_id: string; left: number }>`
        select o.offer_id, greatest(0, o.stock - sold.pieces - promised.pieces)::int as left
        from offer o
        cross join lateral (
          select coalesce(ceil(sum(l.quantity)), 0) as pieces from purchase_line l
          join purchase p on p.business_id = l.business_id and p.purchase_id = l.purchase_id
          where l.business_id = o.business_id and l.product_id = o.product_id and p.status = 'paid' and p.occurred_at >= o.stocked_at
            and (p.refunded_minor < p.total_minor or p.total_minor = 0)
        ) sold
        cross join lateral (
          select count(distinct t.customer_id) as pieces from contact_offer t
          join contact c on c.business_id = t.business_id and c.contact_id = t.contact_id
          where t.business_id = o.business_id and t.offer_id = o.offer_id and t.customer_id <> all(${[...except]}::uuid[])
            and c.state in ('planned', 'approved', 'claimed', 'handed', 'delivered', 'unknown') and c.not_after >= ${now}
            and not exists (
              select from purchase p join purchase_line l on l.business_id = p.business_id and l.purchase_id = p.purchase_id
              where p.business_id = t.business_id and p.customer_id = t.customer_id and p.status = 'paid' and p.local_day >= t.decided_on
                and l.product_id = o.product_id
            )
        ) promised
        where o.business_id = ${business} and o.stock is not null`.execute(trx)
      return new Map(rows.map((row): [OfferId, number] => [id<'offer'>(row.offer_id), row.left]))
    },
  }
}

function choices(trx: Transaction<Database>, business: BusinessId): ChoiceQueries {
  return {
    async undecided({ until, today, limit }) {
      const { rows } = await sql<{ contact_id: string; customer_id: string }>`
        select c.contact_id, c.customer_id from contact c
        where c.business_id = ${business} and c.state = 'planned' and c.rung in ('product', 'offer') and c.planned_day <= ${until}
          and c.purpose not in ('campaign', 'content', 'event', 'coupon') and c.priority >= 0
          and not exists (select from contact_offer o where o.business_id = c.business_id and o.contact_id = c.contact_id and o.decided_on >= ${today})
        order by c.planned_day, c.contact_id limit ${limit}`.execute(trx)
      return rows.map(row => ({ contactId: id<'contact'>(row.contact_id), customerId: id<'customer'>(row.customer_id) }))
    },
    async choose(chosen, today) {
      if (chosen.length === 0) return
      await sql`
        insert into contact_offer (business_id, contact_id, customer_id, offer_id, price_minor, why, decided_on)
        select ${business}, "contactId", "customerId", "offerId", "priceMinor", why, ${today}
        from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as r("contactId" uuid, "customerId" uuid, "offerId" uuid, "priceMinor" bigint, why text)
        on conflict (business_id, contact_id) do update set offer_id = excluded.offer_id, price_minor = excluded.price_minor, why = excluded.why,
          decided_on = excluded.decided_on`.execute(trx)
    },
    async noteRefusals(refusals, { customerIds, today }) {
      await sql`delete from offer_refusal where business_id = ${business} and customer_id = any(${[...customerIds]}::uuid[])`.execute(trx)
      if (refusals.length === 0) return
      await sql`
        insert into offer_refusal (business_id, offer_id, customer_id, reason, day)
        select ${business}, r."offerId", r."customerId", r.reason, ${today}
        from jsonb_to_recordset(${JSON.stringify(refusals)}::jsonb) as r("offerId" uuid, "customerId" uuid, reason text)
        on conflict (business_id, offer_id, customer_id) do update set reason = excluded.reason, day = excluded.day`.execute(trx)
    },
    async refusalCounts() {
      const { rows } = await sql<{ offer_id: string; reason: string; count: number }>`
        select offer_id, reason, count(*) as count from offer_refusal where business_id = ${business}
        group by offer_id, reason order by offer_id, count(*) desc, reason`.execute(trx)
      return rows.map(row => ({ offerId: id<'offer'>(row.offer_id), reason: refusalOf(row.reason), count: row.count }))
    },
    async chosenCounts() {
      const { rows } = await sql<{ offer_id: string; count: number }>`
        select offer_id, count(distinct customer_id) as count from contact_offer where business_id = ${business} and offer_id is not null
        group by offer_id`.execute(trx)
      return new Map(rows.map((row): [OfferId, number] => [id<'offer'>(row.offer_id), row.count]))
    },
    async refusals({ offerId, customerId, limit }) {
      const { rows } = await sql<{ customer_id: string; full_name: string; offer_id: string; name: string; reason: string; day: string }>`
        select r.customer_id, ${CALLED} as full_name, r.offer_id, offer.name, r.reason, r.day
        from offer_refusal r
        join offer on offer.business_id = r.business_id and offer.offer_id = r.offer_id
        join customer on customer.business_id = r.business_id and customer.customer_id = r.customer_id
        where r.business_id = ${business} and (${offerId}::uuid is null or r.offer_id = ${offerId}::uuid)
          and (${customerId}::uuid is null or r.customer_id = ${customerId}::uuid)
        order by r.day desc, r.customer_id, r.offer_id limit ${limit}`.execute(trx)
      return rows.map(row => ({
        customerId: id<'customer'>(row.customer_id),
        customerName: row.full_name,
        offerId: id<'offer'>(row.offer_id),
        offerName: row.name,
        reason: refusalOf(row.reason),
        day: day(row.day),
      }))
    },
  }
}

function offerOf(row: OfferRow): Offer {
  return {
    offerId: id<'offer'>(row.offer_id),
    name: row.name,
    productId: row.product_id,
    groupId: row.group_id,
    priceMinor: minor(row.price_minor),
    costMinor: minor(row.cost_minor),
    fromDay: day(row.from_day),
    deadline: day(row.deadline),
    stock: row.stock,
    onceIsEnough: row.once_is_enough,
    needsGroupId: row.needs_group_id,
    needsAsset: row.needs_asset,
    favouriteShare: row.favourite_share,
    isOn: row.is_on,
  }
}

function refusalOf(text: string): OfferRefusal {
  const found = OFFER_REFUSALS.find(one => one === text)
  assert(found !== undefined, `'${text}' is no refusal of an offer`)
  return found
}
