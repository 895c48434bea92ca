/** One page of numbers: do they come back, what do they bring, and do the messages help. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import { business, today } from '../client/session.ts'
import { Drawn } from '../parts/icon.tsx'
import { BACK } from '../parts/shapes.ts'
import { TakeList } from '../lists/take-list.ts'
import { Maturity } from '../maturity/maturity.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day, month } from '../words/format.ts'
import { Calibration } from './calibration.tsx'
import { ContactFunnel } from './contact-funnel.tsx'
import type { Kpis } from './kpis.ts'
import { numbersWords } from './numbers-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './numbers.css'
import { RepeatRate, Revenue } from './repeat.tsx'
import { Segments } from './segments.tsx'
import { Sources } from './sources.tsx'
import { Uplift } from './uplift.tsx'

const MONTHS_SHOWN = 24

function previousMonth(isoMonth: string, step: number): string {
  const [year = 0, number = 1] = isoMonth.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + step, 1)).toISOString().slice(0, 7)
}

function MonthPicker({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (month: string) => void }) {
  const w = numbersWords.words()
  const newest = today.value.slice(0, 7)
  const all = Array.from({ length: MONTHS_SHOWN }, (_, back) => previousMonth(newest, -back))
  return (
    <div class="month-picker" role="group" aria-label={w.month}>
      <button
        type="button"
        class="button icon-only"
        aria-label={w.previous}
        disabled={chosen === all.at(-1)}
        onClick={() => onChoose(previousMonth(chosen, -1))}
      >
        <Drawn shape={BACK} size={20} />
      </button>
      <select class="input" aria-label={w.month} value={chosen} onChange={event => onChoose(event.currentTarget.value)}>
        {all.map(option => (
          <option key={option} value={option}>
            {month(option)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="button icon-only flip"
        aria-label={w.next}
        disabled={chosen === newest}
        onClick={() => onChoose(previousMonth(chosen, 1))}
      >
        <Drawn shape={BACK} size={20} />
      </button>
    </div>
  )
}

function Remarks({ kpis }: { readonly kpis: Kpis }) {
  const w = numbersWords.words()
  return (
    <>
      {kpis.alarms.map(alarm => (
        <p key={alarm.code} class="notice">
          {alarm.text}
        </p>
      ))}
      {kpis.adjustments.length === 0 ? null : (
        <details class="card">
          <summary class="strong">{w.adjustments}</summary>
          <ul class="lines">
            {kpis.adjustments.map(row => (
              <li key={row.kpi}>{row.text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function NoNumbers() {
  const w = numbersWords.words()
  return (
    <section class="card empty">
      <h2>{w.emptyTitle}</h2>
      <p>{w.emptyText}</p>
      <a class="button primary" href="/import">
        {w.importFile}
      </a>
    </section>
  )
}

/** The sales behind the figures: of this month, whole and line by line. */
function MonthFiles(part: { readonly from: string; readonly to: string }) {
  const w = numbersWords.words()
  return (
    <section class="card stack-s">
      <h2 class="aside-head">{w.files}</h2>
      <p class="small quiet">{w.filesSales}</p>
      <TakeList list="purchases" part={part} />
      <p class="small quiet">{w.filesLines}</p>
      <TakeList list="lines" part={part} />
      <p class="small quiet">{w.filesForecasts}</p>
      <TakeList list="forecasts" />
      <p class="small">
        <a href="/settings/tables">{w.filesAll}</a>
      </p>
    </section>
  )
}

export function NumbersPage() {
  const w = numbersWords.words()
  const chosen = useSignal(today.value.slice(0, 7))
  const kpis = useRead('GET /reports/kpis', [{ query: { month: chosen.value } }], { keepPrevious: true })
  const months = useRead('GET /reports/months', [{ query: { months: MONTHS_SHOWN } }])
  const error = kpis.error ?? months.error
  const again = () => {
    void kpis.refetch()
    void months.refetch()
  }
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          {kpis.data ? (
            <p class="quiet">
              {kpis.data.isFrozen ? w.frozen : w.running(day(kpis.data.toDay < today.value ? kpis.data.toDay : today.value))}
            </p>
          ) : null}
        </div>
        <MonthPicker
          chosen={chosen.value}
          onChoose={next => {
            chosen.value = next
          }}
        />
      </header>
      {business.value?.isEmpty ? (
        <NoNumbers />
      ) : kpis.data && months.data ? (
        <div class="numbers">
          <RepeatRate kpis={kpis.data} months={months.data.months} chosen={chosen.value} />
          <Revenue kpis={kpis.data} months={months.data.months} chosen={chosen.value} />
          <Segments kpis={kpis.data} />
          <Sources kpis={kpis.data} />
          <ContactFunnel kpis={kpis.data} />
          <Uplift kpis={kpis.data} />
          <Calibration />
          <Remarks kpis={kpis.data} />
          <Maturity />
          <MonthFiles from={`${chosen.value}-01`} to={kpis.data.toDay} />
        </div>
      ) : (
        <LoadState error={error} onAgain={again} />
      )}
    </>
  )
}
