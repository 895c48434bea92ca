/** When to show this card again: four usual days or any other. */
import { useSignal } from '@preact/signals'
import { addDays, addMonths, parseDay, type Day } from '../../../kernel/day.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { day } from '../words/format.ts'
import { cardWords } from './card-words-catalogue.ts'

interface LaterDialogProps {
  /** After this day the contact makes no sense any more. */
  readonly lastDay: string
  readonly onClose: () => void
  readonly onPick: (day: string) => void
}

function usualDays(from: Day): readonly { readonly label: string; readonly day: Day }[] {
  const w = cardWords.words().laterDialog
  return [
    { label: w.tomorrow, day: addDays(from, 1) },
    { label: w.threeDays, day: addDays(from, 3) },
    { label: w.week, day: addDays(from, 7) },
    { label: w.month, day: addMonths(from, 1) },
  ]
}

export function LaterDialog({ lastDay, onClose, onPick }: LaterDialogProps) {
  const w = cardWords.words().laterDialog
  const now = parseDay(today.value)
  const picked = useSignal('')
  if (!now) return null
  if (lastDay <= now)
    return (
      <Dialog title={w.title} onClose={onClose}>
        <p>{w.tooLate}</p>
      </Dialog>
    )
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div class="choices">
        {usualDays(now)
          .filter(choice => choice.day <= lastDay)
          .map(choice => (
            <button key={choice.day} type="button" class="button" onClick={() => onPick(choice.day)}>
              <span>{choice.label}</span> <span class="quiet small">{day(choice.day, { weekday: true })}</span>
            </button>
          ))}
      </div>
      <form
        class="row-end"
        onSubmit={event => {
          event.preventDefault()
          if (picked.value !== '') onPick(picked.value)
        }}
      >
        <label class="field">
          <span>{w.pick}</span>
          <input
            class="input"
            type="date"
            required
            min={addDays(now, 1)}
            max={lastDay}
            value={picked.value}
            onInput={event => {
              picked.value = event.currentTarget.value
            }}
          />
        </label>
        <button class="button">{w.confirm}</button>
      </form>
    </Dialog>
  )
}
