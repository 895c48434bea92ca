/** A code and a link with which a customer makes a messenger his own: he agrees to the words beside it by opening it. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { problemText, useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { customersWords } from './customers-words.ts'
import './bind.css'

type Binding = AnswerOf<'POST /customers/{id}/bindings'>
const MESSENGERS = ['telegram', 'vk', 'max', 'web-push'] as const

function Code({ binding, onAgain }: { readonly binding: Binding; readonly onAgain: () => void }) {
  const w = customersWords.words().binding
  const copy = async () => {
    await navigator.clipboard.writeText(binding.url)
    showToast({ text: w.bindCopied })
  }
  return (
    <div class="stack-s">
      <img class="bind-code" src={`data:image/svg+xml,${encodeURIComponent(binding.qr)}`} width={192} height={192} alt={binding.url} />
      <p class="small">{binding.textShown}</p>
      <p class="small quiet">{w.bindUntil(day(binding.expiresAt.slice(0, 10)))}</p>
      <div class="row">
        <a class="chip" href={binding.url} target="_blank" rel="noreferrer">
          {w.bindOpen}
        </a>
        <button type="button" class="chip" onClick={() => void copy().catch(() => undefined)}>
          {w.bindCopy}
        </button>
        <button type="button" class="chip" onClick={onAgain}>
          {w.bindAgain}
        </button>
      </div>
    </div>
  )
}

export function BindMessenger({ customerId }: { readonly customerId: string }) {
  const w = customersWords.words().binding
  const made = useSignal<Binding | null>(null)
  const problem = useSignal('')
  const make = useChange('POST /customers/{id}/bindings', {
    onDone: binding => {
      made.value = binding
    },
    onProblem: error => {
      problem.value = problemText(error)
    },
  })
  return (
    <details class="bind">
      <summary>{w.bind}</summary>
      <div class="stack-s">
        {made.value === null ? (
          <>
            <p class="small quiet">{w.bindHint}</p>
            <div class="row" role="group" aria-label={w.bind}>
              {MESSENGERS.map(channel => (
                <button
                  key={channel}
                  type="button"
                  class="chip"
                  disabled={make.isPending}
                  onClick={() => make.mutate({ params: { id: customerId }, body: { channel } })}
                >
                  {shellWords().channels[channel]}
                </button>
              ))}
            </div>
          </>
        ) : (
          <Code
            binding={made.value}
            onAgain={() => {
              made.value = null
            }}
          />
        )}
        {problem.value !== '' && made.value === null ? (
          <p class="small" role="alert">
            {problem.value}
          </p>
        ) : null}
      </div>
    </details>
  )
}
