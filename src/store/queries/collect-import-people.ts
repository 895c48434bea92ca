/** A batch of people of a file, in a few statements however many they are. */
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { EVERY_CHANNEL, PURPOSES } from '../../domain/collect/consent.ts'
import type { ContactAddress } from '../../domain/collect/contact-point.ts'
import { foldName } from '../../domain/collect/customer.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ImportBatch, ImportStore, StagedPerson, WriteTally } from '../../ports/import-store.ts'
import { BinaryRows, type RowWriter } from '../binary-rows.ts'
import { sendRows } from '../copy-binary.ts'
import type { Database } from '../schema/database.ts'
import { lookedUpByIndex } from './by-index.ts'
import { quickOrCareful } from './quick-or-careful.ts'

const PERSON_STAGE = {
  stage: 'import_person',
  columns: {
    customer_id: 'uuid',
    source_key: 'text',
    full_name: 'text',
    first_name: 'text',
    name_folded: 'text',
    birthday_month: 'smallint',
    birthday_day: 'smallint',
    birthday_year: 'smallint',
    note: 'text',
  },
} as const
/** Each with the customer to whom it is to be linked. */
const POINT_STAGE = {
  stage: 'import_point',
  columns: { contact_point_id: 'uuid', kind: 'text', address: 'text', phone_kind: 'text', customer_id: 'uuid' },
} as const
const DETAILS = sql.raw('full_name, first_name, name_folded, birthday_month, birthday_day, birthday_year, note, source_key')

export function importPeopleQueries(trx: Transaction<Database>, business: BusinessId): Pick<ImportStore, 'writePeople' | 'known'> {
  return {
    known: async source => {
      const found = await sql<{ people: boolean; sales: boolean }>`select
        exists (select from customer where business_id = ${business}) or exists (select from contact_point where business_id = ${business}) as people,
        exists (select from purchase where business_id = ${business} and source = ${source})
          or exists (select from refund where business_id = ${business} and source = ${source}) as sales`.execute(trx)
      return found.rows[0] ?? { people: true, sales: true }
    },
    writePeople: async (batch, people) => {
      const staged = await stage(trx, business, people)
      if (batch.isFirstOfPeople && !(await somebodyCame(trx, business, batch))) return writeFirst(trx, business, { batch, staged })
      const found = await match(trx, business, batch)
      const created = await insertNew(trx, business, batch)
      const updated = new Set([...(await fillGaps(trx, business, batch)), ...(await linkPoints(trx, business, batch))])
      await insertRefusals(trx, business, { batch, staged })
      const changed = sql`select coalesce(m.known_id, m.proposed_id) from pg_temp.person_match m where m.known_id is null or m.known_id = any(${[...updated]}::uuid[])`
      await sql`insert into customer_change (business_id, customer_id, changed_at) select distinct ${business}::integer, x, ${isoInstant(batch.at)}::timestamptz
        from (${changed}) as c(x) on conflict (business_id, customer_id) do update set changed_at = excluded.changed_at`.execute(trx)
      await sql`drop table pg_temp.import_person, pg_temp.import_point, pg_temp.person_match`.execute(trx)
      const ids = staged.ids.map(proposed => id<'customer'>(found.get(proposed) ?? proposed))
      return { ids, created, updated: updated.size, unchanged: ids.length - created - updated.size }
    },
  }
}

/** Whether a till or a hand has made a customer while the file was being written. */
async function somebodyCame(trx: Transaction<Database>, business: BusinessId, { at }: ImportBatch): Promise<boolean> {
  const newer = await sql<{
    came: boolean
  }>`select exists (select from customer where business_id = ${business} and created_at > ${isoInstant(at)}::timestamptz) as came`.execute(
    trx,
  )
  return newer.rows[0]?.came ?? true
}

/** The first file of a business brings only new people: no look-ups, no gaps to fill. */
async function writeFirst(
  trx: Transaction<Database>,
  business: BusinessId,
  { batch, staged }: StagedBatch,
): Promise<WriteTally & { readonly ids: readonly CustomerId[] }> {
  const { importId } = batch
  const at = isoInstant(batch.at)
  // The trigrams of a whole file are sorted into their indexes at once, at its end, for a third of the cost.
  await sql`set local gin_pending_list_limit = '64MB'`.execute(trx)
  await sql`insert into customer (business_id, customer_id, ${DETAILS}, source, import_id, created_at, updated_at)
    select ${business}, customer_id, ${DETAILS}, 'existing', ${importId}::uuid, ${at}::timestamptz, ${at}::timestamptz
    from pg_temp.import_person`.execute(trx)
  const insertPoints = async (onConflict: RawBuilder<unknown>): Promise<void> => {
    await sql`insert into contact_point (business_id, contact_point_id, kind, address, phone_kind, import_id, created_at)
      select ${business}, contact_point_id, kind, address, phone_kind, ${importId}::uuid, ${at}::timestamptz
      from pg_temp.import_point ${onConflict}`.execute(trx)
    await sql`insert into contact_point_link (business_id, contact_point_id, customer_id, import_id, linked_at)
      select ${business}::integer, contact_point_id, customer_id, ${importId}::uuid, ${at}::timestamptz from pg_temp.import_point
      ${onConflict}`.execute(trx)
  }
  // Two numbered customers may share a telephone, within a batch or across two.
  const withCare = (): Promise<void> => insertPoints(sql`on conflict do nothing`)
  if (batch.hasSharedPoints) await withCare()
  else await quickOrCareful(trx, () => insertPoints(sql``), withCare)
  await insertRefusals(trx, business, { batch, staged })
  await sql`drop table pg_temp.import_person, pg_temp.import_point`.execute(trx)
  return { ids: staged.ids, created: staged.ids.length, updated: 0, unchanged: 0 }
}

interface Staged {
  /** Proposed, in the order given. */
  readonly ids: readonly CustomerId[]
  /** Contact points of people who want no letters. */
  readonly refused: ReadonlySet<string>
}

interface StagedBatch {
  readonly batch: ImportBatch
  readonly staged: Staged
}

async function stage(trx: Transaction<Database>, business: BusinessId, people: Iterable<StagedPerson>): Promise<Staged> {
  const ids: CustomerId[] = []
  const refused = new Set<string>()
  const points: (ContactAddress & { readonly id: string; readonly customerId: CustomerId })[] = []
  const rows = new BinaryRows(PERSON_STAGE)
  for (const person of people) {
    ids.push(person.id)
    writePerson(rows, person)
    for (const { kind, address, phoneKind } of person.points) {
      const point = pointId(business, { kind, address })
      points.push({ id: point, kind, address, phoneKind, customerId: person.id })
      if (person.refuses) refused.add(point)
    }
  }
  await sendRows(trx, rows)
  const linked = new BinaryRows(POINT_STAGE)
  for (const { id: point, kind, address, phoneKind, customerId } of inOrder(points)) {
    linked.begin()
    linked.uuid(point)
    linked.repeated(kind)
    linked.text(address)
    linked.text(phoneKind)
    linked.uuid(customerId)
  }
  await sendRows(trx, linked)
  return { ids, refused }
}

/** More than a batch has contacts. */
const POINTS_SPAN = 2 ** 20

/** By the beginning of their ids: near enough for the indexes, and numbers are sorted quicker than texts. */
function* inOrder<T extends { readonly id: string }>(points: readonly T[]): Generator<T> {
  const keys = Float64Array.from(points, ({ id: point }, at) => Number.parseInt(point.slice(0, 8), 16) * POINTS_SPAN + at)
  for (const key of keys.sort()) {
    const point = points[key % POINTS_SPAN]
    if (point) yield point
  }
}

function writePerson(row: RowWriter, { id: customerId, sourceKey, fullName, firstName, birthday, note }: StagedPerson): void {
  row.begin()
  row.uuid(customerId)
  row.text(sourceKey)
  row.text(fullName)
  row.text(firstName)
  row.text(foldName(fullName))
  row.smallint(birthday?.month ?? null)
  row.smallint(birthday?.day ?? null)
  row.smallint(birthday?.year ?? null)
  row.text(note)
}

function pointId(business: BusinessId, point: { readonly kind: string; readonly address: string }): string {
  return nameUuid(`${business}|${point.kind}|${point.address}`)
}

/**
 * Proposed id → known customer. Within a source its number decides; a contact point finds only customers that this source
 * does not number itself, so that two numbers with one family phone stay two.
 */
async function match(trx: Transaction<Database>, business: BusinessId, { source }: ImportBatch): Promise<Map<string, string>> {
  await lookedUpByIndex(trx, async () => {
    await sql`create temporary table key_match on commit drop as
      select s.customer_id as proposed_id, coalesce((select m.kept_id from customer_merge m
        where m.business_id = ${business} and m.merged_id = c.customer_id and m.undone_at is null limit 1), c.customer_id) as known_id
      from pg_temp.import_person s
      cross join lateral (select customer_id from customer where business_id = ${business} and source_key = s.source_key offset 0) c`.execute(
      trx,
    )
    await sql`create temporary table point_match on commit drop as
      select i.customer_id as proposed_id, c.customer_id as known_id, c.full_name, c.source_key, l.linked_at
      from pg_temp.import_point i
      cross join lateral (select customer_id, linked_at from contact_point_link
        where business_id = ${business} and contact_point_id = i.contact_point_id and unlinked_at is null offset 0) l
      cross join lateral (select customer_id, full_name, source_key from customer
        where business_id = ${business} and customer_id = l.customer_id and erased_at is null offset 0) c`.execute(trx)
  })
  await sql`create temporary table person_match on commit drop as
    with by_point as (
      select distinct on (p.proposed_id) p.proposed_id, p.known_id
      from pg_temp.point_match p join pg_temp.import_person s on s.customer_id = p.proposed_id
      where s.source_key is null or p.source_key is null or not starts_with(p.source_key, ${`${source}:`})
      order by p.proposed_id, (p.full_name = s.full_name) desc, p.linked_at, p.known_id)
    select s.customer_id as proposed_id, coalesce(k.known_id, p.known_id) as known_id from pg_temp.import_person s
    left join pg_temp.key_match k on k.proposed_id = s.customer_id left join by_point p on p.proposed_id = s.customer_id`.execute(trx)
  await sql`drop table pg_temp.key_match, pg_temp.point_match`.execute(trx)
  const rows = await sql<{
    proposed_id: string
    known_id: string
  }>`select proposed_id, known_id from pg_temp.person_match where known_id is not null`.execute(trx)
  return new Map(rows.rows.map(row => [row.proposed_id, row.known_id]))
}

async function insertNew(trx: Transaction<Database>, business: BusinessId, { importId, at }: ImportBatch): Promise<number> {
  const made = await sql`insert into customer (business_id, customer_id, ${DETAILS}, source, import_id, created_at, updated_at)
    select ${business}, s.customer_id, ${DETAILS}, 'existing', ${importId}, ${isoInstant(at)}, ${isoInstant(at)}
    from pg_temp.import_person s join pg_temp.person_match m on m.proposed_id = s.customer_id where m.known_id is null`.execute(trx)
  return Number(made.numAffectedRows ?? 0n)
}

/** What the owner wrote stays; a file only fills what is empty. Each change is remembered as it was. */
async function fillGaps(trx: Transaction<Database>, business: BusinessId, { importId, at }: ImportBatch): Promise<string[]> {
  const gaps = sql`c.business_id = ${business} and (
    (c.full_name = '' and s.full_name <> '') or (c.birthday_month is null and s.birthday_month is not null) or (c.note = '' and s.note <> '')
    or (c.source_key is null and s.source_key is not null))`
  const known = sql`(select distinct on (m.known_id) m.known_id, p.* from pg_temp.import_person p
    join pg_temp.person_match m on m.proposed_id = p.customer_id where m.known_id is not null order by m.known_id, p.customer_id) s`
  await sql`insert into import_journal (business_id, import_id, entity, entity_id, before_image, revision_after)
    select ${business}, ${importId}, 'customer', c.customer_id, to_jsonb(c), c.revision + 1 from ${known} join customer c on c.customer_id = s.known_id
    where ${gaps} and c.import_id is distinct from ${importId}::uuid on conflict do nothing`.execute(trx)
  const filled = await sql<{ id: string }>`update customer c set
      first_name = case when c.full_name = '' then s.first_name else c.first_name end,
      name_folded = case when c.full_name = '' then s.name_folded else c.name_folded end,
      full_name = case when c.full_name = '' then s.full_name else c.full_name end,
      birthday_day = case when c.birthday_month is null then s.birthday_day else c.birthday_day end,
      birthday_year = case when c.birthday_month is null then s.birthday_year else c.birthday_year end,
      birthday_month = coalesce(c.birthday_month, s.birthday_month),
      note = case when c.note = '' then s.note else c.note end,
      source_key = coalesce(c.source_key, s.source_key), updated_at = ${isoInstant(at)}, revision = c.revision + 1
    from ${known} where c.customer_id = s.known_id and ${gaps} returning c.customer_id as id`.execute(trx)
  return filled.rows.map(row => row.id)
}

/** Known customers that got a contact point they did not have. A link the owner took away is not put back. */
async function linkPoints(trx: Transaction<Database>, business: BusinessId, { importId, at }: ImportBatch): Promise<string[]> {
  await sql`insert into contact_point (business_id, contact_point_id, kind, address, phone_kind, import_id, created_at)
    select distinct ${business}::integer, contact_point_id, kind, address, phone_kind, ${importId}::uuid, ${isoInstant(at)}::timestamptz
    from pg_temp.import_point
    on conflict do nothing`.execute(trx)
  const linked = await sql<{ id: string }>`with linked as (
      insert into contact_point_link (business_id, contact_point_id, customer_id, import_id, linked_at)
      select distinct ${business}::integer, i.contact_point_id, coalesce(m.known_id, m.proposed_id), ${importId}::uuid, ${isoInstant(at)}::timestamptz
      from pg_temp.import_point i join pg_temp.person_match m on m.proposed_id = i.customer_id
      on conflict do nothing returning customer_id)
    select distinct l.customer_id as id from linked l join pg_temp.person_match m on m.known_id = l.customer_id`.execute(trx)
  return linked.rows.map(row => row.id)
}

/** A no in the file holds at once, whatever basis is chosen later. */
async function insertRefusals(trx: Transaction<Database>, business: BusinessId, { batch, staged }: StagedBatch): Promise<void> {
  if (staged.refused.size === 0) return
  const rows = [...staged.refused].flatMap(point =>
    PURPOSES.filter(purpose => purpose !== 'service').map(purpose => ({
      business_id: business,
      consent_id: nameUuid(`${batch.importId}|refusal|${point}|${purpose}`),
      contact_point_id: point,
      channel: EVERY_CHANNEL,
      purpose,
      status: 'withdrawn',
      basis: 'refusal',
      text_version: 'import',
      locale: 'en',
      source: 'import',
      actor: 'import',
      evidence: '{}',
      text_shown: '',
      import_id: batch.importId,
      at: isoInstant(batch.at),
    })),
  )
  await trx
    .insertInto('consent')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
