/**
 * What PostgreSQL knows about the sizes of the tables. By itself it looks about a minute after a change, and forgets after a crash
 * that it has to; until then a shop that has just been filled is read as if it were empty, row by row and a hundred times slower.
 */
import { type Kysely, sql } from 'kysely'
import type { Database } from './schema/database.ts'

/** In a smaller table every way to read it is fast. */
const PAGES_MIN = 16
/** Grown to so many times what it was. */
const GROWTH = 1.5

/** Looks at those tables that have never been looked at, or have grown much since. A table that somebody else is looking at is left to him. */
export async function freshStatistics(db: Kysely<Database>): Promise<void> {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_class c left join pg_stat_all_tables s on s.relid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
      and pg_relation_size(c.oid) >= ${PAGES_MIN}::int * current_setting('block_size')::bigint
      and (coalesce(s.last_analyze, s.last_autoanalyze) is null
        or pg_relation_size(c.oid) > ${GROWTH}::float8 * c.relpages * current_setting('block_size')::bigint)
    order by c.relname`.execute(db)
  for (const { name } of found.rows) await sql`analyze (skip_locked) ${sql.table(name)}`.execute(db)
}
