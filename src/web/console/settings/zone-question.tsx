/** Another time zone while visits are ahead: they keep their hours, and the owner sees what that means before he says yes. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { AnswerOf } from '../../../contract/contract.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { formatDay } from '../../../kernel/locale.ts'
import { instantAt, wallTime } from '../../../kernel/zone.ts'
import { clock } from '../bookings/clock.ts'
import { showProblem } from '../client/api.ts'
import { call } from '../client/call.ts'
import { today } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { locale } from '../words/locale.ts'
import type { SettingsPart } from './save-settings.ts'
import { settingsWords } from './settings-words.ts'

type Visits = AnswerOf<'GET /bookings'>['items']

const SHOWN = 3
/** As many days as can be asked for at once. */
const DAYS_AHEAD = 91

/** Saves at once unless another zone is chosen and visits are ahead: then the question comes first. */
export function useZoneQuestion(
  before: string,
  saveNow: (part: SettingsPart) => void,
): { readonly save: (part: SettingsPart) => void; readonly question: ComponentChildren } {
  const asking = useSignal<{ readonly part: SettingsPart; readonly visits: Visits } | null>(null)
  const close = () => (asking.value = null)
  const save = (part: SettingsPart) => {
    if (part.zone === before) saveNow(part)
    else
      void readAhead()
        .then(visits => (visits.length === 0 ? saveNow(part) : (asking.value = { part, visits })))
        .catch(showProblem)
  }
  const { part, visits = [] } = asking.value ?? {}
  if (part?.zone === undefined) return { save, question: null }
  const onYes = () => {
    close()
    saveNow(part)
  }
  return { save, question: <ZoneQuestion visits={visits} before={before} zone={part.zone} onYes={onYes} onClose={close} /> }
}

/** The visits whose hour an owner could lose: still to come, with an hour. */
async function readAhead(): Promise<Visits> {
  const to = addDays(day(today.value), DAYS_AHEAD)
  const { items } = await call('GET /bookings', { query: { from: today.value, to } })
  return items.filter(
    one => (one.state === 'booked' || one.state === 'confirmed') && one.minute !== null && Date.parse(one.startsAt) > Date.now(),
  )
}

interface ZoneQuestionProps {
  readonly visits: Visits
  readonly before: string
  readonly zone: string
  readonly onYes: () => void
  readonly onClose: () => void
}

function ZoneQuestion({ visits, before, zone, onYes, onClose }: ZoneQuestionProps) {
  const w = settingsWords.words().zoneQuestion
  return (
    <Dialog title={w.title} onClose={onClose}>
      <p>{w.kept(visits.length)}</p>
      <ul class="plain stack-s">
        {visits.slice(0, SHOWN).map(visit => (
          <li key={visit.bookingId}>
            <b>
              {formatDay(visit.day, locale.value, { weekday: true })}, {clock(visit.minute ?? 0)}
            </b>{' '}
            {visit.customer.name}
            <br />
            <small class="quiet">{w.was(oldClock(visit, { before, zone }))}</small>
          </li>
        ))}
      </ul>
      <div class="form-actions">
        <button type="button" class="button primary" onClick={onYes}>
          {w.yes}
        </button>
        <button type="button" class="button ghost" onClick={onClose}>
          {w.no}
        </button>
      </div>
    </Dialog>
  )
}

/** What the old clock shows at that moment, with the day where it is another one. */
function oldClock(visit: Visits[number], { before, zone }: { readonly before: string; readonly zone: string }): string {
  const then = wallTime(instantAt(day(visit.day), visit.minute ?? 0, zone), before)
  return then.day === visit.day ? clock(then.minute) : `${formatDay(then.day, locale.value)}, ${clock(then.minute)}`
}
