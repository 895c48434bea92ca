/** Consent events and suppression. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type {
  ConsentBasis,
  ConsentEvent,
  ConsentFact,
  ConsentSource,
  Purpose,
  Suppression,
  SuppressionKind,
} from '../../domain/collect/consent.ts'
import { addressHash, type ContactPoint } from '../../domain/collect/contact-point.ts'
import { type BusinessId, type ContactPointId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { ConsentStore, CustomerReach } from '../../ports/consent-store.ts'
import { column } from '../binary-columns.ts'
import { KEPT } from '../kept-statement.ts'
import type { ConsentTable } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'
import { customerQueries } from './collect-customers.ts'
import { declaredConsents } from './collect-declared-consents.ts'
import { joinedReaches, joinsOf } from './collect-joins.ts'

export function consentQueries(trx: Transaction<Database>, business: BusinessId): ConsentStore {
  return { ...consentEvents(trx, business), ...suppressions(trx, business), ...declaredConsents(trx, business) }
}

function consentEvents(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ConsentStore, 'insert' | 'eventsOf' | 'reachOf' | 'reachOfPoints'> {
  return {
    insert: async events => {
      if (events.length === 0) return
      await trx
        .insertInto('consent')
        .values(
          events.map(event => ({
            business_id: business,
            consent_id: event.id,
            contact_point_id: event.contactPointId,
            channel: event.channel,
            purpose: event.purpose,
            status: event.status,
            basis: event.basis,
            text_version: event.textVersion,
            text_shown: event.textShown,
            locale: event.locale,
            source: event.source,
            actor: event.actor,
            evidence: JSON.stringify(event.evidence),
            import_id: event.importId,
            at: isoInstant(event.at),
          })),
        )
        .execute()
    },
    eventsOf: (...given) => eventsOf({ trx, business }, ...given),
    reachOf: ids => reachOf({ trx, business }, ids),
    reachOfPoints: async points => {
      const joins = await joinsOf(trx, business, [...new Set(points.map(point => point.customerId))])
      const joined = new Set<CustomerId>(joins.map(join => id<'customer'>(join.person)))
      const alone = joined.size === 0 ? points : points.filter(point => !joined.has(point.customerId))
      return [...(await reachesAt({ trx, business }, alone)), ...(await reachOf({ trx, business }, [...joined]))]
    },
  }
}

async function reachOf({ trx, business }: Inside, ids: readonly CustomerId[]): Promise<readonly CustomerReach[]> {
  if (ids.length === 0) return []
  const reaches = await reachesAt({ trx, business }, await customerQueries(trx, business).pointsOf(ids))
  return joinedReaches(reaches, await joinsOf(trx, business, ids))
}

async function reachesAt(inside: Inside, points: readonly ContactPoint[]): Promise<readonly CustomerReach[]> {
  if (points.length === 0) return []
  const { trx, business } = inside
  const facts = await consentFacts(inside, [...new Set(points.map(point => point.id))])
  const hashes = new Map(points.map(point => [point.id, hex(addressHash(business, point))]))
  const suppressed = await suppressionsByHash(trx, business, [...new Set(hashes.values())])
  return points.map(({ id: contactPointId, customerId, kind, address, phoneKind }): CustomerReach => ({
    contactPointId,
    customerId,
    kind,
    address,
    phoneKind,
    consents: facts.get(contactPointId) ?? [],
    suppressions: suppressed.get(hashes.get(contactPointId) ?? '') ?? [],
  }))
}

interface FactRow extends ConsentFact {
  readonly contact_point_id: ContactPointId
}

/** What decides of each event, in any order. */
async function consentFacts(
  { trx, business }: Inside,
  points: readonly ContactPointId[],
): Promise<ReadonlyMap<ContactPointId, readonly ConsentFact[]>> {
  const { rows } = await sql<FactRow>`
    select ${KEPT} contact_point_id, channel, purpose, status, basis, source, at from consent
    where business_id = ${business} and contact_point_id = any(${column.uuid(points)})`.execute(trx)
  return Map.groupBy(rows, row => row.contact_point_id)
}

function suppressions(trx: Transaction<Database>, business: BusinessId): Pick<ConsentStore, 'suppress' | 'liftOptOut' | 'suppressionsOf'> {
  return {
    suppress: async (address, { channel, kind, source, at }) => {
      await trx
        .insertInto('suppression')
        .values({ business_id: business, channel, address_hash: addressHash(business, address), kind, source, at: isoInstant(at) })
        .onConflict(conflict => conflict.doNothing())
        .execute()
    },
    liftOptOut: async (address, channel) => {
      await trx
        .deleteFrom('suppression')
        .where('business_id', '=', business)
        .where('address_hash', '=', addressHash(business, address))
        .where('channel', '=', channel)
        .where('kind', '=', 'opt-out')
        .execute()
    },
    suppressionsOf: async address => {
      const hash = hex(addressHash(business, address))
      return (await suppressionsByHash(trx, business, [hash])).get(hash) ?? []
    },
  }
}

interface Inside {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
}

async function eventsOf({ trx, business }: Inside, points: readonly ContactPointId[]): Promise<ConsentEvent[]> {
  if (points.length === 0) return []
  const rows = await trx
    .selectFrom('consent')
    .selectAll()
    .where('business_id', '=', business)
    .where(sql<boolean>`contact_point_id = any(${points}::uuid[])`)
    .orderBy('at')
    .orderBy('consent_id')
    .execute()
  return rows.map(eventOf)
}

async function suppressionsByHash(
  trx: Transaction<Database>,
  business: BusinessId,
  hashes: readonly string[],
): Promise<Map<string, Suppression[]>> {
  if (hashes.length === 0) return new Map()
  const rows = await trx
    .selectFrom('suppression')
    .select(['channel', 'kind', 'source', 'at', sql<string>`encode(address_hash, 'hex')`.as('hash')])
    .where('business_id', '=', business)
    .where(sql<boolean>`address_hash = any(array(select decode(h, 'hex') from unnest(${hashes}::text[]) h))`)
    .modifyFront(KEPT)
    .execute()
  const found = new Map<string, Suppression[]>()
  for (const row of rows) {
    const list = found.get(row.hash) ?? []
    list.push({ channel: row.channel, kind: row.kind as SuppressionKind, source: row.source, at: row.at })
    found.set(row.hash, list)
  }
  return found
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

function eventOf(row: Selectable<ConsentTable>): ConsentEvent {
  return {
    id: row.consent_id,
    contactPointId: id<'contact-point'>(row.contact_point_id),
    channel: row.channel,
    purpose: row.purpose as Purpose,
    status: row.status === 'given' ? 'given' : 'withdrawn',
    basis: row.basis as ConsentBasis,
    textVersion: row.text_version,
    textShown: row.text_shown,
    locale: row.locale as Locale,
    source: row.source as ConsentSource,
    actor: row.actor,
    evidence: row.evidence as ConsentEvent['evidence'],
    importId: row.import_id === null ? null : id<'import'>(row.import_id),
    at: row.at,
  }
}
