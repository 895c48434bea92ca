/** Where sales come from by themselves: what is connected, what can be, and what looks like one sale. */
import { useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { dayAndHour } from '../words/format.ts'
import { ConnectPage } from './connect-page.tsx'
import { ConnectionPage } from './connection-page.tsx'
import { Crowds } from './crowds.tsx'
import { SaleMatches } from './sale-matches.tsx'
import { sourcesWords } from './sources-words.ts'
import { AudiencesPage } from './audiences-page.tsx'
import { WebhooksPage } from './webhooks-page.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './sources.css'

function Neighbours() {
  const w = sourcesWords.words()
  const links = { '/receipt': w.scan, '/sources/out': w.out, '/sources/audiences': w.audiences, '/sources/points': w.points }
  return (
    <p class="row wrap">
      {Object.entries(links).map(([href, text]) => (
        <a key={href} class="button" href={href}>
          {text}
        </a>
      ))}
    </p>
  )
}

function Overview() {
  const w = sourcesWords.words()
  const sources = useRead('GET /sources', [])
  return (
    <>
      <header class="stack-s">
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
        <Neighbours />
      </header>
      {!sources.data ? (
        <LoadState error={sources.error} onAgain={() => void sources.refetch()} />
      ) : (
        <>
          <section class="stack-s">
            <h2>{w.connected}</h2>
            {sources.data.connections.length === 0 ? (
              <p class="quiet">{w.connectedEmpty}</p>
            ) : (
              <ul class="card lines">
                {sources.data.connections.map(each => (
                  <li key={each.connectionId} class="source-line">
                    <span>
                      <a href={`/sources/${each.connectionId}`}>{w.names[each.source] ?? each.source}</a>
                      <span class="small quiet">
                        {' '}
                        {w.lastEvent}: {each.lastEventAt === null ? w.never : dayAndHour(each.lastEventAt)}
                      </span>
                    </span>
                    <span class="row small">
                      {each.counts.quarantined > 0 ? (
                        <span class="badge warn">
                          {w.states.quarantined}: {each.counts.quarantined}
                        </span>
                      ) : null}
                      {each.pullProblem === null ? (
                        <span class={each.state === 'on' ? 'badge good' : 'badge'}>{w.states[each.state]}</span>
                      ) : (
                        <span class="badge warn">{w.needsLook}</span>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <Crowds />
          <SaleMatches />
          <section class="stack-s">
            <h2>{w.available}</h2>
            <ul class="source-grid">
              {sources.data.available.map(each => (
                <li key={each.source}>
                  <a class="card source-tile" href={`/sources/${each.source}`}>
                    <span class="strong">{w.names[each.source] ?? each.source}</span>
                    <span class="small quiet">{w.hints[each.source] ?? ''}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  )
}

export function SourcesPage() {
  const place = pathname.value.split('/')[2]
  if (place === undefined) return <Overview />
  const isId = /^[0-9a-f-]{36}$/.test(place)
  return (
    <>
      <BackLink href="/sources" text={sourcesWords.words().back} />
      {place === 'out' ? (
        <WebhooksPage />
      ) : place === 'audiences' ? (
        <AudiencesPage />
      ) : isId ? (
        <ConnectionPage key={place} id={place} />
      ) : (
        <ConnectPage key={place} source={place} />
      )}
    </>
  )
}
