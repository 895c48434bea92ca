/** The editorial queue: what those who asked for content will get next. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { campaignsWords } from './campaigns-words.ts'
import { ItemDialog } from './item-dialog.tsx'

type Item = AnswerOf<'POST /content'>

function ItemRow({ item }: { readonly item: Item }) {
  const w = campaignsWords.words()
  const change = useChange('PUT /content/{id}', { refreshes: ['GET /content'] })
  const { itemId, ...body } = item
  const to = item.state === 'approved' ? 'stopped' : 'approved'
  return (
    <li class="broadcast-row">
      <div>
        <p class="strong">{item.title}</p>
        <p class="small quiet">
          {w.kinds[item.kind]}
          {item.topics.length === 0 ? '' : ` · ${item.topics.join(', ')}`}
        </p>
      </div>
      <div class="row">
        <span class={item.state === 'approved' ? 'badge good' : 'badge'}>{w.itemStates[item.state]}</span>
        <button
          type="button"
          class="button"
          disabled={change.isPending}
          onClick={() => change.mutate({ params: { id: itemId }, body: { ...body, state: to } })}
        >
          {to === 'approved' ? w.approveItem : w.stopItem}
        </button>
      </div>
    </li>
  )
}

export function ContentQueue() {
  const w = campaignsWords.words()
  const queue = useRead('GET /content', [])
  const isAdding = useSignal(false)
  if (!queue.data) return <LoadState error={queue.error} onAgain={() => void queue.refetch()} />
  const { items, readers, waiting } = queue.data
  return (
    <section class="card stack">
      <div class="row-apart">
        <div>
          <h2>{w.content}</h2>
          <p class="small quiet">{w.contentLead}</p>
        </div>
        <button
          type="button"
          class="button"
          onClick={() => {
            isAdding.value = true
          }}
        >
          {w.newItem}
        </button>
      </div>
      <p class={waiting > 0 ? '' : 'quiet'}>
        {readers === 0 ? w.nobodyReads : waiting > 0 ? w.waitingReaders(waiting) : w.readers(readers)}
      </p>
      {items.length === 0 ? null : (
        <ul class="reasons">
          {items.map(item => (
            <ItemRow key={item.itemId} item={item} />
          ))}
        </ul>
      )}
      {isAdding.value ? (
        <ItemDialog
          onClose={() => {
            isAdding.value = false
          }}
        />
      ) : null}
    </section>
  )
}
