/** Where contacts are asked for: what each place gives in exchange, what came of it, and a sheet to put up there. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { PointForm } from './point-form.tsx'
import { pointsWords } from './points-words.ts'
import '../styles/forms.css'
import './points.css'

type Point = AnswerOf<'GET /collection-points'>['items'][number]
const COUNTS = ['shown', 'signedUp', 'confirmed', 'boughtAgain'] as const
const refreshes = ['GET /collection-points'] as const

function codeOf(qr: string): string {
  return `data:image/svg+xml,${encodeURIComponent(qr)}`
}

/** On the screen a preview would only repeat the card; on paper it is all there is. */
function Sheet({ point }: { readonly point: Point }) {
  const w = pointsWords.words()
  if (point.qr === null) return null
  return (
    <section class="point-sheet" aria-hidden="true">
      <p class="point-promise">{point.promise}</p>
      <img src={codeOf(point.qr)} alt="" />
      <p>{w.sheet}</p>
    </section>
  )
}

function Counts({ counts }: Pick<Point, 'counts'>) {
  const w = pointsWords.words()
  return (
    <dl class="point-counts">
      {COUNTS.map(name => (
        <div key={name}>
          <dt class="small quiet">{w.counts[name]}</dt>
          <dd class="strong">{counts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}

function PointCard({ point, onPrint }: { readonly point: Point; readonly onPrint: () => void }) {
  const w = pointsWords.words()
  const change = useChange('PATCH /collection-points/{id}', { refreshes, onDone: () => showToast({ text: w.saved }) })
  return (
    <section class="card stack-s">
      <h2>
        {point.name} {point.isActive ? null : <span class="badge">{w.closed}</span>}
      </h2>
      {point.place === '' ? null : <p class="small quiet">{point.place}</p>}
      <div class="point-body">
        {point.qr === null ? null : <img class="point-code" src={codeOf(point.qr)} alt={w.code} width={128} height={128} />}
        <div class="stack-s">
          <p>{point.promise}</p>
          <Counts counts={point.counts} />
        </div>
      </div>
      <div class="row point-actions">
        <a class="button" href={point.url ?? point.path} target="_blank" rel="noreferrer">
          {w.page}
        </a>
        {point.qr === null ? null : (
          <button type="button" class="button" onClick={onPrint}>
            {w.print}
          </button>
        )}
        <button
          type="button"
          class="button ghost"
          disabled={change.isPending}
          onClick={() => change.mutate({ params: { id: point.pointId }, body: { isActive: !point.isActive } })}
        >
          {point.isActive ? w.close : w.open}
        </button>
      </div>
    </section>
  )
}

export function PointsPage() {
  const w = pointsWords.words()
  const points = useRead('GET /collection-points', [])
  const printed = useSignal<Point | null>(null)
  const add = useChange('POST /collection-points', { refreshes, onDone: () => showToast({ text: w.saved }) })
  const print = (point: Point) => {
    printed.value = point
    // The sheet has to be on the page, with its code drawn, before the browser looks at it.
    requestAnimationFrame(() => requestAnimationFrame(() => window.print()))
  }
  if (!points.data) return <LoadState error={points.error} onAgain={() => void points.refetch()} />
  const { items } = points.data
  return (
    <div class="points stack">
      <BackLink href="/sources" text={w.back} />
      <header class="stack-s">
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
        {items.some(point => point.qr === null) ? <p class="notice">{w.noAddress}</p> : null}
      </header>
      {items.length === 0 ? <p class="quiet">{w.empty}</p> : <p class="small quiet">{w.boughtHint}</p>}
      {items.map(point => (
        <PointCard key={point.pointId} point={point} onPrint={() => print(point)} />
      ))}
      {items.length === 0 ? null : <TakeList list="collection-points" />}
      <PointForm isBusy={add.isPending} onSend={(terms, form) => add.mutate({ body: terms }, { onSuccess: () => form.reset() })} />
      {printed.value === null ? null : <Sheet point={printed.value} />}
    </div>
  )
}
