import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../../test/business.ts'
import { type TestStore, testStore } from '../../../test/database.ts'
import { textFile } from '../../../test/import-text.ts'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import type { BusinessId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/instant.ts'
import { fixedClock } from '../../ports/clock.ts'
import type { Store } from '../../ports/store.ts'
import { commitImport } from './commit-import.ts'
import { resumeImports } from './resume-imports.ts'
import { stopImport } from './stop-import.ts'
import { undoImport } from './undo-import.ts'

let database: TestStore
let client: pg.Client
const clock = fixedClock(instant('2024-06-30T09:00:00Z'))

beforeAll(async () => {
  database = await testStore()
  client = new pg.Client(database.databaseUrl)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.close()
})

const ROWS = Array.from(
  { length: 30 },
  (_, row) =>
    `${String((row % 28) + 1).padStart(2, '0')}.05.2024;${row % 7};8945000${String(row % 5).padStart(4, '0')};Товар ${row % 5};${row % 9 === 8 ? '-1' : 100 + row}`,
)
const FILE = { ...textFile(`Дата;№ чека;Телефон;Товар;Сумма\n${ROWS.join('\n')}\n`), path: '/somewhere/sales.csv' }

/** The facts without the ids, which name the business. */
async function facts(business: BusinessId): Promise<unknown[]> {
  await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
  const { rows } = await client.query<Record<string, unknown>>(
    `
    select c.address, p.source_key ~ '^r' as receipt, p.local_day, p.total_minor, p.refunded_minor,
      (select json_agg(json_build_array(l.line_no, l.name, l.total_minor) order by l.line_no) from purchase_line l where l.purchase_id = p.purchase_id) as lines
    from purchase p left join contact_point_link k on k.customer_id = p.customer_id left join contact_point c on c.contact_point_id = k.contact_point_id
    where p.business_id = $1 order by 1, 3, 4, 5`,
    [business],
  )
  const counts = await client.query<
    Record<string, unknown>
  >(`select (select count(*) from customer) as customers, (select count(*) from refund) as refunds,
    (select count(*) from product) as products, (select state from import) as state, (select result from import) as result, (select count(*) from import) as imports`)
  return [...rows, ...counts.rows]
}

class Killed extends Error {}

/** A store that dies at the nth transaction: inside it, so that it is rolled back, or right after it was committed. */
function dying(store: Store, { at, when }: { readonly at: number; readonly when: 'inside' | 'after' }): Store {
  let count = 0
  return {
    ...store,
    inBusiness: async (business, work) => {
      count += 1
      const dies = count === at
      const answer = await store.inBusiness(business, async tx => {
        const done = await work(tx)
        if (dies && when === 'inside') throw new Killed()
        return done
      })
      if (dies) throw new Killed()
      return answer
    },
  }
}

const input = { file: FILE, options: { today: day('2024-06-30') }, actor: 'staff:owner', rowsPerBatch: 16 }

async function undisturbed(): Promise<unknown[]> {
  const business = await newBusiness(database.store)
  await commitImport({ store: database.store, clock }, business, input)
  return facts(business)
}

describe('a killed import goes on and ends like an undisturbed one', () => {
  test('wherever it was killed', async () => {
    const expected = await undisturbed()
    let kills = 0
    for (let at = 1; kills === (at - 1) * 2; at += 1) {
      for (const when of ['inside', 'after'] as const) {
        const business = await newBusiness(database.store)
        const deps = { store: dying(database.store, { at, when }), clock }
        const died = await commitImport(deps, business, input).then(
          () => false,
          error => error instanceof Killed,
        )
        if (!died) continue
        kills += 1
        const started = await database.store.inBusiness(business, tx => tx.collect.imports.list(1))
        if (started[0]?.state === 'done') continue
        const again = await commitImport({ store: database.store, clock }, business, input)
        assert('report' in again, 'it went on')
        expect(await facts(business), `killed ${when} transaction ${at}`).toEqual(expected)
      }
    }
    expect(kills, 'there were transactions of every step to die in').toBeGreaterThan(15)
  })

  test('by itself at the next start, when its file is still there', async () => {
    const business = await newBusiness(database.store)
    await expect(commitImport({ store: dying(database.store, { at: 6, when: 'after' }), clock }, business, input)).rejects.toThrow(Killed)
    const deps = { store: database.store, clock }
    expect(await resumeImports({ ...deps, openFile: async () => undefined }, business)).toEqual({ resumed: 0, waiting: 1 })
    expect(await resumeImports({ ...deps, openFile: async () => ({ ...FILE, sha256: 'another' }) }, business)).toEqual({
      resumed: 0,
      waiting: 1,
    })
    expect(await resumeImports({ ...deps, openFile: async () => FILE }, business)).toEqual({ resumed: 1, waiting: 0 })
    expect(await resumeImports({ ...deps, openFile: async () => FILE }, business)).toEqual({ resumed: 0, waiting: 0 })
    expect(await facts(business)).toEqual(await undisturbed())
  })
})

describe('an import that its owner stops', () => {
  test('ends after the batch, stays stopped at the next start, goes on when it is brought again, and can be taken out', async () => {
    const business = await newBusiness(database.store)
    const deps = { store: database.store, clock }
    const stopped = await commitImport(deps, business, {
      ...input,
      onProgress: async ({ bytes }) => {
        if (bytes.done > bytes.total / 3) await stopRunning(business)
      },
    })
    assert('report' in stopped, 'it was read')
    expect(stopped.stopped).toBe(true)
    const [half] = await database.store.inBusiness(business, tx => tx.collect.imports.list(1))
    expect(half?.state).toBe('stopped')
    expect(half?.checkpoint.bytes?.done).toBeGreaterThan(0)
    expect(half?.checkpoint.bytes?.done).toBeLessThan(half?.checkpoint.bytes?.total ?? 0)
    expect(await resumeImports({ ...deps, openFile: async () => FILE }, business)).toEqual({ resumed: 0, waiting: 0 })
    const rest = await commitImport(deps, business, input)
    assert('report' in rest && half !== undefined, 'it went on')
    expect(rest.report.id).toBe(half.id)
    expect(await facts(business)).toEqual(await undisturbed())
    expect(await stopImport(deps, business, { importId: half.id, actor: 'staff:owner' })).toBe('not-running')
  })

  test('leaves what was stored to be undone', async () => {
    const business = await newBusiness(database.store)
    const deps = { store: database.store, clock }
    await commitImport(deps, business, { ...input, onProgress: ({ written }) => (written > 0 ? stopRunning(business) : undefined) })
    const [half] = await database.store.inBusiness(business, tx => tx.collect.imports.list(1))
    assert(half !== undefined, 'it had begun')
    expect(half.checkpoint.tally.created).toBeGreaterThan(0)
    const undone = await undoImport(deps, business, { importId: half.id, actor: 'staff:owner' })
    assert('outcome' in undone, 'a stopped import can be undone')
    expect(undone.removed).toBe(half.checkpoint.tally.created)
  })
})

async function stopRunning(business: BusinessId): Promise<void> {
  const [running] = await database.store.inBusiness(business, tx => tx.collect.imports.list(1))
  if (running) await stopImport({ store: database.store, clock }, business, { importId: running.id, actor: 'staff:owner' })
}
