/** A file that is being read or stored: how far it is, and the way to stop it. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { number } from '../words/format.ts'
import type { ImportRecord } from './import-record.ts'
import { importsWords } from './imports-words.ts'

const MEGABYTE = 1_000_000

export function Running({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words().progress
  const { progress } = record
  const isStopping = useSignal(false)
  const stop = useChange('POST /imports/{id}/cancellations', { refreshes: ['GET /imports/{id}', 'GET /imports'] })
  const sizes = progress && {
    done: number(progress.bytesDone / MEGABYTE, 1),
    total: number(progress.bytesTotal / MEGABYTE, 1),
  }
  return (
    <section class="card stack" aria-busy="true">
      <div class="stack-s">
        <h2>{w.title}</h2>
        <p class="small quiet">{record.fileName}</p>
      </div>
      {progress && progress.bytesTotal > 0 ? (
        <progress class="busy" aria-label={w.title} max={progress.bytesTotal} value={progress.bytesDone} />
      ) : (
        <progress class="busy" aria-label={w.title} />
      )}
      <p role="status" class="quiet">
        {isStopping.value ? w.stopping : progress && sizes ? w[progress.phase](sizes) : ''}
      </p>
      {record.state === 'committing' ? (
        <div class="row">
          <button
            type="button"
            class="button"
            disabled={isStopping.value}
            onClick={() => {
              isStopping.value = true
              stop.mutate({ params: { id: record.importId } })
            }}
          >
            {w.stop}
          </button>
        </div>
      ) : null}
      <p class="small quiet">{w.note}</p>
    </section>
  )
}
