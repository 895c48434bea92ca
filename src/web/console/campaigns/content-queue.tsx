/** The editorial queue: what those who asked for content will get next. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { business, today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { campaignsWords } from './campaigns-words.ts'

type Item = AnswerOf<'POST /content'>

const KINDS = ['news', 'useful', 'fun', 'offer', 'partner'] as const
/** News are old after a quarter. */
const VALID_DAYS = 90

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

function ItemDialog({ onClose }: { readonly onClose: () => void }) {
  const w = campaignsWords.words()
  const locale = business.value?.locale ?? 'en'
  const kind = useSignal<(typeof KINDS)[number]>('news')
  const add = useChange('POST /content', { refreshes: ['GET /content'], onDone: onClose })
  const submit = (data: FormData) => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const toDay = new Date(Date.parse(`${today.value}T00:00:00Z`) + VALID_DAYS * 86_400_000).toISOString().slice(0, 10)
    add.mutate({
      body: {
        kind: kind.value,
        title: text('title'),
        topics: text('topics')
          .split(',')
          .map(topic => topic.trim())
          .filter(topic => topic !== ''),
        words: { [locale]: { subject: text('title'), text: text('text') } },
        advertiser: text('advertiser') || null,
        adToken: text('adToken') || null,
        fromDay: today.value,
        toDay,
        state: 'approved',
      },
    })
  }
  return (
    <Dialog title={w.newItem} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        <label class="field">
          <span>{w.itemTitle}</span>
          <input class="input" name="title" required maxLength={200} autoComplete="off" />
        </label>
        <label class="field">
          <span>{w.kind}</span>
          <select
            class="input"
            value={kind.value}
            onChange={event => {
              kind.value = KINDS.find(one => one === event.currentTarget.value) ?? 'news'
            }}
          >
            {KINDS.map(one => (
              <option key={one} value={one}>
                {w.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{w.text}</span>
          <textarea class="input" name="text" required maxLength={4000} defaultValue="{{ hello }} " />
        </label>
        <label class="field">
          <span>{w.topics}</span>
          <input class="input" name="topics" maxLength={400} autoComplete="off" />
          <small>{w.topicsHint}</small>
        </label>
        {kind.value === 'partner' ? (
          <>
            <label class="field">
              <span>{w.advertiser}</span>
              <input class="input" name="advertiser" required maxLength={200} autoComplete="off" />
            </label>
            <label class="field">
              <span>{w.adToken}</span>
              <input class="input" name="adToken" maxLength={100} autoComplete="off" />
            </label>
          </>
        ) : null}
        <button class="button primary wide" disabled={add.isPending}>
          {w.approveItem}
        </button>
      </form>
    </Dialog>
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
