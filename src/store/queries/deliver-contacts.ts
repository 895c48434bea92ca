/** What the words of planned contacts can mention, and where those contacts stand. */
import { sql, type Transaction } from 'kysely'
import { assert } from '../../kernel/assert.ts'
import { parseDay } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import { isLocale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import type { ContactForWords, DeliverStore } from '../../ports/deliver-store.ts'
import type { Database } from '../schema/database.ts'

type ContactQueries = Pick<DeliverStore, 'contactForWords' | 'contactsForWords' | 'setContactState' | 'cancelContacts'>

interface ContactRow {
  readonly contact_id: string
  readonly customer_id: string
  readonly purpose: string
  readonly cycle_no: number
  readonly rung: string
  readonly segment: string
  readonly state: string
  readonly channel: string
  readonly contact_point_id: string | null
  readonly not_after: Instant
  readonly own_words: string | null
  readonly first_name: string
  readonly locale: string | null
  readonly zone: string | null
  readonly address: string | null
  readonly kind: string | null
  readonly product: string | null
  readonly product_group: string | null
  readonly about: string | null
  readonly also: string | null
  readonly last_day: string | null
  readonly last_minor: number | null
  readonly form_of_address: string | null
  readonly due_day: string | null
  readonly offer_name: string | null
  readonly offer_minor: number | null
  readonly offer_deadline: string | null
  readonly offer_why: string | null
}

const RUNGS: readonly ContactForWords['rung'][] = ['soft', 'product', 'offer', 'follow-up']

export function contactWordsQueries(trx: Transaction<Database>, business: BusinessId): ContactQueries {
  const read = async (contactIds: readonly string[]): Promise<readonly ContactForWords[]> => {
    const { rows } = await sql<ContactRow>`
      select contact.contact_id, contact.customer_id, contact.purpose, contact.cycle_no, contact.rung, contact.segment, contact.state, contact.channel,
        coalesce(chosen.contact_point_id, any_point.contact_point_id) as contact_point_id, contact.not_after, contact.own_words,
        customer.first_name, customer.locale, customer.zone,
        coalesce(chosen.address, any_point.address) as address, coalesce(chosen.kind, any_point.kind) as kind,
        -- About a group or a thing the words name it, and one message names all that is due in the same days.
        case when contact.purpose ~ '^(group|asset):' then null else last_line.product end as product,
        case when contact.purpose ~ '^(group|asset):' then nullif(concat_ws(', ', contact.reason ->> 'about', also.names), '') end as about,
        also.names as also, coalesce(also.names, last_line.product_group) as product_group,
        last_line.total_minor as last_minor, last_purchase.local_day as last_day, customer.preferences ->> 'formOfAddress' as form_of_address,
        coalesce(follow_up.due_on, due_event.due_day) as due_day,
        offer.name as offer_name, contact_offer.price_minor as offer_minor, offer.deadline as offer_deadline, contact_offer.why as offer_why
      from contact
      join customer on customer.business_id = contact.business_id and customer.customer_id = contact.customer_id
      left join due_event on due_event.business_id = contact.business_id and due_event.due_event_id = contact.due_event_id
      left join follow_up on follow_up.business_id = contact.business_id and follow_up.follow_up_id = contact.follow_up_id
      left join contact_offer on contact_offer.business_id = contact.business_id and contact_offer.contact_id = contact.contact_id
      left join offer on offer.business_id = contact.business_id and offer.offer_id = contact_offer.offer_id and offer.is_on
      left join contact_point chosen on chosen.business_id = contact.business_id and chosen.contact_point_id = contact.contact_point_id
      left join lateral (
        select p.contact_point_id, p.address, p.kind from contact_point_link l
        join contact_point p on p.business_id = l.business_id and p.contact_point_id = l.contact_point_id
        where l.business_id = contact.business_id and l.customer_id = contact.customer_id and l.unlinked_at is null and p.kind <> 'card'
        order by (p.kind = 'phone') desc, l.linked_at, p.contact_point_id limit 1
      ) any_point on true
      left join lateral (
        select p.purchase_id, p.local_day from purchase p
        where p.business_id = contact.business_id and p.customer_id = contact.customer_id and p.status = 'paid'
        order by p.local_day desc, p.purchase_id desc limit 1
      ) last_purchase on true
      left join lateral (
        select coalesce(product.name, line.name) as product, product_group.name as product_group,
          line.total_minor from purchase_line line
        left join product on product.business_id = line.business_id and product.product_id = line.product_id
        left join product_group on product_group.business_id = product.business_id and product_group.group_id = product.group_id
        where line.business_id = contact.business_id and line.purchase_id = last_purchase.purchase_id
        order by line.total_minor desc, line.line_no limit 1
      ) last_line on true
      left join lateral (
        select string_agg(one ->> 'about', ', ' order by place) as names
        from json_array_elements(contact.reason -> 'also') with ordinality listed(one, place) where one ->> 'about' <> ''
      ) also on true
      where contact.business_id = ${business} and contact.contact_id = any(${[...contactIds]}::uuid[])`.execute(trx)
    return rows.map(contactOf)
  }
  return {
    async contactForWords(contactId) {
      const [found] = await read([contactId])
      return found
    },
    contactsForWords: read,
    async setContactState(contactId, state, { reason, at, from }) {
      const { rows } = await sql<{ contact_id: string }>`
        update contact set state = ${state}, state_reason = ${reason}, state_at = ${isoInstant(at)}
        where business_id = ${business} and contact_id = ${contactId} and state = any(${[...from]}::text[])
        returning contact_id`.execute(trx)
      return rows.length > 0
    },
    async cancelContacts(customerId, { reason, at, rungs }) {
      const rungCondition = rungs === undefined ? sql`true` : sql`rung = any(${[...rungs]}::text[])`
      const { rows } = await sql<{ contact_id: string }>`
        update contact set state = 'cancelled', state_reason = ${reason}, state_at = ${isoInstant(at)}
        where business_id = ${business} and customer_id = ${customerId} and state in ('planned', 'approved', 'claimed') and ${rungCondition}
        returning contact_id`.execute(trx)
      return rows.length
    },
  }
}

function contactOf(row: ContactRow): ContactForWords {
  const rung = RUNGS.find(one => one === row.rung)
  assert(rung !== undefined, `${row.rung} is a rung`)
  return {
    contactId: id(row.contact_id),
    customerId: id(row.customer_id),
    purpose: row.purpose,
    cycleNo: row.cycle_no,
    rung,
    segment: row.segment,
    state: row.state,
    channel: row.channel,
    contactPointId: row.contact_point_id === null ? null : id(row.contact_point_id),
    address: row.address,
    addressKind: row.kind,
    notAfter: row.not_after,
    ownWords: row.own_words,
    firstName: row.first_name,
    customerLocale: row.locale !== null && isLocale(row.locale) ? row.locale : null,
    customerZone: row.zone,
    lastProduct: row.product,
    lastGroup: row.about ?? row.product_group,
    about: row.about,
    also: row.about === null ? row.also : null,
    lastPurchaseDay: row.last_day === null ? null : (parseDay(row.last_day) ?? null),
    lastPriceMinor: row.last_minor === null || row.last_minor <= 0 ? null : minor(row.last_minor),
    isInformal: row.form_of_address === 'informal',
    dueDay: row.due_day === null ? null : (parseDay(row.due_day) ?? null),
    offer: offerIn(row),
  }
}

function offerIn(row: ContactRow): ContactForWords['offer'] {
  const deadline = row.offer_deadline === null ? undefined : parseDay(row.offer_deadline)
  if (row.offer_name === null || row.offer_minor === null || deadline === undefined) return null
  return { name: row.offer_name, priceMinor: minor(row.offer_minor), deadline, isPersonal: row.offer_why === 'favourite' }
}
