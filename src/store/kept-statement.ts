/**
 * Statements that the server parses and plans once for each connection: those that every purchase at a till asks. A text is
 * marked for it by hand, because a kept plan knows nothing of its values and would be wrong for a statement over thousands.
 */
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

const MARK = '/* kept */'
/** Where a mark may stand: at the front, or behind the first word of a statement that was built. */
const MARK_WITHIN = 24
/** Statements about at most so many customers are kept. */
export const FEW = 8

/** Stands at the front of a statement about a few customers; nothing for many, whose plan depends on how many they are. */
export function keptForFew(of: readonly unknown[]): RawBuilder<unknown> {
  return of.length <= FEW ? KEPT : NOT_KEPT
}

export const KEPT: RawBuilder<unknown> = sql.raw(MARK)
const NOT_KEPT = sql.raw('')

/**
 * An array whose length the server does not look at while it plans. A plan that is made for one customer looks cheaper to it than
 * the kept one, and then it is made anew for each customer, which takes longer than to run it.
 */
export function unseen(array: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select ${array})`
}

/** These ids, for `= any(…)`. */
export function anyOf(ids: readonly string[]): RawBuilder<unknown> {
  return sql`any((select ${[...ids]}::uuid[])::uuid[])`
}

const names = new Map<string, string>()

interface Connection {
  query: pg.ClientBase['query']
  release(): void
}

/**
 * The connection as Kysely uses it, with a name for each marked statement.
 * @param opening what is sent in place of `begin`: it and the settings of the transaction in one message.
 */
export function keptStatements(client: pg.PoolClient, opening = 'begin'): Connection {
  const query = (text: unknown, values?: unknown): unknown => {
    if (text === 'begin') return client.query(opening)
    const name = typeof text === 'string' ? nameOf(text) : undefined
    // The driver takes the same text as an object; everything else is handed on as it came.
    return Reflect.apply(client.query, client, name === undefined ? [text, values] : [{ name, text, values }])
  }
  return { query: query as Connection['query'], release: () => client.release() }
}

function nameOf(text: string): string | undefined {
  const at = text.indexOf(MARK)
  if (at < 0 || at > MARK_WITHIN) return undefined
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `kept-${names.size + 1}`
  names.set(text, name)
  return name
}
