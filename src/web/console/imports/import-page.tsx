/** Bringing a file: read, checked together, stored, and undone if it was a mistake. */
import { useSignal } from '@preact/signals'
import { refresh, showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { go, pathname } from '../router.ts'
import { announce } from '../shell/notices.tsx'
import { FilePlace } from './file-place.tsx'
import { ImportHistory } from './import-history.tsx'
import type { ImportRecord } from './import-record.ts'
import { ImportResult } from './import-result.tsx'
import { importsWords } from './imports-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './imports.css'
import { Preview } from './preview.tsx'
import { Running } from './running.tsx'

const POLL_MS = 700

function Stage({ record }: { readonly record: ImportRecord }) {
  if (record.state === 'checked') return <Preview record={record} />
  if (record.state === 'committing' || record.state === 'undoing') return <Running record={record} />
  return <ImportResult record={record} />
}

function OneImport({ id }: { readonly id: string }) {
  const record = useRead('GET /imports/{id}', [{ params: { id } }], {
    everyMs: answer => (answer?.state === 'committing' || answer?.state === 'undoing' ? POLL_MS : false),
  })
  return (
    <>
      <BackLink href="/import" text={importsWords.words().anotherFile} />
      {record.data ? <Stage record={record.data} /> : <LoadState error={record.error} onAgain={() => void record.refetch()} />}
    </>
  )
}

export function ImportPage() {
  const w = importsWords.words()
  const id = pathname.value.split('/')[2]
  const reading = useSignal<string | null>(null)
  const upload = async (file: File) => {
    reading.value = file.name
    announce(w.reading(file.name))
    try {
      const record = await call('POST /imports', { query: { kind: 'auto' }, body: file })
      await refresh('GET /imports')
      go(`/import/${record.importId}`)
    } catch (error) {
      showProblem(error)
    } finally {
      reading.value = null
    }
  }
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      {id === undefined ? (
        <>
          <FilePlace reading={reading.value} onFile={file => void upload(file)} />
          <ImportHistory />
        </>
      ) : (
        <OneImport key={id} id={id} />
      )}
    </>
  )
}
