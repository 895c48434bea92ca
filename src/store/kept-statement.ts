/**
 * Statements that the server parses and plans once for each connection: those that every purchase at a till asks. A text is
 * marked for it by hand, because a kept plan knows nothing of its values and would be wrong for a statement over thousands.
 */
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import type { BusinessId } from '../kernel/ids.ts'
import { type Answer, askAll, type Asked, type Statement } from './message.ts'

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

const BEGIN: Statement = { name: 'begin', text: 'begin' }
const COMMIT: Asked = { statement: { name: 'commit', text: 'commit' }, values: [] }
const TENANT: Statement = { name: 'tenant', text: "select set_config('app.business_id', $1, true)" }
const NO_WAIT: Statement = { name: 'no-wait', text: "select set_config('synchronous_commit', 'off', true)" }
const NOTHING: Answer = { command: 'BEGIN', rowCount: null, rows: [] }

/** What a transaction begins with: for whom it speaks, and whether its end waits for the disk. */
export function openingOf(business: BusinessId, { isRedone = false }: { readonly isRedone?: boolean } = {}): readonly Asked[] {
  const opening = [
    { statement: BEGIN, values: [] },
    { statement: TENANT, values: [business] },
  ]
  return isRedone ? [...opening, { statement: NO_WAIT, values: [] }] : opening
}

type AskedFor<Rows extends readonly object[]> = readonly Asked[] & { readonly [Nth in keyof Rows]: Asked }
type RowsOf<Rows extends readonly object[]> = { readonly [Nth in keyof Rows]: readonly Rows[Nth][] }

/** The connection of one transaction, as Kysely uses it and with what Kysely has no words for. */
export interface KeptConnection {
  query: pg.ClientBase['query']
  release(): void
  /** Asks behind what waits, in one message. */
  ask<Row>(asked: Asked): Promise<readonly Row[]>
  /** The same for several, which do not wait for each other's answers: the rows of each, in this order. */
  askEach<Rows extends readonly object[]>(asked: AskedFor<Rows>): Promise<RowsOf<Rows>>
  /** Goes with the next message, the end of the transaction at the latest, which fails when it fails. */
  later(asked: Asked): void
  /** Sends what waits, before something is said to the connection itself. */
  flush(): void
}

/**
 * Where one of two branches of work fails, the other may go on while the transaction is undone and its connection given back. What it
 * says then would be said outside of any transaction, for nobody; the server refuses that with a code that tells nothing (42704).
 */
export class TransactionIsOver extends Error {
  constructor() {
    super('a statement came after its transaction had ended: it was not run')
  }
}

/** Marked statements get a name; the beginning goes with the first message, and what can wait with the next one. */
export function keptStatements(client: pg.PoolClient, opening: readonly Asked[] = [{ statement: BEGIN, values: [] }]): KeptConnection {
  let waiting: Asked[] = []
  let isOver = false
  const refuseLate = (): void => {
    if (isOver) throw new TransactionIsOver()
  }
  const send = async (asked: readonly Asked[]): Promise<readonly Answer[]> => {
    refuseLate()
    const all = [...waiting, ...asked]
    waiting = []
    return askAll(client, all)
  }
  const query = async (text: unknown, values?: unknown): Promise<unknown> => {
    refuseLate()
    switch (text) {
      case 'begin':
        waiting = [...opening]
        return NOTHING
      case 'commit':
        return (await send([COMMIT])).at(-1)
      case 'rollback':
        waiting = []
        return client.query(text)
      default:
        return other(text, values)
    }
  }
  const other = async (text: unknown, values: unknown): Promise<unknown> => {
    const name = typeof text === 'string' ? nameOf(text) : undefined
    if (name !== undefined && Array.isArray(values)) return (await send([{ statement: { name, text: String(text) }, values }])).at(-1)
    if (waiting.length > 0) await send([])
    return Reflect.apply(client.query, client, [text, values])
  }
  return {
    query: query as KeptConnection['query'],
    release: () => {
      isOver = true
      client.release()
    },
    ask: async <Row>(asked: Asked) => ((await send([asked])).at(-1)?.rows ?? []) as readonly Row[],
    askEach: async <Rows extends readonly object[]>(asked: AskedFor<Rows>) =>
      (await send(asked)).slice(-asked.length).map(answer => answer.rows) as unknown as RowsOf<Rows>,
    later: asked => {
      refuseLate()
      waiting.push(asked)
    },
    flush: () => {
      refuseLate()
      // Where it fails, so does what is said next.
      if (waiting.length > 0) send([]).catch(() => undefined)
    },
  }
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
