/** The week and the days when the door is closed. */
import { useSignal } from '@preact/signals'
import { today } from '../client/session.ts'
import { day } from '../words/format.ts'
import { RangeFields, readRange, weekdayName } from './hours-fields.tsx'
import type { SectionProps, Settings } from './settings.ts'
import { useSaveSettings } from './save-settings.ts'
import { SettingsForm } from './settings-form.tsx'
import { settingsWords } from './settings-words.ts'

const USUAL = { fromMinute: 540, toMinute: 1140 }

function WeekdayLine({ index, range }: { readonly index: number; readonly range: Settings['hours']['week'][number] }) {
  const w = settingsWords.words().business
  const isOpen = useSignal(range !== null)
  const name = weekdayName(index)
  return (
    <div class="weekday">
      <label class="check">
        <input
          type="checkbox"
          name={`open-${index}`}
          checked={isOpen.value}
          onChange={event => {
            isOpen.value = event.currentTarget.checked
          }}
        />{' '}
        {name}
      </label>
      {isOpen.value ? <RangeFields name={`day-${index}`} label={name} range={range ?? USUAL} /> : <span class="quiet">{w.closed}</span>}
    </div>
  )
}

export function OpeningHours({ settings }: SectionProps) {
  const w = settingsWords.words().business
  const { save, isSaving, error } = useSaveSettings(settings)
  const closed = useSignal<readonly string[]>(settings.hours.closedDays)
  const picked = useSignal('')
  const submit = (data: FormData) => {
    const of = (index: number) => (data.get(`open-${index}`) === null ? null : readRange(data, `day-${index}`))
    save({ hours: { week: [of(0), of(1), of(2), of(3), of(4), of(5), of(6)], closedDays: [...closed.value] } })
  }
  const add = () => {
    if (picked.value !== '' && !closed.value.includes(picked.value)) closed.value = [...closed.value, picked.value].sort()
    picked.value = ''
  }
  return (
    <SettingsForm title={w.hours} isSaving={isSaving} error={error} onSave={submit}>
      <div>
        {settings.hours.week.map((range, index) => (
          <WeekdayLine key={weekdayName(index)} index={index} range={range} />
        ))}
      </div>
      <div class="stack-s">
        <h3>{w.closedDays}</h3>
        <p class="small quiet">{w.closedHint}</p>
        <div class="row">
          {closed.value.map(isoDay => (
            <button
              key={isoDay}
              type="button"
              class="chip"
              aria-label={w.removeDay(day(isoDay, { year: true }))}
              onClick={() => {
                closed.value = closed.value.filter(other => other !== isoDay)
              }}
            >
              {day(isoDay, { year: true })} <span aria-hidden="true">×</span>
            </button>
          ))}
        </div>
        <div class="row-end">
          <label class="field">
            <span class="out-of-sight">{w.closedDays}</span>
            <input
              class="input"
              type="date"
              min={today.value}
              value={picked.value}
              onInput={event => {
                picked.value = event.currentTarget.value
              }}
            />
          </label>
          <button type="button" class="button" onClick={add}>
            {w.addDay}
          </button>
        </div>
      </div>
    </SettingsForm>
  )
}
