/** What a customer answered on the phone or in person. */
import { type Signal, useSignal } from '@preact/signals'
import { problemText, useChange } from '../client/api.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { cardWords } from '../today/card-words-catalogue.ts'
import { customersWords } from './customers-words.ts'

const OUTCOMES = ['booked', 'later', 'reached', 'no-answer', 'no', 'bought-elsewhere', 'stop'] as const
type Outcome = (typeof OUTCOMES)[number]

function OutcomeChoice({ outcome }: { readonly outcome: Signal<Outcome | null> }) {
  const toggle = (name: Outcome) => () => {
    outcome.value = outcome.value === name ? null : name
  }
  return (
    <div class="row" role="group" aria-label={customersWords.words().replyDialog.title}>
      {OUTCOMES.map(name => (
        <button key={name} type="button" class="chip" aria-pressed={outcome.value === name} onClick={toggle(name)}>
          {cardWords.words().outcomes[name]}
        </button>
      ))}
    </div>
  )
}

export function ReplyDialog({ customerId, onClose }: { readonly customerId: string; readonly onClose: () => void }) {
  const w = customersWords.words().replyDialog
  const outcome = useSignal<Outcome | null>(null)
  const wrong = useSignal('')
  const record = useChange('POST /customers/{id}/replies', {
    refreshes: ['GET /customers/{id}', 'GET /customers/{id}/timeline', 'GET /today', 'GET /follow-ups'],
    onProblem: () => undefined,
    onDone: answer => {
      showToast({ text: answer.decision.text })
      onClose()
    },
  })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const text = String(data.get('words') ?? '').trim()
    const day = String(data.get('day') ?? '')
    const needsDay = outcome.value === 'booked' || outcome.value === 'later'
    wrong.value = needsDay && day === '' && text === '' ? w.needDay : ''
    if (wrong.value !== '' || (outcome.value === null && text === '')) return
    record.mutate({
      params: { id: customerId },
      body: {
        ...(text === '' ? {} : { text }),
        ...(outcome.value === null ? {} : { outcome: outcome.value }),
        ...(day === '' ? {} : { day }),
      },
    })
  }
  return (
    <Dialog title={w.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <OutcomeChoice outcome={outcome} />
        {outcome.value === 'booked' || outcome.value === 'later' ? (
          <label class="field">
            <span>{w.day}</span>
            <input class="input" type="date" name="day" min={today.value} />
          </label>
        ) : null}
        <label class="field">
          <span>{w.words}</span>
          <textarea class="input" name="words" rows={2} maxLength={4000} />
        </label>
        {wrong.value !== '' || record.error ? (
          <p class="notice problem" role="alert">
            {wrong.value || problemText(record.error)}
          </p>
        ) : null}
        <button class="button primary" disabled={record.isPending}>
          {w.save}
        </button>
      </form>
    </Dialog>
  )
}
