/** Files: checked first, stored on confirmation, taken out again with one call. */
import * as z from 'zod'
import type { Routes } from './route.ts'
import { currencyCode, decision, idText, instantText, oneId } from './values.ts'

const count = z.int().min(0)
/** One cell as it stands in the file, and as it is read: in the request's language, null where the column is left out. */
const readCell = z.object({
  raw: z.string(),
  read: z.string().nullable(),
  /** Why it cannot be read, or a remark on how it was. */
  remark: decision.nullable(),
})
const rowNote = z.object({
  /** The spreadsheet row, or the first line of the record. */
  row: z.int(),
  reason: decision,
})

export const consentBasis = z.enum(['explicit', 'soft-opt-in', 'contract'])
export const importKind = z.enum(['customers', 'purchases'])
/** Our field → the heading of the file's column. */
export const columnMapping = z.record(z.string().max(60), z.string().max(300))

export const importRecord = z
  .object({
    importId: idText,
    fileName: z.string(),
    kind: importKind,
    /** 'stopped': by its owner, in the middle. What is stored stays; storing it again goes on from there. */
    state: z.enum(['checked', 'committing', 'stopped', 'done', 'failed', 'undoing', 'undone']),
    /** How far it is, in bytes of the file; null when nothing runs. */
    progress: z.object({ phase: z.enum(['reading', 'storing']), bytesDone: count, bytesTotal: count }).nullable(),
    format: z.object({
      container: z.string(),
      encoding: z.string(),
      delimiter: z.string(),
      headerRow: z.int().nullable(),
      /** Null where there are no sheets. */
      sheet: z.string().nullable(),
      sheets: z.array(z.string()),
    }),
    /** Who said which column is what: the owner now, the owner earlier, the program that wrote the file, or its words and values. */
    mappingOrigin: z.enum(['given', 'remembered', 'preset', 'guessed']),
    /** Every column of the file with sample values and the field it was taken for. */
    columns: z.array(
      z.object({ heading: z.string(), samples: z.array(z.string()), field: z.string().nullable(), readings: z.array(readCell) }),
    ),
    /** The first rows of data as they are read; `refused`: why a row is not taken. Empty once the file is stored. */
    firstRows: z.array(
      z.object({
        row: z.int(),
        cells: z.array(readCell.extend({ heading: z.string(), field: z.string() })),
        refused: decision.nullable(),
      }),
    ),
    /** Every field a column can be taken for, with its name in the request's language. */
    fields: z.array(z.object({ field: z.string(), label: z.string() })),
    mapping: columnMapping,
    counts: z.object({
      customers: count,
      purchases: count,
      purchaseLines: count,
      refunds: count,
      refundLines: count,
      anonymousPurchases: count,
    }),
    money: z.array(z.object({ currency: currencyCode, grossMinor: z.int(), refundsMinor: z.int(), netMinor: z.int() })),
    /** Net sums by month. */
    months: z.array(z.object({ month: z.string(), currency: currencyCode, netMinor: z.int() })),
    /** The sum under the rows of the file itself, and what our refused rows come to: ours and these should make the file's. */
    statedTotalMinor: z.int().nullable(),
    refusedMinor: z.int(),
    /** Leva and euros together at 1.95583, in euro cents; null unless the file has both. */
    convertedTotalEurMinor: z.int().nullable(),
    /** The first of each kind; the numbers of all are beside them. */
    rejected: z.array(rowNote),
    rejectedCount: count,
    skipped: z.array(rowNote),
    skippedCount: count,
    warnings: z.array(rowNote),
    warningCount: count,
    result: z.object({ created: count, updated: count, unchanged: count }),
    /** What undoing it left, because it had been changed since; the first of them, by name. */
    kept: z.array(
      z.object({
        entity: z.enum(['customer', 'purchase', 'refund']),
        id: idText,
        /** What it is, in the request's language. */
        label: z.string(),
        customerId: idText.nullable(),
        name: z.string(),
        day: z.string().nullable(),
        totalMinor: z.int().nullable(),
        currency: currencyCode.nullable(),
      }),
    ),
    keptCount: count,
    /** Null until chosen: imported people get no marketing before. */
    consentBasis: consentBasis.nullable(),
    createdAt: instantText,
    finishedAt: instantText.nullable(),
    undoneAt: instantText.nullable(),
  })
  .meta({ id: 'Import' })

export const importRow = importRecord
  .pick({
    importId: true,
    fileName: true,
    kind: true,
    state: true,
    counts: true,
    rejectedCount: true,
    consentBasis: true,
    createdAt: true,
    finishedAt: true,
    undoneAt: true,
  })
  .meta({ id: 'ImportRow' })

export const importRoutes = {
  'GET /imports': {
    summary: 'The last 50 imports, the newest first.',
    auth: 'any',
    scopes: ['customers:read'],
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(50) }),
    out: z.object({ items: z.array(importRow) }),
  },
  'POST /imports': {
    summary: 'Upload a file: it is read and checked whole, nothing is stored yet.',
    auth: 'any',
    scopes: ['customers:write'],
    query: z.object({ kind: z.enum(['auto', 'customers', 'purchases']).default('auto') }),
    body: 'file',
    out: importRecord,
    status: 201,
  },
  'POST /imports/{id}/checks': {
    summary: 'Check the file again with another mapping of its columns.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: z.object({ mapping: columnMapping.optional(), kind: importKind.optional(), sheet: z.string().max(300).optional() }),
    out: importRecord,
  },
  'POST /imports/{id}/commits': {
    summary: 'Store the good rows. The same file again changes nothing.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    body: z.object({ mapping: columnMapping.optional(), kind: importKind.optional() }),
    out: importRecord,
    status: 201,
  },
  'POST /imports/{id}/cancellations': {
    summary: 'Stop storing after the batch that is being written. What is stored can be undone; storing again goes on from there.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    out: importRecord,
    status: 201,
  },
  'POST /imports/{id}/consent-bases': {
    summary: 'Say on which basis the imported people may be written to.',
    auth: 'any',
    scopes: ['customers:write'],
    role: 'owner',
    params: oneId,
    body: z.object({ basis: consentBasis, note: z.string().max(1000).default('') }),
    out: importRecord,
    status: 201,
  },
  'GET /imports/{id}': {
    summary: 'One import with its state, counts and rejected rows.',
    auth: 'any',
    scopes: ['customers:read'],
    params: oneId,
    out: importRecord,
  },
  'DELETE /imports/{id}': {
    summary: 'Undo: what it made and nobody touched goes, what it changed is restored, what was edited since stays and is counted.',
    auth: 'any',
    scopes: ['customers:write'],
    params: oneId,
    out: z.object({ importId: idText, reversed: count, kept: z.array(z.object({ entity: z.string(), id: idText, reason: z.string() })) }),
  },
} as const satisfies Routes
