/** The tables of the schema, parents before children: the order in which rows can be inserted, and deleted backwards. */
import type { ClientBase } from 'pg'

export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  readonly primaryKey: readonly string[]
  /** Whether its rows belong to one business each, as row-level security sees it. */
  readonly isTenant: boolean
}

interface Row {
  readonly name: string
  readonly columns: string[]
  readonly primary_key: string[]
  readonly is_tenant: boolean
  readonly parents: string[]
}

/** Generated columns are left out: they cannot be written. */
export async function readTables(client: ClientBase): Promise<readonly TableShape[]> {
  const found = await client.query<Row>(`
    select c.relname as name, c.relrowsecurity as is_tenant,
      array(select a.attname::text from pg_index i, unnest(i.indkey::int[]) with ordinality k(number, place) join pg_attribute a on a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid order by k.place) as primary_key,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f' and p.oid <> c.oid) as parents
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_version'
    order by c.relname`)
  return sorted(found.rows).map(row => ({ name: row.name, columns: row.columns, primaryKey: row.primary_key, isTenant: row.is_tenant }))
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
