/** Writes a plan in batches, in an order that is the same each time, so that a killed import goes on where it stopped. */
import type { FilePerson, FilePersons } from '../../domain/collect/person-list.ts'
import type { ImportPlan } from '../../domain/collect/import-plan.ts'
import { firstNameOf } from '../../domain/collect/customer.ts'
import { orderedUuid, sha256Hex } from '../../kernel/digest.ts'
import { type BusinessId, type CustomerId, id, type ImportId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { ImportBatch, ImportCheckpoint, StagedPerson, WriteTally } from '../../ports/import-store.ts'
import type { Tx } from '../../ports/store.ts'
import type { ImportField } from '../../domain/collect/header-synonyms.ts'
import { normalHeading } from '../../domain/collect/headings.ts'
import { giveBack, withoutColumns } from '../../domain/collect/import-table.ts'
import type { ReadImport } from './read-import-file.ts'
import { stagedProducts } from './stage-products.ts'
import { purchaseStager, type SalesOrder, stagedRefunds } from './stage-sales.ts'

/** Enough to make the statements cheap, few enough to repeat after a kill. */
const ROWS_PER_BATCH = 20_000
/** People cost more than lines where they are looked up by each of their contacts. */
const PEOPLE_SHARE = 4

export type Progress = Pick<ImportCheckpoint, 'people' | 'purchases' | 'refunds' | 'order'>

export interface WriteOptions {
  readonly business: BusinessId
  /** IANA zone of the business. */
  readonly zone: string
  readonly importId: ImportId
  readonly at: Instant
  readonly rowsPerBatch?: number | undefined
  /** What an earlier run has written already. */
  readonly from: Progress
  /** Runs one batch in a transaction; `checkpoint` is to be called in it with what is written then. */
  readonly inBatch: <T>(work: (tx: Tx, checkpoint: (progress: Progress, tally: WriteTally) => Promise<void>) => Promise<T>) => Promise<T>
}

/** What the table still holds of the people when they are stored. */
const OF_PEOPLE: ReadonlySet<ImportField> = new Set(['customer_name', 'first_name', 'last_name', 'birthday', 'note', 'consent'])

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What was created, updated and found unchanged by this run: customers, purchases and refunds. */
export async function writeImport({ read, plan }: Pick<ReadImport, 'read' | 'plan'>, options: WriteOptions): Promise<WriteTally> {
  const source = sourceOf(read)
  const { from } = options
  // After a kill the rows of this very import are there: they are looked up.
  const isResumed = from.people + from.purchases + from.refunds > 0
  const known = isResumed ? { people: true, sales: true } : await options.inBatch(tx => tx.collect.imports.known(source))
  // Nothing has told the database yet what the run before had written: it would join as if the tables were empty.
  if (isResumed)
    for (const subject of ['people', 'sales'] as const) await options.inBatch(tx => tx.collect.imports.refreshStatistics(subject))
  const batch: ImportBatch = {
    importId: options.importId,
    at: options.at,
    zone: options.zone,
    source,
    isFirstOfPeople: !known.people,
    isFirstOfSales: !known.sales,
    hasSharedPoints: plan.people.hasSharedPoints,
  }
  const rowsPerBatch = options.rowsPerBatch ?? ROWS_PER_BATCH
  // An import that was begun in the order of the file goes on in it.
  const salesOrder: SalesOrder = from.purchases > 0 && from.order !== 'day' ? 'file' : 'day'
  const progress: Writable<Progress> = { ...options.from, ...(salesOrder === 'day' ? { order: salesOrder } : {}) }
  let tally: WriteTally = { created: 0, updated: 0, unchanged: 0 }
  const add = (more: WriteTally): void => {
    tally = { created: tally.created + more.created, updated: tally.updated + more.updated, unchanged: tally.unchanged + more.unchanged }
  }
  const customerIds = await writePeople(plan, { options, batch, progress, add })
  if (!plan.sales) return tally
  giveBackPeople(plan)
  const sales = { table: plan.table, sales: plan.sales, customerIds, business: options.business, source: batch.source, zone: options.zone }

  const products = stagedProducts(plan.table, options.business)
  for (const chunk of chunks(products.list, { size: rowsPerBatch }))
    await options.inBatch(tx => tx.collect.imports.writeProducts(batch, chunk))

  const stager = purchaseStager(sales, products, salesOrder)
  stager.pass(from.purchases)
  for (let number = 1; stager.passed() < sales.sales.purchases.count; number += 1) {
    add(
      await options.inBatch(async (tx, checkpoint) => {
        const written = await tx.collect.imports.writePurchases(batch, stager.next(rowsPerBatch))
        if (!batch.isFirstOfSales && isDoubling(number)) await tx.collect.imports.refreshStatistics('sales')
        progress.purchases = stager.passed()
        await checkpoint(progress, written)
        return written
      }),
    )
  }
  stager.close()
  for (const chunk of chunks(stagedRefunds(sales, products), { size: rowsPerBatch, cutAt: options.from.refunds })) {
    if (chunk.until <= options.from.refunds) continue
    progress.refunds = chunk.until
    add(
      await options.inBatch(async (tx, checkpoint) => {
        const written = await tx.collect.imports.writeRefunds(batch, chunk)
        await checkpoint(progress, written)
        return written
      }),
    )
  }
  return tally
}

/** Sales need no more of the people than their ids. */
function giveBackPeople({ table, people }: ImportPlan): void {
  people.people.giveBack()
  giveBack(people.personOf)
  giveBack(table.lines)
  withoutColumns(table, OF_PEOPLE)
}

interface PeopleWriting {
  readonly options: WriteOptions
  readonly batch: ImportBatch
  readonly progress: Writable<Progress>
  readonly add: (tally: WriteTally) => void
}

/** People who were written before a kill are looked up again: their ids are needed by the sales. */
async function writePeople(plan: ImportPlan, { options, batch, progress, add }: PeopleWriting): Promise<CustomerId[]> {
  const ids: CustomerId[] = []
  const { people } = plan.people
  const size = Math.ceil((options.rowsPerBatch ?? ROWS_PER_BATCH) / (batch.isFirstOfPeople ? 1 : PEOPLE_SHARE))
  for (let number = 1; ids.length < people.length; number += 1) {
    const from = ids.length
    const isNew = from >= options.from.people
    // A batch also ends where an earlier run stopped, whatever the size of its batches was.
    const until = Math.min(from + size, isNew ? people.length : options.from.people)
    const written = await options.inBatch(async (tx, checkpoint) => {
      const done = await tx.collect.imports.writePeople(batch, stagedPeople(people, { from, until, batch }))
      if (!batch.isFirstOfPeople && isDoubling(number)) await tx.collect.imports.refreshStatistics('people')
      if (isNew) {
        progress.people = until
        await checkpoint(progress, done)
      }
      return done
    })
    if (isNew) add(written)
    for (const customerId of written.ids) ids.push(customerId)
  }
  return ids
}

interface PeopleRange {
  readonly from: number
  readonly until: number
  readonly batch: ImportBatch
}

/** Made one by one: twenty thousand of them would grow old in memory. */
function* stagedPeople(people: FilePersons, { from, until, batch }: PeopleRange): Generator<StagedPerson> {
  for (let place = from; place < until; place += 1) yield stagedPerson(people.at(place), place, batch)
}

function stagedPerson(person: FilePerson, place: number, { importId, source }: ImportBatch): StagedPerson {
  const own = person.ownKey
  const sourceKey = own === null ? null : own.kind === 'number' ? `${source}:${own.value}` : `${source}:name:${own.value}`
  const [first] = person.points
  return {
    id: id<'customer'>(orderedUuid(place, `${importId}|${sourceKey ?? `${first?.kind}|${first?.address}`}`)),
    sourceKey,
    fullName: person.name,
    firstName: firstNameOf(person.name),
    birthday: person.birthday,
    note: person.note,
    points: person.points,
    refuses: person.refuses,
  }
}

/** A program that writes files always heads its identifying columns alike: its numbers are compared only with its own. */
function sourceOf({ mapping, headings }: ReadImport['read']): string {
  const columns = [mapping.customer_no, mapping.receipt_no, mapping.date ?? mapping.datetime].map(found =>
    normalHeading(headings[found?.[0] ?? -1] ?? ''),
  )
  return `csv:${sha256Hex(columns.join('|')).slice(0, 8)}`
}

/** After the 1st, 2nd, 4th, 8th … batch: the database must learn that the tables are not empty any more before it plans the next ones. */
function isDoubling(batchNumber: number): boolean {
  return (batchNumber & (batchNumber - 1)) === 0
}

type Chunk<T> = T[] & { readonly until: number; readonly number: number }

interface Cutting {
  readonly size: number
  /** A group also ends where an earlier run stopped, whatever the size of its groups was. */
  readonly cutAt?: number
}

/** Groups of `size` items; `until` is how many items were passed with this group. */
function* chunks<T>(items: Iterable<T>, { size, cutAt }: Cutting): Generator<Chunk<T>> {
  let chunk: T[] = []
  let [until, number] = [0, 1]
  for (const item of items) {
    chunk.push(item)
    until += 1
    if (chunk.length >= size || until === cutAt) {
      yield Object.assign(chunk, { until, number })
      chunk = []
      number += 1
    }
  }
  if (chunk.length > 0) yield Object.assign(chunk, { until, number })
}
