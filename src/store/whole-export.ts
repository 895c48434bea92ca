/**
 * The whole shop as a folder that another installation reads in: `whole.json` says what is there, `whole/<table>.csv` holds each table,
 * column by column as it is stored (CSV of RFC 4180; an empty cell without quotes is "nothing", "" is an empty text).
 * What opens doors stays behind: passwords, sessions, keys, and whatever is sealed with the key of this installation.
 */
import { z } from 'zod'
import { tablesOf } from './catalogue.ts'

export const WHOLE_FORMAT = 'regulars-whole-export'
export const WHOLE_VERSION = 1
export const WHOLE_MANIFEST = 'whole.json'
export const WHOLE_FOLDER = 'whole'

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const WHOLE_TABLE = z.object({ table: identifier, columns: z.array(identifier), rows: z.int().nonnegative(), sha256: z.string() })
export type WholeTable = z.infer<typeof WHOLE_TABLE>

export const MANIFEST = z.object({
  format: z.literal(WHOLE_FORMAT),
  version: z.literal(WHOLE_VERSION),
  schemaVersion: z.int().positive(),
  createdAt: z.string(),
  /** The shop keeps its number: hashes of addresses and draws of the hold-out are made with it. */
  business: z.int().positive(),
  foundedAt: z.string(),
  tables: z.array(WHOLE_TABLE),
})
export type Manifest = z.infer<typeof MANIFEST>

/** Doors, and the machinery of this one installation. */
export const LEFT_BEHIND: ReadonlySet<string> = new Set(tablesOf('door'))

/** Columns that go out otherwise than they are stored. */
export const WRITTEN_AS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  staff: { login: 'null', password_hash: 'null' },
  business: { channels: `(channels - 'email' - 'routes')` },
}
