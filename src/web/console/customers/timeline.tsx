/** Everything that happened with a customer, the newest first; a purchase can be refunded from here. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day, money } from '../words/format.ts'
import { customersWords } from './customers-words.ts'
import { RefundDialog } from './refund-dialog.tsx'

type Answer = AnswerOf<'GET /customers/{id}/timeline'>
type Item = Answer['items'][number]

const ITEMS = 20

function purchaseIdOf(item: Item): string | null {
  return item.kind === 'purchase' ? (/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(item.itemId)?.[0] ?? null) : null
}

function TimelineItem({ item, onRefund }: { readonly item: Item; readonly onRefund: (item: Item) => void }) {
  const w = customersWords.words().profile
  return (
    <li data-kind={item.kind}>
      <span class="strong">{item.text}</span>
      <span class="nowrap">{item.money ? money(item.money.minor, item.money.currency) : null}</span>
      <span class="small quiet">{day(item.day, { year: true })}</span>
      <span>
        {purchaseIdOf(item) ? (
          <button type="button" class="link small" onClick={() => onRefund(item)}>
            {w.refund}
          </button>
        ) : null}
      </span>
      {item.detail === '' ? null : <span class="detail quiet">{item.detail}</span>}
    </li>
  )
}

export function Timeline({ customerId }: { readonly customerId: string }) {
  const { profile: w, more: moreWord } = customersWords.words()
  const first = useRead('GET /customers/{id}/timeline', [{ params: { id: customerId }, query: { limit: ITEMS } }])
  const more = useSignal<{ readonly items: readonly Item[]; readonly cursor: string | null; readonly of: Answer } | null>(null)
  const refunding = useSignal<Item | null>(null)
  if (!first.data) return <LoadState error={first.error} onAgain={() => void first.refetch()} />
  const answer = first.data
  const known = more.value?.of === answer ? more.value : { items: [], cursor: answer.nextCursor, of: answer }
  const readMore = async () => {
    if (known.cursor === null) return
    const page = await call('GET /customers/{id}/timeline', { params: { id: customerId }, query: { limit: ITEMS, cursor: known.cursor } })
    more.value = { items: [...known.items, ...page.items], cursor: page.nextCursor, of: answer }
  }
  const items = [...answer.items, ...known.items]
  const refund = refunding.value
  const purchaseId = refund ? purchaseIdOf(refund) : null
  return (
    <section class="card">
      <h2>{w.timeline}</h2>
      {items.length === 0 ? (
        <p class="quiet">{w.timelineEmpty}</p>
      ) : (
        <ol class="timeline">
          {items.map(item => (
            <TimelineItem
              key={item.itemId}
              item={item}
              onRefund={next => {
                refunding.value = next
              }}
            />
          ))}
        </ol>
      )}
      {known.cursor === null ? null : (
        <button type="button" class="button" onClick={() => void readMore().catch(showProblem)}>
          {moreWord}
        </button>
      )}
      {purchaseId !== null && refund?.money ? (
        <RefundDialog
          purchaseId={purchaseId}
          total={refund.money}
          onClose={() => {
            refunding.value = null
          }}
        />
      ) : null}
    </section>
  )
}
