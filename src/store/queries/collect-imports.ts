/** Imports: what was brought in, how far it got, and how to take it out again. */
import { type Selectable, sql, type Transaction, type Updateable } from 'kysely'
import type { ImportKind } from '../../domain/collect/column-mapping.ts'
import type { ImportBasis } from '../../domain/collect/consent.ts'
import { type BusinessId, id } from '../../kernel/ids.ts'
import { isoInstant } from '../../kernel/instant.ts'
import type { ImportRecord, ImportState, ImportStore, StoredNote } from '../../ports/import-store.ts'
import { copyRows } from '../copy.ts'
import type { ImportTable } from '../schema/collect.ts'
import type { Database } from '../schema/database.ts'
import { importKeptQueries } from './collect-import-kept.ts'
import { importPeopleQueries } from './collect-import-people.ts'
import { importSalesQueries } from './collect-import-sales.ts'
import { importUndoQueries } from './collect-import-undo.ts'

export function importQueries(trx: Transaction<Database>, business: BusinessId): ImportStore {
  return {
    ...importRecords(trx, business),
    ...importNotes(trx, business),
    ...importMappings(trx, business),
    ...importPeopleQueries(trx, business),
    ...importSalesQueries(trx, business),
    ...importUndoQueries(trx, business),
    ...importKeptQueries(trx, business),
  }
}

function importRecords(
  trx: Transaction<Database>,
  business: BusinessId,
): Pick<ImportStore, 'insert' | 'change' | 'find' | 'list' | 'unfinished' | 'stop' | 'isStopped'> {
  return {
    insert: async record => {
      await trx
        .insertInto('import')
        .values({
          business_id: business,
          import_id: record.id,
          file_name: record.fileName,
          file_sha256: record.fileSha256,
          file_path: record.filePath,
          kind: record.kind,
          state: record.state,
          format: JSON.stringify(record.format),
          mapping: JSON.stringify(record.mapping),
          counts: JSON.stringify(record.counts),
          money: JSON.stringify(record.money),
          result: JSON.stringify(record.result),
          checkpoint: JSON.stringify(record.checkpoint),
          consent_basis: record.consentBasis,
          actor: record.actor,
          created_at: isoInstant(record.createdAt),
          finished_at: null,
          undone_at: null,
        })
        .execute()
    },
    change: async (importId, changes) => {
      await trx
        .updateTable('import')
        .set(changedColumns(changes))
        .where('business_id', '=', business)
        .where('import_id', '=', importId)
        .execute()
    },
    find: async importId => {
      const row = await trx
        .selectFrom('import')
        .selectAll()
        .where('business_id', '=', business)
        .where('import_id', '=', importId)
        .executeTakeFirst()
      return row && recordOf(row)
    },
    list: async limit => {
      const rows = await trx
        .selectFrom('import')
        .selectAll()
        .where('business_id', '=', business)
        .orderBy('created_at', 'desc')
        .orderBy('import_id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(recordOf)
    },
    unfinished: async () => {
      const rows = await trx
        .selectFrom('import')
        .selectAll()
        .where('business_id', '=', business)
        .where('state', 'in', ['committing', 'stopped'])
        .orderBy('created_at')
        .execute()
      return rows.map(recordOf)
    },
    stop: async importId => {
      const stopped = await trx
        .updateTable('import')
        .set({ state: 'stopped' })
        .where('business_id', '=', business)
        .where('import_id', '=', importId)
        .where('state', '=', 'committing')
        .executeTakeFirst()
      return stopped.numUpdatedRows > 0n
    },
    isStopped: async importId => {
      const row = await trx
        .selectFrom('import')
        .select('state')
        .where('business_id', '=', business)
        .where('import_id', '=', importId)
        .forUpdate()
        .executeTakeFirst()
      return row?.state === 'stopped'
    },
  }
}

function importNotes(trx: Transaction<Database>, business: BusinessId): Pick<ImportStore, 'insertNotes' | 'notes' | 'refreshStatistics'> {
  return {
    insertNotes: async (importId, notes) => {
      await copyRows(
        trx,
        { table: 'import_reject', columns: ['business_id', 'import_id', 'row_no', 'kind', 'reason', 'detail'], onConflict: 'do nothing' },
        noteRows(business, importId, notes),
      )
    },
    notes: async (importId, kind, limit) => {
      const rows = await trx
        .selectFrom('import_reject')
        .select(['row_no', 'reason', 'detail'])
        .where('business_id', '=', business)
        .where('import_id', '=', importId)
        .where('kind', '=', kind)
        .orderBy('row_no')
        .limit(limit)
        .execute()
      return rows.map((row): StoredNote => ({
        row: row.row_no,
        kind,
        reason: row.reason,
        cell: typeof row.detail['cell'] === 'string' ? row.detail['cell'] : null,
        cells: Array.isArray(row.detail['cells']) ? row.detail['cells'].map(String) : null,
      }))
    },
    refreshStatistics: async subject => {
      const tables =
        subject === 'people' ? 'customer, contact_point, contact_point_link, customer_change' : 'purchase, purchase_line, refund, product'
      // A tenth of the usual sample: enough to choose plans by until the server itself looks closer.
      await sql`set local default_statistics_target = 10`.execute(trx)
      await sql.raw(`analyze ${tables}`).execute(trx)
      if (subject === 'people') await sql`select gin_clean_pending_list('customer_name_search')`.execute(trx)
    },
  }
}

function importMappings(trx: Transaction<Database>, business: BusinessId): Pick<ImportStore, 'rememberMapping' | 'rememberedMappings'> {
  return {
    rememberMapping: async (fingerprint, { mapping, kind }, at) => {
      const said = { kind, mapping: JSON.stringify(mapping), updated_at: isoInstant(at) }
      await trx
        .insertInto('import_mapping')
        .values({ business_id: business, fingerprint, ...said })
        .onConflict(conflict => conflict.columns(['business_id', 'fingerprint']).doUpdateSet(said))
        .execute()
    },
    rememberedMappings: async () => {
      const rows = await trx.selectFrom('import_mapping').selectAll().where('business_id', '=', business).execute()
      return new Map(rows.map(row => [row.fingerprint, { kind: row.kind as ImportKind, mapping: row.mapping }]))
    },
  }
}

function* noteRows(business: BusinessId, importId: string, notes: Iterable<StoredNote>): Generator<readonly (string | number)[]> {
  for (const note of notes)
    yield [
      business,
      importId,
      note.row,
      note.kind,
      note.reason,
      JSON.stringify({ ...(note.cell !== null && { cell: note.cell }), ...(note.cells && { cells: note.cells }) }),
    ]
}

function changedColumns(changes: Parameters<ImportStore['change']>[1]): Updateable<ImportTable> {
  const { state, result, checkpoint, consentBasis, finishedAt, undoneAt } = changes
  return {
    ...(state === undefined ? {} : { state }),
    ...(result === undefined ? {} : { result: JSON.stringify(result) }),
    ...(checkpoint === undefined ? {} : { checkpoint: JSON.stringify(checkpoint) }),
    ...(consentBasis === undefined ? {} : { consent_basis: consentBasis }),
    ...(finishedAt === undefined || finishedAt === null ? {} : { finished_at: isoInstant(finishedAt) }),
    ...(undoneAt === undefined || undoneAt === null ? {} : { undone_at: isoInstant(undoneAt) }),
  }
}

function recordOf(row: Selectable<ImportTable>): ImportRecord {
  return {
    id: id<'import'>(row.import_id),
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    filePath: row.file_path,
    kind: row.kind as ImportKind,
    state: row.state as ImportState,
    format: row.format,
    mapping: row.mapping,
    counts: row.counts,
    money: row.money,
    result: row.result,
    checkpoint: row.checkpoint,
    consentBasis: row.consent_basis as ImportBasis | null,
    actor: row.actor,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    undoneAt: row.undone_at,
  }
}
