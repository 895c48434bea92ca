/** What was understood: every column with samples and its meaning, what will be stored, and what not and why. */
import { useSignal } from '@preact/signals'
import { refresh, showProblem } from '../client/api.ts'
import { call } from '../client/call.ts'
import { number } from '../words/format.ts'
import { importsWords } from './imports-words.ts'
import { storeFile } from './store-file.ts'
import type { ImportRecord } from './import-record.ts'
import { Counts, RowNotes, Totals } from './import-counts.tsx'
import { FirstRows, Reading } from './read-rows.tsx'

const KINDS = ['purchases', 'customers'] as const

interface ColumnsProps {
  readonly record: ImportRecord
  readonly isBusy: boolean
  readonly onMap: (heading: string, field: string) => void
}

function Columns({ record, isBusy, onMap }: ColumnsProps) {
  const w = importsWords.words().preview
  return (
    <ul class="columns" aria-label={w.columns}>
      {record.columns.map(column => (
        <li key={column.heading} class={column.field === null ? 'column ignored' : 'column'}>
          <div>
            <p class="strong">{column.heading}</p>
            <ul class="small samples">
              {column.readings.map(cell => (
                <li key={cell.raw}>
                  <Reading cell={cell} />
                </li>
              ))}
            </ul>
          </div>
          <select
            class="input"
            aria-label={`${w.meaning}: ${column.heading}`}
            disabled={isBusy}
            onChange={event => onMap(column.heading, event.currentTarget.value)}
          >
            <option value="" selected={column.field === null}>
              {w.ignore}
            </option>
            {record.fields.map(field => (
              <option key={field.field} value={field.field} selected={field.field === column.field}>
                {field.label}
              </option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  )
}

/** One field belongs to one column: choosing it elsewhere frees the column that had it. */
function remap(record: ImportRecord, heading: string, field: string): Record<string, string> {
  const mapping: Record<string, string> = {}
  for (const [name, column] of Object.entries(record.mapping)) if (column !== heading && name !== field) mapping[name] = column
  if (field !== '') mapping[field] = heading
  return mapping
}

function useImportSteps(record: ImportRecord) {
  const isBusy = useSignal(false)
  const run = async (step: () => Promise<unknown>) => {
    isBusy.value = true
    try {
      await step()
      await refresh('GET /imports/{id}', 'GET /imports')
    } catch (error) {
      showProblem(error)
    } finally {
      isBusy.value = false
    }
  }
  const params = { id: record.importId }
  return {
    isBusy: isBusy.value,
    check: (mapping: Record<string, string>, kind: ImportRecord['kind']) =>
      run(() => call('POST /imports/{id}/checks', { params, body: { mapping, kind } })),
    takeSheet: (sheet: string) => run(() => call('POST /imports/{id}/checks', { params, body: { sheet } })),
    commit: () => run(() => storeFile(record.importId)),
  }
}

/** Nobody has to know an encoding or a separator; which sheet of a workbook it was he may have to. */
function nameText({ fileName, format: { sheet } }: ImportRecord): string {
  return sheet === null ? fileName : `${fileName}, ${importsWords.words().sheet.toLowerCase()} «${sheet}»`
}

interface SheetsProps {
  readonly record: ImportRecord
  readonly isBusy: boolean
  readonly onTake: (sheet: string) => void
}

function Sheets({ record: { format }, isBusy, onTake }: SheetsProps) {
  if (format.sheets.length < 2) return null
  return (
    <label class="field sheet">
      <span>{importsWords.words().sheet}</span>
      <select class="input" disabled={isBusy} onChange={event => onTake(event.currentTarget.value)}>
        {format.sheets.map(sheet => (
          <option key={sheet} value={sheet} selected={sheet === format.sheet}>
            {sheet}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the shop knows already, said before anything is stored; of a file that is all new there is nothing to say. */
function Known({ record: { result } }: { readonly record: ImportRecord }) {
  const w = importsWords.words().preview
  if (result.updated + result.unchanged === 0) return null
  return (
    <p class="small">
      {w.known({ created: number(result.created), updated: number(result.updated), unchanged: number(result.unchanged) })}
    </p>
  )
}

export function Preview({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  const steps = useImportSteps(record)
  const { customers, purchases } = record.counts
  const hasAnything = customers + purchases + record.counts.refunds > 0
  return (
    <section class="stack">
      <div class="card stack">
        <div class="row-apart">
          <div>
            <h2>{w.preview.title}</h2>
            <p class="small quiet">{nameText(record)}</p>
          </div>
          <label class="field">
            <span>{w.preview.kind}</span>
            <select
              class="input"
              disabled={steps.isBusy}
              onChange={event => void steps.check(record.mapping, event.currentTarget.value === 'customers' ? 'customers' : 'purchases')}
            >
              {KINDS.map(kind => (
                <option key={kind} value={kind} selected={kind === record.kind}>
                  {w.preview.kinds[kind]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <Sheets record={record} isBusy={steps.isBusy} onTake={sheet => void steps.takeSheet(sheet)} />
        {hasAnything ? <Counts record={record} /> : <p class="notice">{w.nothing}</p>}
        <Known record={record} />
        <Totals record={record} />
        <p class="small quiet">{w.origin[record.mappingOrigin]}</p>
        <Columns
          record={record}
          isBusy={steps.isBusy}
          onMap={(heading, field) => void steps.check(remap(record, heading, field), record.kind)}
        />
        <FirstRows record={record} />
        <p role="status" class="small quiet recheck">
          {steps.isBusy ? w.preview.recheck : ''}
        </p>
      </div>
      <RowNotes
        title={w.rejected(record.rejectedCount)}
        rows={record.rejected}
        count={record.rejectedCount}
        download={`/api/v1/imports/${record.importId}/rejects.xlsx`}
        isOpen
      />
      <RowNotes title={w.skipped(record.skippedCount)} rows={record.skipped} count={record.skippedCount} />
      <RowNotes title={w.warnings(record.warningCount)} rows={record.warnings} count={record.warningCount} />
      {hasAnything ? (
        <div class="commit-bar">
          <button type="button" class="button primary wide" disabled={steps.isBusy} onClick={() => void steps.commit()}>
            {w.commit}
          </button>
        </div>
      ) : null}
    </section>
  )
}
