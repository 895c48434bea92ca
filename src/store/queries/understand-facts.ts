/** All that is needed to understand some customers, in one message: settings and model are read only where they have changed. */
import { type Selectable, sql, type Transaction } from 'kysely'
import type { BusinessModel } from '../../domain/understand/business-model.ts'
import type { PurchaseRows } from '../../domain/understand/purchase-log.ts'
import type { SegmentPolicy, Standing } from '../../domain/understand/segment.ts'
import { assert } from '../../kernel/assert.ts'
import type { Day } from '../../kernel/day.ts'
import type { BusinessId, CustomerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { localDay } from '../../kernel/zone.ts'
import type { StoredBusiness } from '../../ports/business-store.ts'
import type { UnderstandingFacts } from '../../ports/understand-store.ts'
import { bytes } from '../binary-columns.ts'
import { messagesOf } from '../copy.ts'
import { KEPT } from '../kept-statement.ts'
import { prepared } from '../prepared.ts'
import { type Marked, markOf, type Remembered } from '../remembered.ts'
import type { Database } from '../schema/database.ts'
import type { SecretBox } from '../secret-box.ts'
import { businessOf } from './business.ts'
import { KEPT_AMOUNT, KEPT_PURCHASE } from './understand-kept.ts'

type PurchaseValues = readonly [place: number, day: number, amountMinor: number]

interface FactsRow {
  readonly settings_mark: string
  readonly model_mark: string | null
  readonly policy: SegmentPolicy | null
  readonly previous: Readonly<Record<string, Standing>> | null
  readonly purchases: readonly PurchaseValues[] | null
  readonly have_cycles: boolean
  readonly have_subjects: boolean
}

/** Each customer is looked up in each table through its index: the plan is the same for one and for hundreds. */
const FACTS = prepared({ business: 'integer', ids: 'uuid[]', today: 'date' }, ({ business, ids, today }) => {
  const each = sql`unnest(${ids}) with ordinality as asked(customer_id, place)`
  const some = (table: string) =>
    sql`exists(select from ${each} cross join lateral (
      select from ${sql.table(table)} k where k.business_id = ${business} and k.customer_id = asked.customer_id limit 1) found)`
  return sql`
    select ${sql.raw(markOf('b'))} as settings_mark,
      (select ${sql.raw(markOf('m'))} from understanding_model m where m.business_id = ${business}) as model_mark,
      (select policy from segment_policy where business_id = ${business}) as policy,
      (select json_object_agg(asked.customer_id, h.segment) from ${each} cross join lateral (
        select segment from segment_history where business_id = ${business} and customer_id = asked.customer_id and day < ${today}
        order by day desc limit 1) h) as previous,
      (select json_agg(json_build_array(d.place, d.day, d.amount) order by d.place, d.day) from (
        select asked.place, k.day, k.amount from ${each} cross join lateral (
          select p.local_day - date '1970-01-01' as day, ${sql.raw(KEPT_AMOUNT)}::float8 as amount
          from purchase p
          where p.business_id = ${business} and p.customer_id = asked.customer_id and p.local_day <= ${today} and ${sql.raw(KEPT_PURCHASE)}
          group by p.local_day) k) d) as purchases,
      ${some('customer_cycle')} as have_cycles,
      exists(select from product_group where business_id = ${business}) or ${some('asset')} as have_subjects
    from business b where b.business_id = ${business}`
})

export interface Facts {
  readonly ids: readonly CustomerId[]
  readonly at: Instant
}

/** A transaction of one business, and what it may have to unseal or to remember. */
export interface Opened {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly box: SecretBox
  readonly remembered: Remembered
}

export async function understandingFacts(opened: Opened, { ids, at }: Facts): Promise<UnderstandingFacts> {
  const { trx, business, remembered } = opened
  const known = remembered.of(business)
  const sorted = ids.toSorted()
  known.settings ??= await readSettings(opened)
  for (;;) {
    const { mark, value: settings } = known.settings
    const today = localDay(at, settings.zone)
    const row = await ask(trx, { business, ids: sorted, today })
    // Somebody has changed the settings since: what today is depends on them.
    if (row.settings_mark !== mark) {
      known.settings = await readSettings(opened)
      continue
    }
    if (row.model_mark !== (known.model?.mark ?? null)) known.model = await readModel(opened)
    return {
      settings,
      today,
      model: known.model?.value,
      policy: row.policy ?? undefined,
      previous: new Map(Object.entries(row.previous ?? {})),
      purchases: purchasesOf(sorted, row.purchases ?? []),
      haveCycles: row.have_cycles,
      haveSubjects: row.have_subjects,
    }
  }
}

async function ask(
  trx: Transaction<Database>,
  { business, ids, today }: { readonly business: BusinessId; readonly ids: readonly CustomerId[]; readonly today: Day },
): Promise<FactsRow> {
  const [row] = await messagesOf(trx).ask<FactsRow>(FACTS({ business, ids: bytes.uuid(ids), today }))
  assert(row !== undefined, 'a business has its row')
  return row
}

/** In the order of customers and days. */
function purchasesOf(sorted: readonly CustomerId[], values: readonly PurchaseValues[]): PurchaseRows {
  const ids: string[] = []
  const [keys, days, amounts] = [new Int32Array(values.length), new Int32Array(values.length), new Float64Array(values.length)]
  let lastPlace = 0
  for (const [at, [place, day, amount]] of values.entries()) {
    if (place !== lastPlace) ids.push(sorted[place - 1] ?? '')
    lastPlace = place
    keys[at] = ids.length - 1
    days[at] = day
    amounts[at] = amount
  }
  return { ids, keys, days, amounts }
}

async function readSettings({ trx, business, box }: Opened): Promise<Marked<StoredBusiness>> {
  const { rows } = await sql<Selectable<Database['business']> & { mark: string }>`${KEPT}
    select ${sql.raw(markOf('b'))} as mark, b.* from business b where b.business_id = ${business}`.execute(trx)
  const [row] = rows
  assert(row !== undefined, 'a business has its row')
  return { mark: row.mark, value: businessOf(row, box) }
}

async function readModel({ trx, business }: Opened): Promise<Marked<BusinessModel> | undefined> {
  const { rows } = await sql<{ mark: string; model: BusinessModel }>`${KEPT}
    select ${sql.raw(markOf('m'))} as mark, m.model from understanding_model m where m.business_id = ${business}`.execute(trx)
  const [row] = rows
  return row && { mark: row.mark, value: row.model }
}
