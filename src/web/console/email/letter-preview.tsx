/** A letter with the owner's words as it would leave now, with all its headers; nothing is sent. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { emailWords } from './email-words.ts'
import { LetterView } from './letter-view.tsx'

type Preview = AnswerOf<'POST /email/previews'>

export function LetterPreview() {
  const w = emailWords.words().preview
  const shown = useSignal<Preview | null>(null)
  const make = useChange('POST /email/previews', {
    onDone: preview => {
      shown.value = preview
    },
  })
  return (
    <form
      class="card stack"
      aria-label={w.title}
      onSubmit={event => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        make.mutate({ body: { subject: String(data.get('subject') ?? ''), body: String(data.get('body') ?? '') } })
      }}
    >
      <div>
        <h2>{w.title}</h2>
        <p class="quiet">{w.lead}</p>
      </div>
      <label class="field">
        <span>{w.subject}</span>
        <input class="input" name="subject" maxLength={200} defaultValue={w.sampleSubject} autoComplete="off" />
      </label>
      <label class="field">
        <span>{w.body}</span>
        <textarea class="input" name="body" rows={4} required maxLength={20_000} defaultValue={w.sampleBody} />
      </label>
      <div class="buttons">
        <button class="button" disabled={make.isPending}>
          {w.show}
        </button>
      </div>
      {shown.value === null ? null : (
        <>
          <LetterView html={shown.value.html} label={w.title} />
          <details>
            <summary>{w.headers}</summary>
            <pre class="letter-source">{shown.value.source.split(/\r?\n\r?\n/)[0]}</pre>
          </details>
        </>
      )}
    </form>
  )
}
