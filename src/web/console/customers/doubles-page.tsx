/** Cards that look like one person, pair by pair, with what speaks for it; and the pairs of whom somebody said that they are two. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { day, phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { useKeepApart } from './apart.ts'
import { customersWords } from './customers-words.ts'
import { MergeDialog } from './merge-dialog.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './customers.css'
import './merge.css'

type Suggestion = AnswerOf<'GET /merge-suggestions'>['items'][number]
type Card = Suggestion['first']

function WhoLine({ card }: { readonly card: Card }) {
  return (
    <p class="twin">
      <a href={`/customers/${card.customerId}`}>{card.name || shellWords().noName}</a>{' '}
      <span class="quiet small">{card.contacts.map(phone).join(', ')}</span>
    </p>
  )
}

function Pair({ pair }: { readonly pair: Suggestion }) {
  const w = customersWords.words().twins
  const isMerging = useSignal(false)
  const keepApart = useKeepApart()
  const { first, second } = pair
  return (
    <li>
      <WhoLine card={first} />
      <WhoLine card={second} />
      <p class="small">{pair.evidence.map(reason => reason.text).join(', ')}</p>
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={() => {
            isMerging.value = true
          }}
        >
          {w.same}
        </button>
        <button
          type="button"
          class="button ghost"
          disabled={keepApart.isPending}
          onClick={() => keepApart.mutate({ body: { customerId: first.customerId, otherId: second.customerId, isApart: true } })}
        >
          {w.different}
        </button>
      </div>
      {isMerging.value ? (
        <Merging
          pair={pair}
          onClose={() => {
            isMerging.value = false
          }}
        />
      ) : null}
    </li>
  )
}

function Merging({ pair, onClose }: { readonly pair: Suggestion; readonly onClose: () => void }) {
  const profile = useRead('GET /customers/{id}', [{ params: { id: pair.first.customerId } }])
  return profile.data ? <MergeDialog profile={profile.data} otherId={pair.second.customerId} onClose={onClose} /> : null
}

function Decided() {
  const w = customersWords.words().twins
  const keepApart = useKeepApart()
  const decided = useRead('GET /kept-apart', [{ query: {} }])
  const items = decided.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section class="card">
      <h2>{w.decided}</h2>
      <ul class="twins">
        {items.map(({ first, second, decidedAt }) => (
          <li key={first.customerId + second.customerId}>
            <WhoLine card={first} />
            <WhoLine card={second} />
            <div class="row-apart">
              <span class="quiet small">{day(decidedAt.slice(0, 10))}</span>
              <button
                type="button"
                class="chip"
                disabled={keepApart.isPending}
                onClick={() => keepApart.mutate({ body: { customerId: first.customerId, otherId: second.customerId, isApart: false } })}
              >
                {w.undo}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function DoublesPage() {
  const { profile, twins: w } = customersWords.words()
  const found = useRead('GET /merge-suggestions', [{ query: {} }])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/customers" text={profile.back} />
        <h1>{w.title}</h1>
        <p class="quiet">{w.lead}</p>
      </header>
      <section class="card">
        {found.data ? null : <LoadState error={found.error} onAgain={() => void found.refetch()} />}
        {found.data?.items.length === 0 ? <p class="quiet">{w.empty}</p> : null}
        <ul class="twins">
          {found.data?.items.map(pair => (
            <Pair key={pair.first.customerId + pair.second.customerId} pair={pair} />
          ))}
        </ul>
      </section>
      <Decided />
    </>
  )
}
