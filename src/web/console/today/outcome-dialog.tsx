/** Booked, or asked for later: both are a day, and a booking may have its hour. */
import { useSignal } from '@preact/signals'
import type { RequestOf } from '../../../contract/contract.ts'
import { addDays, parseDay } from '../../../kernel/day.ts'
import { CallProblem } from '../client/call.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { cardWords } from './card-words-catalogue.ts'

type Body = RequestOf<'POST /contacts/{id}/outcomes'>['body']

interface OutcomeDialogProps {
  readonly outcome: 'booked' | 'later'
  readonly onClose: () => void
  readonly onSettle: (body: Body) => Promise<unknown>
}

/** '14:30' as minutes since midnight; undefined when nothing was entered. */
function minuteOf(text: string): number | undefined {
  const match = /^(\d{2}):(\d{2})/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

export function OutcomeDialog({ outcome, onClose, onSettle }: OutcomeDialogProps) {
  const w = cardWords.words().outcomeDialog
  const now = parseDay(today.value)
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    const minute = minuteOf(String(data.get('time') ?? ''))
    const note = String(data.get('note') ?? '').trim()
    isBusy.value = true
    try {
      await onSettle({
        outcome,
        day: String(data.get('day')),
        ...(minute === undefined ? {} : { minute }),
        ...(note === '' ? {} : { note }),
      })
      onClose()
    } catch (error) {
      wrong.value = error instanceof CallProblem ? (error.fields[0]?.message ?? '') : ''
    } finally {
      isBusy.value = false
    }
  }
  return (
    <Dialog title={outcome === 'booked' ? w.bookedTitle : w.laterTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        <div class="fields">
          <label class="field">
            <span>{w.day}</span>
            <input
              class="input"
              type="date"
              name="day"
              required
              min={today.value}
              value={now ? addDays(now, outcome === 'booked' ? 1 : 7) : ''}
            />
          </label>
          {outcome === 'booked' ? (
            <label class="field">
              <span>{w.time}</span>
              <input class="input" type="time" name="time" step={300} />
            </label>
          ) : null}
        </div>
        <label class="field">
          <span>{w.note}</span>
          <input class="input" name="note" maxLength={1000} />
        </label>
        {wrong.value === '' ? null : (
          <p class="field wrong" role="alert">
            {wrong.value}
          </p>
        )}
        <button class="button primary wide" disabled={isBusy.value}>
          {w.save}
        </button>
      </form>
    </Dialog>
  )
}
