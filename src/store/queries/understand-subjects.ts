/** Cycles by product group and by thing: what was bought when, what the owner said, what was learnt, and the cycles themselves. */
import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import type { PurchaseRows } from '../../domain/understand/purchase-log.ts'
import type { SubjectCycle } from '../../domain/understand/subject-cycle.ts'
import type { SubjectKnowledge, SubjectModels } from '../../domain/understand/subject-models.ts'
import { day, type Day } from '../../kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../kernel/ids.ts'
import type { SubjectStore } from '../../ports/understand-store.ts'
import { clientOf, type CopyRow, copyRows } from '../copy.ts'
import type { Database } from '../schema/database.ts'
import { storedShare } from './understand-rows.ts'
import { readSubjectDays, someSubjectDays } from './understand-subject-days.ts'

type Trx = Transaction<Database>
/** The subject of what is believed where nothing is known. */
const ALL = 'all'
const COLUMNS = [
  'business_id',
  'customer_id',
  'subject',
  'as_of',
  'purchases',
  'first_day',
  'anchor_day',
  'cycle_days',
  'basis',
  'due_day',
  'no_date_reason',
  'due_p10',
  'due_p50',
  'due_p90',
  'strength',
  'p_alive',
  'p28',
  'last_quantity',
  'usual_quantity',
  'stretch',
] as const satisfies readonly (keyof Database['customer_cycle'])[]
/** From this many rows on, COPY is cheaper than a list of values. */
const COPIED_ROWS_MIN = 500

export function subjectQueries(trx: Trx, business: BusinessId): SubjectStore {
  return {
    subjectDays: (until, customerIds) => subjectDays(trx, business, { until, customerIds }),
    subjectKnowledge: customerIds => subjectKnowledge(trx, business, customerIds),
    subjectModels: subjects => subjectModels(trx, business, subjects),
    saveSubjectModels: models => saveSubjectModels(trx, business, models),
    replaceCycles: (of, cycles) => replaceCycles(trx, business, { of, cycles }),
    async cyclesOf(customerIds) {
      if (customerIds.length === 0) return []
      const rows = await sql<Selectable<Database['customer_cycle']>>`
        select * from customer_cycle where business_id = ${business} and customer_id = any(${[...customerIds]}::uuid[])
        order by customer_id, subject`.execute(trx)
      return rows.rows.map(cycleOf)
    },
    async subjectNames(subjects) {
      const found = await sql<{ subject: string; name: string }>`
        select 'group:' || group_id as subject, name from product_group where business_id = ${business} and group_id = any(${idsOf(subjects, 'group:')}::uuid[])
        union all
        select 'asset:' || asset_id, name from asset where business_id = ${business} and asset_id = any(${idsOf(subjects, 'asset:')}::uuid[])`.execute(
        trx,
      )
      return new Map(found.rows.map(row => [row.subject, row.name]))
    },
    async groupsInUse() {
      const found = await sql<{ group_id: string; name: string; used_up: boolean }>`
        select g.group_id, g.name, u.group_id is not null as used_up
        from product_group g left join used_up_group u on u.business_id = g.business_id and u.group_id = g.group_id
        where g.business_id = ${business} order by g.name_folded`.execute(trx)
      return found.rows.map(row => ({ groupId: row.group_id, name: row.name, isUsedUp: row.used_up }))
    },
    async setUsedUpGroups(groupIds) {
      await trx.deleteFrom('used_up_group').where('business_id', '=', business).execute()
      if (groupIds.length === 0) return
      await sql`insert into used_up_group (business_id, group_id)
        select ${business}, g.group_id from product_group g where g.business_id = ${business} and g.group_id = any(${[...groupIds]}::uuid[])`.execute(
        trx,
      )
    },
  }
}

function idsOf(subjects: readonly string[], kind: 'group:' | 'asset:'): string[] {
  return subjects.filter(subject => subject.startsWith(kind)).map(subject => subject.slice(kind.length))
}

async function subjectDays(
  trx: Trx,
  business: BusinessId,
  { until, customerIds }: { readonly until: Day; readonly customerIds: readonly CustomerId[] | undefined },
): Promise<PurchaseRows> {
  return customerIds ? someSubjectDays(trx, business, { until, customerIds }) : readSubjectDays(clientOf(trx), until)
}

async function subjectKnowledge(
  trx: Trx,
  business: BusinessId,
  customerIds: readonly CustomerId[] | undefined,
): Promise<ReadonlyMap<string, SubjectKnowledge>> {
  const whose = customerIds ? sql`and a.customer_id = any(${[...customerIds]}::uuid[])` : sql``
  const found = await sql<{ subject: string; cycle_days: number | null; used_up: boolean; group_id: string | null }>`
    select 'group:' || g.group_id as subject, g.cycle_days, u.group_id is not null as used_up, null as group_id
      from product_group g left join used_up_group u on u.business_id = g.business_id and u.group_id = g.group_id
      where g.business_id = ${business} and (g.cycle_days is not null or u.group_id is not null)
    union all
    select 'asset:' || a.asset_id, a.cycle_days, false, a.group_id from asset a where a.business_id = ${business} and a.removed_at is null ${whose}
  `.execute(trx)
  return new Map(
    found.rows.map(row => [
      row.subject,
      { cycleDays: row.cycle_days, isUsedUp: row.used_up, like: row.group_id === null ? null : `group:${row.group_id}` },
    ]),
  )
}

async function subjectModels(trx: Trx, business: BusinessId, subjects: readonly string[]): Promise<SubjectModels | undefined> {
  const rows = await trx
    .selectFrom('subject_model')
    .selectAll()
    .where('business_id', '=', business)
    .where('subject', 'in', [ALL, ...subjects])
    .execute()
  const common = rows.find(row => row.subject === ALL)
  if (!common) return undefined
  const groups = rows
    .filter(row => row !== common)
    .map(row => [row.subject, { lapse: row.lapse, elasticity: { share: row.elasticity, gaps: row.gaps } }] as const)
  return { common: common.lapse, groups: new Map(groups), basis: common.basis }
}

async function saveSubjectModels(trx: Trx, business: BusinessId, { common, groups, basis }: SubjectModels): Promise<void> {
  await trx.deleteFrom('subject_model').where('business_id', '=', business).execute()
  const rows: CopyRow[] = [
    [business, ALL, JSON.stringify(common), 0, 0, basis],
    ...Array.from(groups, ([subject, { lapse, elasticity }]): CopyRow => [
      business,
      subject,
      JSON.stringify(lapse),
      elasticity.share,
      elasticity.gaps,
      'group',
    ]),
  ]
  await copyRows(trx, { table: 'subject_model', columns: ['business_id', 'subject', 'lapse', 'elasticity', 'gaps', 'basis'] }, rows)
}

async function replaceCycles(
  trx: Trx,
  business: BusinessId,
  { of, cycles }: { readonly of: readonly CustomerId[] | 'everybody'; readonly cycles: readonly SubjectCycle[] },
): Promise<void> {
  const whose = of === 'everybody' ? sql`` : sql`and customer_id = any(${[...of]}::uuid[])`
  await sql`delete from customer_cycle where business_id = ${business} ${whose}`.execute(trx)
  if (cycles.length === 0) return
  const rows = cycles.map(cycle => rowOf(business, cycle))
  if (rows.length < COPIED_ROWS_MIN) await trx.insertInto('customer_cycle').values(rows).execute()
  else
    await copyRows(
      trx,
      { table: 'customer_cycle', columns: COLUMNS },
      rows.map((row): CopyRow => COLUMNS.map(column => row[column])),
    )
}

function rowOf(business: BusinessId, cycle: SubjectCycle): Insertable<Database['customer_cycle']> {
  return {
    business_id: business,
    customer_id: cycle.customerId,
    subject: cycle.subject,
    as_of: cycle.asOf,
    purchases: cycle.purchases,
    first_day: cycle.firstDay,
    anchor_day: cycle.anchorDay,
    cycle_days: cycle.cycleDays,
    basis: cycle.basis,
    due_day: cycle.dueDay,
    no_date_reason: cycle.noDateReason,
    due_p10: cycle.dueP10,
    due_p50: cycle.dueP50,
    due_p90: cycle.dueP90,
    strength: storedShare(cycle.strength),
    p_alive: storedShare(cycle.pAlive),
    p28: storedShare(cycle.p28),
    last_quantity: cycle.lastQuantity,
    usual_quantity: cycle.usualQuantity,
    stretch: cycle.stretch,
  }
}

function cycleOf(row: Selectable<Database['customer_cycle']>): SubjectCycle {
  return {
    customerId: id(row.customer_id),
    subject: row.subject,
    asOf: day(row.as_of),
    purchases: row.purchases,
    firstDay: day(row.first_day),
    anchorDay: day(row.anchor_day),
    cycleDays: row.cycle_days,
    basis: row.basis,
    dueDay: row.due_day === null ? null : day(row.due_day),
    noDateReason: row.no_date_reason,
    dueP10: day(row.due_p10),
    dueP50: day(row.due_p50),
    dueP90: day(row.due_p90),
    strength: row.strength,
    pAlive: row.p_alive,
    p28: row.p28,
    lastQuantity: row.last_quantity,
    usualQuantity: row.usual_quantity,
    stretch: row.stretch,
  }
}
