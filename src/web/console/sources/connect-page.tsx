/** How one source is connected: the steps, what to bring from there, and the button. */
import { useChange, useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { go } from '../router.ts'
import { SourceFields, secretsOf, Steps } from './source-fields.tsx'
import { sourcesWords } from './sources-words.ts'

export function ConnectPage({ source }: { readonly source: string }) {
  const w = sourcesWords.words()
  const sources = useRead('GET /sources', [])
  const connect = useChange('POST /sources', {
    refreshes: ['GET /sources'],
    onDone: made => go(`/sources/${made.connectionId}`, 'replace'),
  })
  const adapter = sources.data?.available.find(each => each.source === source)
  if (!adapter) return <LoadState error={sources.error} onAgain={() => void sources.refetch()} />
  return (
    <>
      <h1>{w.names[source] ?? source}</h1>
      <Steps source={source} />
      <p class="quiet">{w.addressAfter}</p>
      <form
        class="card stack sources-form"
        onSubmit={event => {
          event.preventDefault()
          connect.mutate({ body: { source, secrets: secretsOf(event.currentTarget, adapter.fields) } })
        }}
      >
        <SourceFields fields={adapter.fields} />
        <button class="button primary" disabled={connect.isPending}>
          {w.connect}
        </button>
      </form>
    </>
  )
}
