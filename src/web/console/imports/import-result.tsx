/** What a stored file has become, on which basis its people may be written to, and the way back. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { problemText, showProblem, useChange, useRead } from '../client/api.ts'
import { loadSession } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { number } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { Counts, RowNotes } from './import-counts.tsx'
import { Stayed } from './stayed.tsx'
import { importsWords } from './imports-words.ts'
import type { ImportRecord } from './import-record.ts'
import { storeFile } from './store-file.ts'
import { useEffect } from 'preact/hooks'

const BASES = ['soft-opt-in', 'explicit', 'contract'] as const
type Basis = (typeof BASES)[number]

/** Where the law takes nothing but a word of their own, the mildest basis brings no reminder: said before it is chosen. */
function softFallsShort(rules: AnswerOf<'GET /planning'>['rules']): boolean {
  return rules.some(
    rule =>
      rule.purpose === 'marketing' &&
      rule.carriers === null &&
      !rule.isOverridden &&
      rule.bases.length > 0 &&
      !rule.bases.includes('soft-opt-in'),
  )
}

function ConsentBasis({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words().basis
  const chosen = useSignal<Basis | null>(record.consentBasis)
  const rules = useRead('GET /planning', []).data?.rules ?? []
  const save = useChange('POST /imports/{id}/consent-bases', {
    refreshes: ['GET /imports/{id}', 'GET /imports', 'GET /today'],
    onProblem: () => undefined,
  })
  if (record.consentBasis !== null) {
    return (
      <section class="card stack-s">
        <h2>{w.chosen}</h2>
        <p>
          <span class="badge good">{w.options[record.consentBasis][0]}</span>
        </p>
        <p class="quiet">{w.chosenText}</p>
      </section>
    )
  }
  const submit = () => {
    if (chosen.value !== null) save.mutate({ params: { id: record.importId }, body: { basis: chosen.value } })
  }
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <div class="stack-s">
        <h2>{w.title}</h2>
        <p class="quiet">{w.text}</p>
      </div>
      <fieldset class="bases">
        <legend class="out-of-sight">{w.title}</legend>
        {BASES.map(basis => (
          <label key={basis} class="basis">
            <input
              type="radio"
              name="basis"
              checked={chosen.value === basis}
              onChange={() => {
                chosen.value = basis
              }}
            />
            <span>
              <span class="strong">{w.options[basis][0]}</span>
              <span class="small quiet">{basis === 'soft-opt-in' && softFallsShort(rules) ? w.softFallsShort : w.options[basis][1]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {save.error ? (
        <p class="notice problem" role="alert">
          {problemText(save.error)}
        </p>
      ) : null}
      <button class="button primary" disabled={chosen.value === null || save.isPending}>
        {w.save}
      </button>
    </form>
  )
}

function Undo({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  const isAsking = useSignal(false)
  const undo = useChange('DELETE /imports/{id}', {
    refreshes: ['GET /imports/{id}', 'GET /imports', 'GET /customers', 'GET /today'],
    onDone: answer => {
      isAsking.value = false
      showToast({ text: answer.kept.length > 0 ? w.kept(answer.kept.length) : w.undone(answer.reversed) })
    },
  })
  return (
    <>
      <button
        type="button"
        class="button ghost"
        onClick={() => {
          isAsking.value = true
        }}
      >
        {w.undo}
      </button>
      {isAsking.value ? (
        <Dialog
          title={w.undoTitle}
          onClose={() => {
            isAsking.value = false
          }}
        >
          <p>{w.undoText}</p>
          <button
            type="button"
            class="button danger"
            disabled={undo.isPending}
            onClick={() => undo.mutate({ params: { id: record.importId } })}
          >
            {w.undo}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              isAsking.value = false
            }}
          >
            {shellWords().cancel}
          </button>
        </Dialog>
      ) : null}
    </>
  )
}

function Stopped({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words().progress
  const isBusy = useSignal(false)
  const goOn = async () => {
    isBusy.value = true
    try {
      await storeFile(record.importId)
    } catch (error) {
      showProblem(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <>
      <p class="notice">{w.stopped}</p>
      <div class="row">
        <button type="button" class="button primary" disabled={isBusy.value} onClick={() => void goOn()}>
          {w.goOn}
        </button>
        <Undo record={record} />
      </div>
    </>
  )
}

export function ImportResult({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  const isDone = record.state === 'done'
  useEffect(() => {
    void loadSession()
  }, [record.state])
  return (
    <div class="stack">
      <section class="card stack">
        <div class="row-apart">
          <h2>{isDone ? w.result.title : record.fileName}</h2>
          <span class="badge">{w.states[record.state]}</span>
        </div>
        {record.state === 'failed' ? <p class="notice problem">{w.failedText}</p> : <Counts record={record} />}
        {record.state === 'stopped' ? <Stopped record={record} /> : null}
        {isDone ? (
          <>
            <p class="quiet">
              {w.result.created}: {number(record.result.created)}
              {' · '}
              {w.result.updated}: {number(record.result.updated)}
              {' · '}
              {w.result.unchanged}: {number(record.result.unchanged)}
            </p>
            <p class="small quiet">{w.result.again}</p>
            <div class="row">
              <a class="button primary" href="/">
                {w.result.toToday}
              </a>
              <a class="button" href="/customers">
                {w.result.toCustomers}
              </a>
              <Undo record={record} />
            </div>
          </>
        ) : null}
      </section>
      <Stayed record={record} />
      {isDone ? <ConsentBasis key={record.consentBasis} record={record} /> : null}
      <RowNotes
        title={w.leftOut(record.rejectedCount)}
        rows={record.rejected}
        count={record.rejectedCount}
        download={`/api/v1/imports/${record.importId}/rejects.xlsx`}
      />
    </div>
  )
}
