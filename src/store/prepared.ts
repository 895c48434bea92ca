/**
 * Statements whose text is made once for the process and whose values come later: those that every purchase at a till asks. Building the
 * text of a statement anew takes longer than running it.
 */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'
import { assert } from '../kernel/assert.ts'
import type { Asked, Statement } from './message.ts'

/** The types of the values as PostgreSQL calls them, by name. */
type Types = Readonly<Record<string, string>>
type Slots<Named extends Types> = { readonly [Name in keyof Named]: RawBuilder<unknown> }
type Values<Named extends Types> = { readonly [Name in keyof Named]: unknown }

/** A place in the text where a value will stand. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

interface Compiled {
  readonly statement: Statement
  /** In the order of the text: the name of a value, or a list that is always the same. */
  readonly parameters: readonly unknown[]
}

let made = 0

/** @param build makes the text; a value may stand in it as often as needed. Lists that stand in it are sent as they were then. */
export function prepared<Named extends Types>(
  types: Named,
  build: (slots: Slots<Named>) => RawBuilder<unknown>,
): (values: Values<Named>) => Asked {
  let compiled: Compiled | undefined
  return values => {
    compiled ??= compile(types, build)
    const { statement, parameters } = compiled
    return { statement, values: parameters.map(parameter => (parameter instanceof Slot ? values[parameter.name] : parameter)) }
  }
}

function compile<Named extends Types>(types: Named, build: (slots: Slots<Named>) => RawBuilder<unknown>): Compiled {
  const slots = Object.fromEntries(
    Object.entries(types).map(([name, type]) => {
      const slot = new Slot(name)
      return [name, sql`${sql.val(slot)}::${sql.raw(type)}`]
    }),
  ) as Slots<Named>
  const { sql: text, parameters } = build(slots).compile(compiler)
  const different = [...new Set(parameters)]
  const numbered = text.replace(/\$(\d+)/g, (_, number: string) => `$${different.indexOf(parameters[Number(number) - 1]) + 1}`)
  assert(different.length > 0, 'a prepared statement has values')
  made += 1
  return { statement: { name: `prepared-${made}`, text: numbered }, parameters: different }
}
