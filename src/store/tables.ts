/** The tables of the schema, parents before children: the order in which rows can be inserted, and deleted backwards. */
import type pg from 'pg'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  /** False for the few tables that belong to no business. */
  readonly isTenant: boolean
}

interface Row {
  readonly name: string
  readonly columns: string[]
  readonly parents: string[]
}

/** Generated columns are left out: they cannot be written. */
export async function readTables(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const found = await client.query<Row>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_version'
    order by c.relname`)
  return sorted(found.rows).map(({ name, columns }) => ({ name, columns, isTenant: columns.includes('business_id') && name !== 'tenant' && name !== 'login' }))
}

function sorted(rows: readonly Row[]): readonly Row[] {
  const byName = new Map(rows.map(row => [row.name, row]))
  const done = new Set<Row>()
  const visit = (row: Row): void => {
    if (done.has(row)) return
    for (const parent of row.parents) {
      const above = byName.get(parent)
      if (above !== undefined) visit(above)
    }
    done.add(row)
  }
  rows.forEach(visit)
  return [...done]
}
