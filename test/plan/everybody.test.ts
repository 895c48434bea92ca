/** A first file of very many people is one note and not one for each; what follows from it is the same. */
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { type BusinessId, type CustomerId, id } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/instant.ts'
import { EVERYBODY } from '../../src/ports/business-store.ts'
import { fixedClock } from '../../src/ports/clock.ts'
import { chooseImportConsentBasis } from '../../src/usecases/collect/choose-import-consent-basis.ts'
import { commitImport } from '../../src/usecases/collect/commit-import.ts'
import { explainModel } from '../../src/usecases/understand/explain-model.ts'
import { understandBusiness } from '../../src/usecases/understand/understand-business.ts'
import { refreshChanged } from '../../src/usecases/plan/refresh-changed.ts'
import { newBusiness } from '../business.ts'
import { type TestStore, testStore } from '../database.ts'
import { textFile } from '../import-text.ts'

let database: TestStore
let client: Client
beforeAll(async () => {
  database = await testStore()
  client = new Client(database.databaseUrl)
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.close()
})

const PEOPLE = 1000
const ROWS = Array.from(
  { length: PEOPLE },
  (_, nth) => `${String((nth % 28) + 1).padStart(2, '0')}.05.2024;${nth};8945000${String(nth).padStart(4, '0')};Стрижка;900`,
)
const FILE = textFile(`Дата;№ чека;Телефон;Товар;Сумма\n${ROWS.join('\n')}\n`)
const clock = fixedClock(instant('2024-06-30T09:00:00Z'))

async function ask(business: BusinessId, text: string): Promise<readonly string[]> {
  await client.query(`select set_config('app.business_id', $1, false)`, [String(business)])
  const { rows } = await client.query<{ found: string }>(text)
  return rows.map(row => row.found)
}

test('E21 a first file of a thousand people wakes everybody with one note, a basis for it does so again, and single people are told as before', async () => {
  const deps = { store: database.store, clock }
  const business = await newBusiness(database.store)
  const waiting = (): Promise<readonly string[]> => ask(business, 'select customer_id::text as found from customer_change')
  const counts = (): Promise<readonly string[]> =>
    ask(
      business,
      `select (select count(*) from understanding) || ' understood, ' || (select count(*) from plan_mark) || ' planned' as found`,
    )

  const done = await commitImport(deps, business, { file: FILE, options: { today: day('2024-06-30') }, actor: 'owner' })
  expect(await waiting()).toEqual([EVERYBODY])

  expect(await database.store.inBusiness(business, tx => tx.business.takeChanged(10))).toMatchObject([{ customerId: EVERYBODY }])
  expect(await refreshChanged(deps, business)).toMatchObject({ customers: PEOPLE })
  expect(await waiting()).toEqual([])
  expect(await counts()).toEqual([`${PEOPLE} understood, ${PEOPLE} planned`])

  if (!('report' in done)) throw new Error('the file went in')
  const basis = { basis: 'soft-opt-in', textVersion: '1', textShown: 'Клиенты салона', locale: 'ru', actor: 'owner' } as const
  const chosen = await chooseImportConsentBasis(deps, business, { ...basis, importId: id<'import'>(done.report.id) })
  expect(chosen).toEqual({ outcome: 'chosen', contactPoints: PEOPLE, refused: 0 })
  expect(await waiting()).toEqual([EVERYBODY])
  // Each is planned for again, although nothing but what may be written to him has changed.
  expect(await refreshChanged(deps, business)).toMatchObject({ customers: PEOPLE })
  expect(await waiting()).toEqual([])

  const [one] = await ask(business, 'select customer_id::text as found from customer limit 1')
  const customerId: CustomerId = id<'customer'>(one ?? '')
  await database.store.inBusiness(business, tx => tx.business.markChanged([customerId], clock.now()))
  expect(await refreshChanged(deps, business)).toMatchObject({ customers: 1 })
})

test('E22 the first file of a small shop is learnt from at once: nobody waits for the night to hear of his own customers', async () => {
  const deps = { store: database.store, clock }
  const business = await newBusiness(database.store)
  await understandBusiness(deps, business)
  const rows = Array.from({ length: 60 }, (_, nth) =>
    ['03', '24'].map(date => `${date}.05.2024;${date}-${nth};8946000${String(nth).padStart(4, '0')};Стрижка;900`),
  ).flat()
  const file = textFile(`Дата;№ чека;Телефон;Товар;Сумма\n${rows.join('\n')}\n`)
  await commitImport(deps, business, { file, options: { today: day('2024-06-30') }, actor: 'owner' })
  expect(await refreshChanged(deps, business)).toMatchObject({ customers: 60 })
  const [opinion] = await explainModel(deps, business)
  expect(opinion?.code).not.toBe('model-trade')
  expect(await ask(business, `select distinct basis as found from understanding`)).toEqual(['own'])
})
