/** What lies ahead: the days and their people, what the weeks will bring, what a month would send. */
import { useSignal } from '@preact/signals'
import { TakeList } from '../lists/take-list.ts'
import { Forecast } from './forecast.tsx'
import { PlannedDays } from './planned-days.tsx'
import { planningWords } from './planning-words.ts'
import { Rehearsal } from './rehearsal.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './calendar.css'

const VIEWS = ['plan', 'forecast', 'rehearsal'] as const

export function CalendarPage() {
  const w = planningWords.words().calendar
  const view = useSignal<(typeof VIEWS)[number]>('plan')
  return (
    <>
      <h1>{w.title}</h1>
      <div class="filters" role="group" aria-label={w.title}>
        {VIEWS.map(name => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={view.value === name}
            onClick={() => {
              view.value = name
            }}
          >
            {w.views[name]}
          </button>
        ))}
      </div>
      {view.value === 'plan' ? <PlannedDays /> : view.value === 'forecast' ? <Forecast /> : <Rehearsal />}
      {view.value === 'plan' ? <TakeList list="contacts" /> : null}
    </>
  )
}
