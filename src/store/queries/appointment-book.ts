/** Resources with their weeks, and services. */
import { sql, type Transaction } from 'kysely'
import type { Resource, Service } from '../../domain/respond/appointment.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { type Instant, isoInstant } from '../../kernel/instant.ts'
import type { AppointmentStore } from '../../ports/appointment-store.ts'
import type { Database } from '../schema/database.ts'

type BookQueries = Pick<AppointmentStore, 'resources' | 'services' | 'saveResource' | 'saveService' | 'ensureResource' | 'lockResources'>

interface ResourceRow {
  readonly resource_id: string
  readonly name: string
  readonly kind: string
  readonly units: number
  readonly is_active: boolean
}
interface HoursRow {
  readonly resource_id: string
  readonly weekday: number
  readonly from_minute: number
  readonly to_minute: number
  readonly valid_from: string
  readonly valid_to: string | null
}
interface ExceptionRow {
  readonly resource_id: string
  readonly day: string
  readonly from_minute: number
  readonly to_minute: number
}

/** The first day of the calendar stands for "since ever", because a key has no nulls. */
const EVER = '0001-01-01'

export function bookQueries(trx: Transaction<Database>, business: BusinessId): BookQueries {
  return {
    resources: () => readResources(trx, business),
    services: () => readServices(trx, business),
    saveResource: (resource, at) => saveResource(trx, business, { resource, at }),
    saveService: (service, at) => saveService(trx, business, { service, at }),
    async ensureResource({ resourceId, name, kind, units }, at) {
      await sql`insert into resource (business_id, resource_id, name, kind, units, created_at)
        values (${business}, ${resourceId}, ${name}, ${kind}, ${units}, ${isoInstant(at)}) on conflict do nothing`.execute(trx)
    },
    async lockResources(resourceIds) {
      await sql`select resource_id from resource where business_id = ${business} and resource_id = any(${[...resourceIds]}::uuid[])
        order by resource_id for update`.execute(trx)
    },
  }
}

async function readResources(trx: Transaction<Database>, business: BusinessId): Promise<readonly Resource[]> {
  const resources = await sql<ResourceRow>`select resource_id, name, kind, units, is_active from resource
    where business_id = ${business} order by created_at, resource_id`.execute(trx)
  const hours = await sql<HoursRow>`select resource_id, weekday, from_minute, to_minute, valid_from, valid_to from resource_hours
    where business_id = ${business} order by resource_id, weekday, from_minute`.execute(trx)
  const exceptions = await sql<ExceptionRow>`select resource_id, day, from_minute, to_minute from resource_exception
    where business_id = ${business} order by resource_id, day, from_minute`.execute(trx)
  return resources.rows.map(row => ({
    resourceId: id<'resource'>(row.resource_id),
    name: row.name,
    kind: row.kind,
    units: row.units,
    isActive: row.is_active,
    hours: hours.rows
      .filter(one => one.resource_id === row.resource_id)
      .map(one => ({
        weekday: one.weekday,
        fromMinute: one.from_minute,
        toMinute: one.to_minute,
        validFrom: one.valid_from === EVER ? null : day(one.valid_from),
        validTo: one.valid_to === null ? null : day(one.valid_to),
      })),
    exceptions: exceptions.rows
      .filter(one => one.resource_id === row.resource_id)
      .map(one => ({
        day: day(one.day),
        span: one.from_minute < one.to_minute ? { fromMinute: one.from_minute, toMinute: one.to_minute } : null,
      })),
  }))
}

async function saveResource(
  trx: Transaction<Database>,
  business: BusinessId,
  { resource, at }: { readonly resource: Resource; readonly at: Instant },
): Promise<void> {
  const { resourceId, name, kind, units, isActive, hours, exceptions } = resource
  await sql`insert into resource (business_id, resource_id, name, kind, units, is_active, created_at)
    values (${business}, ${resourceId}, ${name}, ${kind}, ${units}, ${isActive}, ${isoInstant(at)})
    on conflict (business_id, resource_id) do update set name = excluded.name, kind = excluded.kind, units = excluded.units,
      is_active = excluded.is_active`.execute(trx)
  await sql`delete from resource_hours where business_id = ${business} and resource_id = ${resourceId}`.execute(trx)
  await sql`delete from resource_exception where business_id = ${business} and resource_id = ${resourceId}`.execute(trx)
  for (const span of hours) {
    await sql`insert into resource_hours (business_id, resource_id, weekday, from_minute, to_minute, valid_from, valid_to)
      values (${business}, ${resourceId}, ${span.weekday}, ${span.fromMinute}, ${span.toMinute}, ${span.validFrom ?? EVER}, ${span.validTo})
      on conflict do nothing`.execute(trx)
  }
  for (const exception of exceptions) {
    await sql`insert into resource_exception (business_id, resource_id, day, from_minute, to_minute)
      values (${business}, ${resourceId}, ${exception.day}, ${exception.span?.fromMinute ?? 0}, ${exception.span?.toMinute ?? 0})
      on conflict do nothing`.execute(trx)
  }
}

async function readServices(trx: Transaction<Database>, business: BusinessId): Promise<readonly Service[]> {
  const { rows } = await sql<{
    service_id: string
    name: string
    duration_minutes: number
    buffer_before_minutes: number
    buffer_after_minutes: number
    price_minor: string | number | null
    needs: string[]
    is_active: boolean
  }>`select service_id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_minor, needs, is_active from service
    where business_id = ${business} order by created_at, service_id`.execute(trx)
  return rows.map(row => ({
    serviceId: id<'service'>(row.service_id),
    name: row.name,
    durationMinutes: row.duration_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    priceMinor: row.price_minor === null ? null : Number(row.price_minor),
    needs: row.needs,
    isActive: row.is_active,
  }))
}

async function saveService(
  trx: Transaction<Database>,
  business: BusinessId,
  { service, at }: { readonly service: Service; readonly at: Instant },
): Promise<void> {
  await sql`insert into service (business_id, service_id, name, duration_minutes, buffer_before_minutes, buffer_after_minutes, price_minor, needs,
      is_active, created_at)
    values (${business}, ${service.serviceId}, ${service.name}, ${service.durationMinutes}, ${service.bufferBeforeMinutes},
      ${service.bufferAfterMinutes}, ${service.priceMinor}, ${[...service.needs]}::text[], ${service.isActive}, ${isoInstant(at)})
    on conflict (business_id, service_id) do update set name = excluded.name, duration_minutes = excluded.duration_minutes,
      buffer_before_minutes = excluded.buffer_before_minutes, buffer_after_minutes = excluded.buffer_after_minutes,
      price_minor = excluded.price_minor, needs = excluded.needs, is_active = excluded.is_active`.execute(trx)
}
