/** A customer and his contact points, between the row and the domain. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { ContactPoint, ContactPointKind } from '../../domain/collect/contact-point.ts'
import { type Birthday, type Customer, type CustomerDetails, type CustomerSource, foldName } from '../../domain/collect/customer.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { Locale } from '../../kernel/locale.ts'
import type { PhoneKind } from '../../kernel/phone.ts'
import type { CustomerTable } from '../schema/collect.ts'

export function rowOf(business: BusinessId, customer: Customer): Insertable<CustomerTable> {
  return {
    business_id: business,
    customer_id: customer.id,
    full_name: customer.fullName,
    first_name: customer.firstName,
    name_folded: foldName(customer.fullName),
    locale: customer.locale,
    zone: customer.zone,
    source: customer.source,
    birthday_month: customer.birthday?.month ?? null,
    birthday_day: customer.birthday?.day ?? null,
    birthday_year: customer.birthday?.year ?? null,
    note: customer.note,
    preferences: JSON.stringify(customer.preferences),
    source_key: customer.sourceKey,
    import_id: customer.importId,
    created_at: isoInstant(customer.createdAt),
    updated_at: isoInstant(customer.updatedAt),
    erased_at: customer.erasedAt === null ? null : isoInstant(customer.erasedAt),
  }
}

export function changedColumns(changes: Partial<CustomerDetails>): Updateable<CustomerTable> {
  return {
    ...(changes.fullName === undefined ? {} : { full_name: changes.fullName, name_folded: foldName(changes.fullName) }),
    ...(changes.firstName === undefined ? {} : { first_name: changes.firstName }),
    ...(changes.locale === undefined ? {} : { locale: changes.locale }),
    ...(changes.zone === undefined ? {} : { zone: changes.zone }),
    ...(changes.source === undefined ? {} : { source: changes.source }),
    ...(changes.birthday === undefined
      ? {}
      : {
          birthday_month: changes.birthday?.month ?? null,
          birthday_day: changes.birthday?.day ?? null,
          birthday_year: changes.birthday?.year ?? null,
        }),
    ...(changes.note === undefined ? {} : { note: changes.note }),
    ...(changes.preferences === undefined ? {} : { preferences: JSON.stringify(changes.preferences) }),
  }
}

export function customerOf(row: Selectable<CustomerTable>): Customer {
  return {
    id: id<'customer'>(row.customer_id),
    fullName: row.full_name,
    firstName: row.first_name,
    locale: row.locale as Locale | null,
    zone: row.zone,
    source: row.source as CustomerSource,
    birthday: birthdayOf(row),
    note: row.note,
    preferences: row.preferences,
    sourceKey: row.source_key,
    importId: row.import_id === null ? null : id<'import'>(row.import_id),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    erasedAt: row.erased_at,
  }
}

function birthdayOf(row: Selectable<CustomerTable>): Birthday | null {
  if (row.birthday_month === null || row.birthday_day === null) return null
  return { month: row.birthday_month, day: row.birthday_day, year: row.birthday_year }
}

interface PointRow {
  readonly contact_point_id: string
  readonly customer_id: string
  readonly kind: string
  readonly address: string
  readonly phone_kind: string | null
}

export function pointOf(row: PointRow): ContactPoint {
  return {
    id: id<'contact-point'>(row.contact_point_id),
    customerId: id<'customer'>(row.customer_id),
    kind: row.kind as ContactPointKind,
    address: row.address,
    phoneKind: row.phone_kind as PhoneKind | null,
  }
}
