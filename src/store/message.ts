/**
 * Several statements in one message to the server, and one answer to all of them. A statement by itself is a message there and one back:
 * for one customer they take longer than what they ask for.
 * Source: PostgreSQL, frontend/backend protocol, "Extended Query" and "Pipelining".
 */
import type pg from 'pg'
import { assert } from '../kernel/assert.ts'
import { columnParsers } from './column-parsers.ts'

/** The server parses and plans it once for each connection, under this name. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export interface Asked {
  readonly statement: Statement
  readonly values: readonly unknown[]
}

/** What the driver answers to a query, as far as it is looked at. */
export interface Answer {
  readonly command: string
  readonly rowCount: number | null
  readonly rows: readonly Record<string, unknown>[]
}

interface Column {
  readonly name: string
  readonly parse: (text: string) => unknown
}

/** Statements that a connection has been told, with the columns of their rows. */
const told = new WeakMap<object, Map<string, readonly Column[]>>()

/** Asks all of them, in this order. The first that fails ends the message: those behind it are not run. */
export function askAll(client: pg.ClientBase, asked: readonly Asked[]): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    client.query(new Message(asked, { resolve, reject }))
  })
}

interface Outcome {
  readonly resolve: (answers: readonly Answer[]) => void
  readonly reject: (error: Error) => void
}

/** What the driver calls while it sends the message and while the answer comes in; the names are the driver's. */
class Message {
  readonly #asked: readonly Asked[]
  readonly #outcome: Outcome
  readonly #answers: Answer[] = []
  #told: Map<string, readonly Column[]> = new Map()
  #columns: readonly Column[] = []
  #rows: Record<string, unknown>[] = []

  constructor(asked: readonly Asked[], outcome: Outcome) {
    this.#asked = asked
    this.#outcome = outcome
  }

  submit(connection: pg.Connection): void {
    this.#told = told.get(connection) ?? new Map()
    told.set(connection, this.#told)
    connection.stream.cork()
    try {
      for (const { statement, values } of this.#asked) this.#write(connection, statement, values)
      connection.sync()
    } finally {
      connection.stream.uncork()
    }
    this.#begin()
  }

  #write(connection: pg.Connection, { name, text }: Statement, values: readonly unknown[]): void {
    const isTold = this.#told.has(name)
    if (!isTold) {
      // One that the server has taken in and then failed to run would be there under the name.
      connection.close({ type: 'S', name }, true)
      connection.parse({ name, text, types: [] }, true)
    }
    connection.bind({ statement: name, values: values.map(wireValue) }, true)
    if (!isTold) connection.describe({ type: 'P', name: '' }, true)
    connection.execute(null, true)
  }

  /** The next answer is that of the statement after those that were answered. */
  #begin(): void {
    const next = this.#asked[this.#answers.length]
    this.#columns = (next && this.#told.get(next.statement.name)) ?? []
    this.#rows = []
  }

  handleRowDescription({ fields }: { readonly fields: readonly pg.FieldDef[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: columnParsers.getTypeParser(dataTypeID, 'text') }))
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {}
    for (const [at, { name, parse }] of this.#columns.entries()) {
      const text = fields[at] ?? null
      row[name] = text === null ? null : parse(text)
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const [command = '', ...numbers] = text.split(' ')
    const done = this.#asked[this.#answers.length]
    assert(done !== undefined, 'no more answers than statements')
    this.#told.set(done.statement.name, this.#columns)
    const count = numbers.at(-1)
    this.#answers.push({ command, rowCount: count === undefined ? null : Number(count), rows: this.#rows })
    this.#begin()
  }

  handleError(error: Error): void {
    // It is told anew the next time: the server refuses a kept statement for ever once the columns of its rows have changed.
    const failed = this.#asked[this.#answers.length]
    if (failed) this.#told.delete(failed.statement.name)
    this.#outcome.reject(error)
  }

  handleReadyForQuery(): void {
    this.#outcome.resolve(this.#answers)
  }
}

/** As the driver sends values: bytes as they are, everything else as text. */
function wireValue(value: unknown): Buffer | string | null {
  if (value === null || value === undefined || Buffer.isBuffer(value) || typeof value === 'string') return value ?? null
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  assert(Array.isArray(value), 'a value of a kept statement is text, a number, bytes or a list')
  return `{${value.map(item => (item === null ? 'NULL' : quoted(Buffer.isBuffer(item) ? `\\x${item.toString('hex')}` : String(item)))).join(',')}}`
}

function quoted(item: string): string {
  return `"${item.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
