/** Imports in the database: what was brought in, how far it got, and how to take it out again. */
import type { ColumnMapping, ImportKind } from '../domain/collect/column-mapping.ts'
import type { ImportBasis } from '../domain/collect/consent.ts'
import type { ContactAddress } from '../domain/collect/contact-point.ts'
import type { Birthday } from '../domain/collect/customer.ts'
import type { RememberedMapping } from '../domain/collect/mapping-choice.ts'
import type { Day } from '../kernel/day.ts'
import type { ContactPointId, CustomerId, ImportId, ProductGroupId, ProductId, PurchaseId, RefundId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Currency } from '../kernel/money.ts'
import type { JsonObject } from './business-store.ts'

/** 'stopped' by its owner: what was stored stays, can be taken out, and the rest can be brought later. */
export const IMPORT_STATES = ['checked', 'committing', 'stopped', 'done', 'failed', 'undoing', 'undone'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** What the owner or the command line said about the file; a killed import goes on with the same words. */
export interface ImportChoices {
  readonly kind: ImportKind
  readonly today: Day
  readonly country: string
  readonly currency: Currency
  readonly currencyIsGiven: boolean
  readonly mapping: ColumnMapping
  /** Of a workbook; absent where there are no sheets. */
  readonly sheet?: string | undefined
}

export interface WriteTally {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

export interface ImportCheckpoint {
  readonly choices: ImportChoices
  /** Written so far, in the order of the file. */
  readonly people: number
  readonly purchases: number
  readonly refunds: number
  readonly tally: WriteTally
  /** What `purchases` counts; absent in checkpoints that count in the order of the file. */
  readonly order?: 'day'
  /** Of the file, as far as its rows are stored; absent in checkpoints of the first version. */
  readonly bytes?: { readonly done: number; readonly total: number }
}

export interface ImportRecord {
  readonly id: ImportId
  readonly fileName: string
  readonly fileSha256: string
  readonly filePath: string | null
  readonly kind: ImportKind
  readonly state: ImportState
  readonly format: JsonObject
  readonly mapping: JsonObject
  readonly counts: JsonObject
  readonly money: JsonObject
  readonly result: JsonObject
  readonly checkpoint: ImportCheckpoint
  readonly consentBasis: ImportBasis | null
  readonly actor: string
  readonly createdAt: Instant
  readonly finishedAt: Instant | null
  readonly undoneAt: Instant | null
}

export interface StoredNote {
  readonly row: number
  readonly kind: 'rejected' | 'skipped' | 'warning'
  readonly reason: string
  readonly cell: string | null
  /** The whole row as it stood in the file, for repair; null for remarks and where it was not kept. */
  readonly cells: readonly string[] | null
}

export interface StagedPerson {
  /** The id the customer gets when nobody known is found. */
  readonly id: CustomerId
  readonly sourceKey: string | null
  readonly fullName: string
  readonly firstName: string
  readonly birthday: Birthday | null
  readonly note: string
  readonly points: readonly ContactAddress[]
  readonly refuses: boolean
}

/** A name that lines have in common is one and the same object, so that it is put into the bytes of the database once. */
export interface StagedItem {
  readonly productId: ProductId | null
  readonly name: string
}

export interface StagedLine {
  readonly item: StagedItem
  readonly quantityMillionths: number
  readonly totalMinor: number
}

export interface StagedPurchase {
  /** The sixteen bytes of its id: nobody reads it as text. */
  readonly idBytes: Uint8Array
  readonly customerId: CustomerId | null
  readonly sourceKey: string
  readonly receiptNo: string | null
  readonly day: Day
  readonly minute: number | null
  /** Noon where the file tells no time. */
  readonly occurredAt: Instant
  readonly currency: Currency
  readonly totalMinor: number
  readonly location: string | null
  readonly staffName: string | null
  /** Sixteen bytes, equal for equal content: how a second import sees that nothing changed. */
  readonly contentHash: Uint8Array
  readonly lines: readonly StagedLine[]
}

export interface StagedRefund {
  readonly id: RefundId
  readonly purchaseId: PurchaseId | null
  /** The source key of that purchase: it may be stored under an older id. */
  readonly purchaseKey: string | null
  readonly customerId: CustomerId | null
  readonly sourceKey: string
  readonly day: Day
  readonly minute: number | null
  readonly currency: Currency
  readonly totalMinor: number
  readonly contentHash: string
}

export interface StagedProduct {
  readonly id: ProductId
  readonly name: string
  readonly sku: string | null
  readonly group: { readonly id: ProductGroupId; readonly name: string } | null
}

export interface ImportBatch {
  readonly importId: ImportId
  readonly at: Instant
  /** 'csv:<scope>': customer numbers and receipt numbers are only compared within it. */
  readonly source: string
  /** IANA zone of the business. */
  readonly zone: string
  /** Nobody is known yet: there is nobody to be found again, and the rows need no look-up. */
  readonly isFirstOfPeople: boolean
  /** Nothing of this source was sold yet. */
  readonly isFirstOfSales: boolean
  /** Two people of the file have a contact in common. */
  readonly hasSharedPoints: boolean
}

export interface KeptRow {
  readonly entity: 'customer' | 'purchase' | 'refund'
  readonly id: string
}

/** A kept row as its owner knows it: whose it is, and of a sale its day and sum. */
export interface NamedKept extends KeptRow {
  readonly customerId: string | null
  /** '' for a buyer nobody knows. */
  readonly name: string
  readonly day: Day | null
  readonly totalMinor: number | null
  readonly currency: Currency | null
}

export interface UndoTally {
  readonly removed: number
  readonly restored: number
  /** Touched since by a person or another import, and therefore left as they are. */
  readonly kept: readonly KeptRow[]
}

export interface ImportStore {
  insert(record: ImportRecord): Promise<void>
  change(
    id: ImportId,
    changes: Partial<Pick<ImportRecord, 'state' | 'result' | 'checkpoint' | 'consentBasis' | 'finishedAt' | 'undoneAt'>>,
  ): Promise<void>
  find(id: ImportId): Promise<ImportRecord | undefined>
  /** Newest first. */
  list(limit: number): Promise<readonly ImportRecord[]>
  /** Killed and stopped ones, the oldest first. */
  unfinished(): Promise<readonly ImportRecord[]>
  /** False when it does not run. Waits for the batch that is being written. */
  stop(id: ImportId): Promise<boolean>
  /** Held until the transaction ends: nobody stops it in between. */
  isStopped(id: ImportId): Promise<boolean>
  insertNotes(id: ImportId, notes: Iterable<StoredNote>): Promise<void>
  notes(id: ImportId, kind: StoredNote['kind'], limit: number): Promise<readonly StoredNote[]>

  rememberMapping(fingerprint: string, remembered: RememberedMapping, at: Instant): Promise<void>
  rememberedMappings(): Promise<ReadonlyMap<string, RememberedMapping>>

  /** Whether there is anybody to match people with, and any sale of this source: contact points and sales of others. */
  known(source: string): Promise<{ readonly people: boolean; readonly sales: boolean }>

  /** Ids of the customers in the order given: known ones are found by source key and contact points, others are made. */
  writePeople(batch: ImportBatch, people: Iterable<StagedPerson>): Promise<WriteTally & { readonly ids: readonly CustomerId[] }>
  writeProducts(batch: ImportBatch, products: readonly StagedProduct[]): Promise<void>
  /** In the order of their ids, or nearly so; each is asked for once and not kept: a batch of them would grow old in memory. */
  writePurchases(batch: ImportBatch, purchases: Iterable<StagedPurchase>): Promise<WriteTally>
  writeRefunds(batch: ImportBatch, refunds: readonly StagedRefund[]): Promise<WriteTally>

  /** After a bulk of rows: without it the next questions are answered by reading everything. */
  refreshStatistics(subject: 'people' | 'sales'): Promise<void>

  /** Contact points this import brought, with their customers still there. */
  importedPoints(id: ImportId): Promise<readonly { readonly id: ContactPointId; readonly kind: string }[]>
  /** Puts the customers of the import on the list of changed ones. */
  markImported(id: ImportId, at: Instant): Promise<void>
  undo(id: ImportId, at: Instant): Promise<UndoTally>
  /** By name; rows that are gone by now are left out. */
  nameKept(kept: readonly KeptRow[]): Promise<readonly NamedKept[]>
}
