/**
 * The backup file: gzip over lines of text, so that `zcat` shows it and any later version can read it.
 *   {"format":"regulars-backup","version":1,"schemaVersion":7,"createdAt":"…","secretKey":"…"}
 *   {"table":"customer","business":1,"columns":["business_id",…]}
 *   …one line per row, in the text format of PostgreSQL's COPY, which has no line breaks inside…
 *   \.
 *   {"rows":120,"sha256":"…"}                      of the lines of that table
 *   …further tables…
 *   {"end":true,"tables":31,"rows":48210}
 */
import { z } from 'zod'

export const FORMAT = 'regulars-backup'
export const FORMAT_VERSION = 1
/** What ends the rows of a table. No row can look like it: a backslash inside data is doubled. */
export const END_OF_ROWS = '\\.'

export const HEADER = z.object({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  schemaVersion: z.int().positive(),
  createdAt: z.string(),
  /** Seals the mail password and signs links that customers hold already: without it they would stop working. */
  secretKey: z.string(),
})
export type Header = z.infer<typeof HEADER>

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/)
export const SECTION = z.object({ table: identifier, business: z.int().positive().nullable(), columns: z.array(identifier) })
export type Section = z.infer<typeof SECTION>

export const SECTION_END = z.object({ rows: z.int().nonnegative(), sha256: z.string() })
export const FILE_END = z.object({ end: z.literal(true), tables: z.int(), rows: z.int() })

export interface BackupTotals {
  readonly schemaVersion: number
  readonly tables: number
  readonly rows: number
  readonly bytes: number
}
