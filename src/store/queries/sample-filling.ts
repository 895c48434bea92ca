/** What each part of the filling of a sample shop is given. */
import type { Transaction } from 'kysely'
import type { SampleShop } from '../../domain/collect/sample-shop-shape.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { copyRows, type CopyValue } from '../copy.ts'
import type { Database } from '../schema/database.ts'

export interface SampleFilling {
  readonly trx: Transaction<Database>
  readonly business: BusinessId
  readonly shop: SampleShop
  readonly at: Instant
}

/** Inserts rows that name their columns; all of them name the same ones. */
export async function copyRecords<Table extends Extract<keyof Database, string>>(
  { trx }: Pick<SampleFilling, 'trx'>,
  table: Table,
  records: readonly Readonly<Partial<Record<keyof Database[Table] & string, CopyValue>>>[],
): Promise<void> {
  const [first] = records
  if (first === undefined) return
  const columns = columnsOf<keyof Database[Table] & string>(first)
  const rows = records.map(record => columns.map(column => record[column]))
  await copyRows(trx, { table, columns }, rows)
}

function columnsOf<Column extends string>(record: Readonly<Partial<Record<Column, CopyValue>>>): Column[] {
  return Object.keys(record) as Column[]
}
