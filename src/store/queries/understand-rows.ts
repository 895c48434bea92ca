/** One customer's understanding as a row, and many of them at once. */
import { type Insertable, type RawBuilder, type Selectable, sql, type Transaction } from 'kysely'
import type { Understanding } from '../../domain/understand/understanding.ts'
import { day } from '../../kernel/day.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { minor } from '../../kernel/money.ts'
import { type CopyRow, copyToStage, messagesOf } from '../copy.ts'
import { prepared } from '../prepared.ts'
import type { Database } from '../schema/database.ts'

const COLUMNS = [
  'business_id',
  'customer_id',
  'as_of',
  'purchases',
  'first_day',
  'anchor_day',
  'cycle_days',
  'basis',
  'due_day',
  'no_date_reason',
  'window_from',
  'window_to',
  'due_p10',
  'due_p50',
  'due_p90',
  'strength',
  'p_alive',
  'p14',
  'p28',
  'segment',
  'reason',
  'value_365_minor',
  'value_365_low_minor',
  'value_365_high_minor',
] as const satisfies readonly (keyof Database['understanding'])[]
const LIST = COLUMNS.join(', ')
const REPLACED = COLUMNS.slice(2)
  .map(column => `${column} = excluded.${column}`)
  .join(', ')
/** From this many rows on, a staging table is cheaper than a list of values. */
const STAGED_ROWS_MIN = 100
/** So many are in memory at a time, however many there are. */
const STAGED_ROWS_MAX = 20_000
const STAGE = 'understanding_stage'

/** The smallest share that a column of four bytes can hold is 1e-45; whoever is gone for good is nought. */
const LEAST_SHARE = 1e-37
export const storedShare = (share: number): number => (share < LEAST_SHARE ? 0 : share)

const sumOrNull = (value: number | null) => (value === null ? null : minor(value))

export function understandingOf(row: Selectable<Database['understanding']>): Understanding {
  const dayOrNull = (text: string | null) => (text === null ? null : day(text))
  return {
    customerId: id(row.customer_id),
    asOf: day(row.as_of),
    purchases: row.purchases,
    firstDay: day(row.first_day),
    anchorDay: day(row.anchor_day),
    cycleDays: row.cycle_days,
    basis: row.basis,
    dueDay: dayOrNull(row.due_day),
    noDateReason: row.no_date_reason,
    windowFrom: dayOrNull(row.window_from),
    windowTo: dayOrNull(row.window_to),
    dueP10: day(row.due_p10),
    dueP50: day(row.due_p50),
    dueP90: day(row.due_p90),
    strength: row.strength,
    pAlive: row.p_alive,
    p14: row.p14,
    p28: row.p28,
    segment: row.segment,
    reason: row.reason,
    value365Minor: sumOrNull(row.value_365_minor),
    value365LowMinor: sumOrNull(row.value_365_low_minor),
    value365HighMinor: sumOrNull(row.value_365_high_minor),
  }
}

/** The rows of a few go with the next message, one statement each; nobody waits for them. */
export async function keepUnderstandings(trx: Transaction<Database>, business: BusinessId, few: readonly Understanding[]): Promise<void> {
  if (few.length >= STAGED_ROWS_MIN) await saveUnderstandings(trx, business, few)
  else for (const one of few) messagesOf(trx).later(KEEP_ONE(columnsOf(business, one)))
}

/** Writes all rows and a line of history for each segment that changed, so many at a time; returns how many changed. */
export async function saveUnderstandings(
  trx: Transaction<Database>,
  business: BusinessId,
  understandings: Iterable<Understanding>,
): Promise<number> {
  let moved = 0
  for (const rows of chunksOf(understandings, STAGED_ROWS_MAX)) {
    moved += await saveStaged(
      trx,
      rows.map(one => columnsOf(business, one)),
    )
  }
  if (moved > 0) await forgetNoChange(trx, business)
  return moved
}

function* chunksOf<Value>(values: Iterable<Value>, size: number): Generator<Value[]> {
  let chunk: Value[] = []
  for (const value of values) {
    chunk.push(value)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

async function saveStaged(trx: Transaction<Database>, rows: readonly StagedColumns[]): Promise<number> {
  await copyToStage(trx, { stage: STAGE, like: 'understanding', columns: COLUMNS }, stagedRows(rows))
  const source = sql.raw(`pg_temp.${STAGE}`)
  const history = await historyOf(source).execute(trx)
  await upsertFrom(source).execute(trx)
  await sql.raw(`drop table pg_temp.${STAGE}`).execute(trx)
  return Number(history.numAffectedRows ?? 0n)
}

function* stagedRows(rows: readonly StagedColumns[]): Generator<CopyRow> {
  for (const row of rows) yield COLUMNS.map(column => row[column])
}

type Columns = Insertable<Database['understanding']>
type StagedColumns = Columns & Record<(typeof COLUMNS)[number], string | number | null>

function historyOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into segment_history (business_id, customer_id, day, segment, reason)
    select s.business_id, s.customer_id, s.as_of, s.segment, s.reason
    from ${source} s left join understanding u on u.business_id = s.business_id and u.customer_id = s.customer_id
    where u.segment is distinct from s.segment
    on conflict (business_id, customer_id, day) do update set segment = excluded.segment, reason = excluded.reason`
}

function upsertFrom(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into understanding (${sql.raw(LIST)}) select ${sql.raw(LIST)} from ${source}
    on conflict (business_id, customer_id) do update set ${sql.raw(REPLACED)}`
}

/** Who moved and came back on one day has not moved. */
async function forgetNoChange(trx: Transaction<Database>, business: BusinessId): Promise<void> {
  await sql`
    delete from segment_history h where h.business_id = ${business} and h.day = (select max(day) from segment_history where business_id = ${business})
      and h.segment = (select p.segment from segment_history p
        where p.business_id = h.business_id and p.customer_id = h.customer_id and p.day < h.day order by p.day desc limit 1)`.execute(trx)
}

/** The types of the columns, by their names. */
const TYPES = {
  business_id: 'integer',
  customer_id: 'uuid',
  as_of: 'date',
  purchases: 'integer',
  first_day: 'date',
  anchor_day: 'date',
  cycle_days: 'real',
  basis: 'text',
  due_day: 'date',
  no_date_reason: 'text',
  window_from: 'date',
  window_to: 'date',
  due_p10: 'date',
  due_p50: 'date',
  due_p90: 'date',
  strength: 'real',
  p_alive: 'real',
  p14: 'real',
  p28: 'real',
  segment: 'text',
  reason: 'json',
  value_365_minor: 'bigint',
  value_365_low_minor: 'bigint',
  value_365_high_minor: 'bigint',
} as const satisfies Record<(typeof COLUMNS)[number], string>

/**
 * One customer in one statement: its parts see the tables as they were before, so the change of segment is known without asking first. Who
 * moved and came back on one day has not moved, and what is as it was is not written again.
 */
const KEEP_ONE = prepared(TYPES, values => {
  const his = (table: string) =>
    sql`${sql.ref(`${table}.business_id`)} = ${values.business_id} and ${sql.ref(`${table}.customer_id`)} = ${values.customer_id}`
  const unlike = COLUMNS.slice(2).map(column =>
    column === 'reason'
      ? sql`u.reason::text is distinct from excluded.reason::text`
      : sql`${sql.ref(`u.${column}`)} is distinct from ${sql.ref(`excluded.${column}`)}`,
  )
  return sql`
    with was as (
      select (select u.segment from understanding u where ${his('u')}) as latest,
        (select h.segment from segment_history h where ${his('h')} and h.day < ${values.as_of} order by h.day desc limit 1) as before
    ), moved as (
      insert into segment_history (business_id, customer_id, day, segment, reason)
      select ${values.business_id}, ${values.customer_id}, ${values.as_of}, ${values.segment}, ${values.reason} from was
      where was.latest is distinct from ${values.segment} and was.before is distinct from ${values.segment}
      on conflict (business_id, customer_id, day) do update set segment = excluded.segment, reason = excluded.reason
    ), back as (
      delete from segment_history h using was
      where ${his('h')} and h.day = ${values.as_of} and was.latest is distinct from ${values.segment} and was.before = ${values.segment}
    )
    insert into understanding as u (${sql.raw(LIST)}) values (${sql.join(COLUMNS.map(column => values[column]))})
    on conflict (business_id, customer_id) do update set ${sql.raw(REPLACED)} where ${sql.join(unlike, sql` or `)}`
})

function columnsOf(business: BusinessId, one: Understanding): StagedColumns {
  return {
    business_id: business,
    customer_id: one.customerId,
    as_of: one.asOf,
    purchases: one.purchases,
    first_day: one.firstDay,
    anchor_day: one.anchorDay,
    cycle_days: one.cycleDays,
    basis: one.basis,
    due_day: one.dueDay,
    no_date_reason: one.noDateReason,
    window_from: one.windowFrom,
    window_to: one.windowTo,
    due_p10: one.dueP10,
    due_p50: one.dueP50,
    due_p90: one.dueP90,
    strength: storedShare(one.strength),
    p_alive: storedShare(one.pAlive),
    p14: storedShare(one.p14),
    p28: storedShare(one.p28),
    segment: one.segment,
    reason: JSON.stringify(one.reason),
    value_365_minor: one.value365Minor,
    value_365_low_minor: one.value365LowMinor,
    value_365_high_minor: one.value365HighMinor,
  }
}
