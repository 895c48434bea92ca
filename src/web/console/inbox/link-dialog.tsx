/** Whose number this is: a search among the customers. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { go } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { inboxWords } from './inbox-words.ts'

const FOUND_MAX = 8

export function LinkDialog({ replyId, onClose }: { readonly replyId: string; readonly onClose: () => void }) {
  const w = inboxWords.words()
  const typed = useSignal('')
  const q = typed.value.trim()
  const found = useRead('GET /customers', [{ query: { q, limit: FOUND_MAX } }], { enabled: q !== '', keepPrevious: true })
  const link = useChange('POST /replies/{id}/customer', {
    refreshes: ['GET /inbox', 'GET /today'],
    onDone: (_answer, input) => {
      showToast({ text: w.linked })
      go(`/inbox/${input.body.customerId}`)
    },
  })
  const rows = q === '' ? [] : (found.data?.items ?? [])
  return (
    <Dialog title={w.linkTitle} onClose={onClose}>
      <label class="field">
        <span>{w.linkSearch}</span>
        <input
          class="input"
          type="search"
          autoComplete="off"
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
      </label>
      <ul class="stack-s">
        {rows.map(row => (
          <li key={row.customerId}>
            <button
              type="button"
              class="button wide"
              disabled={link.isPending}
              onClick={() => link.mutate({ params: { id: replyId }, body: { customerId: row.customerId } })}
            >
              {row.name}
            </button>
          </li>
        ))}
      </ul>
      {q !== '' && found.data && rows.length === 0 ? <p class="quiet">{w.nobody}</p> : null}
      <p class="small quiet">{w.linkHint}</p>
    </Dialog>
  )
}
