/** Files of hashed people for advertising platforms, with the size each of them needs. */
import { showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { LoadState } from '../parts/load-state.tsx'
import { sourcesWords } from './sources-words.ts'

type Wanted = { readonly audience: 'due' | 'bought'; readonly platform: 'yandex' | 'google' | 'meta' | 'vk' }

async function download(wanted: Wanted): Promise<void> {
  try {
    const file = await call('GET /audiences/file', { query: wanted })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([file.text], { type: 'text/csv' }))
    link.download = file.fileName
    link.click()
    URL.revokeObjectURL(link.href)
  } catch (error) {
    showProblem(error)
  }
}

export function AudiencesPage() {
  const w = sourcesWords.words().ads
  const audiences = useRead('GET /audiences', [])
  if (!audiences.data) return <LoadState error={audiences.error} onAgain={() => void audiences.refetch()} />
  const { items } = audiences.data
  return (
    <>
      <h1>{w.title}</h1>
      <p class="quiet lead">{w.lead}</p>
      {(['due', 'bought'] as const).map(audience => (
        <section key={audience} class="stack-s">
          <h2>{w[audience]}</h2>
          <ul class="card lines">
            {items
              .filter(each => each.audience === audience)
              .map(({ platform, size, sizeMin, isEnough }) => (
                <li key={platform} class="source-line">
                  <span>
                    <span class="strong">{w.platforms[platform]}</span>
                    <br />
                    <span class="small quiet">{w.size(size, sizeMin)}</span>
                  </span>
                  <button type="button" class="button" disabled={!isEnough} onClick={() => void download({ audience, platform })}>
                    {w.download}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
