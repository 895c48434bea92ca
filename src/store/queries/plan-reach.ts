/** Where a customer may be written to, told with the other facts of his plan: what `reachOf` of the consents asks in four questions. */
import { type RawBuilder, sql } from 'kysely'
import type { ConsentFact, Suppression } from '../../domain/collect/consent.ts'
import type { ContactPointKind } from '../../domain/collect/contact-point.ts'
import { id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { PhoneKind } from '../../kernel/phone.ts'
import type { CustomerReach } from '../../ports/consent-store.ts'
import { msOf } from './plan-circumstances.ts'

type ConsentValues = readonly [
  channel: ConsentFact['channel'],
  purpose: ConsentFact['purpose'],
  status: ConsentFact['status'],
  basis: ConsentFact['basis'],
  source: ConsentFact['source'],
  at: Instant,
]
type SuppressionValues = readonly [channel: string, kind: Suppression['kind'], source: string, at: Instant]
type PointValues = readonly [
  contactPointId: string,
  kind: ContactPointKind,
  address: string,
  phoneKind: PhoneKind | null,
  consents: readonly ConsentValues[] | null,
  suppressions: readonly SuppressionValues[] | null,
]

export interface ReachRow {
  readonly customer_id: string
  readonly points: readonly PointValues[] | null
  readonly is_joined: boolean
}

/** Columns over `customer c`. The hash of an address is the one of domain/collect/contact-point.ts. */
export function reachColumns(business: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
      select json_agg(json_build_array(p.contact_point_id, p.kind, p.address, p.phone_kind, (
          select json_agg(json_build_array(k.channel, k.purpose, k.status, k.basis, k.source, ${msOf('k.at')}))
          from consent k where k.business_id = ${business} and k.contact_point_id = p.contact_point_id
        ), (
          select json_agg(json_build_array(s.channel, s.kind, s.source, ${msOf('s.at')})) from suppression s
          where s.business_id = ${business} and s.address_hash = sha256(convert_to(${business} || '|' || p.kind || '|' || p.address, 'UTF8'))
        )) order by l.linked_at, p.address)
      from contact_point_link l join contact_point p on p.business_id = ${business} and p.contact_point_id = l.contact_point_id
      where l.business_id = ${business} and l.customer_id = c.customer_id and l.unlinked_at is null
    ) as points,
    exists (select from customer_merge j where j.business_id = ${business} and j.undone_at is null and j.kept_id = c.customer_id) as is_joined`
}

/** Undefined for a card that others were merged into: what was said on one of them holds for all, and is looked up where that is known. */
export function reachOf(row: ReachRow): readonly CustomerReach[] | undefined {
  if (row.is_joined) return undefined
  const customerId = id<'customer'>(row.customer_id)
  return (row.points ?? []).map(([pointId, kind, address, phoneKind, consents, suppressions]) => ({
    contactPointId: id<'contact-point'>(pointId),
    customerId,
    kind,
    address,
    phoneKind,
    consents: (consents ?? []).map(([channel, purpose, status, basis, source, at]) => ({ channel, purpose, status, basis, source, at })),
    suppressions: (suppressions ?? []).map(([channel, suppressed, source, at]) => ({ channel, kind: suppressed, source, at })),
  }))
}
