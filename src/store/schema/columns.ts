/** How database types appear in TypeScript; the driver's side of it is in column-parsers.ts. */
import { type ColumnType, type RawBuilder, sql } from 'kysely'
import { type Instant, isoInstant } from '../../kernel/instant.ts'

/** timestamptz: read as milliseconds, written as ISO text (`isoInstant`). Compare with `moment(at)`. */
export type Time = ColumnType<Instant, string, string>

/** jsonb: read as the value, written as JSON text, because the driver would turn an array into a PostgreSQL array. */
export type Json<T> = ColumnType<T, string, string>

/** A moment as a parameter of a comparison: `.where('expires_at', '>', moment(at))`. */
export function moment(at: Instant): RawBuilder<Instant> {
  return sql<Instant>`${isoInstant(at)}::timestamptz`
}
