/** Ranges of the day as people write them, '09:00'–'19:00'. */
import { language } from '../words/format.ts'
import { settingsWords } from './settings-words.ts'

export interface MinuteRange {
  readonly fromMinute: number
  readonly toMinute: number
}

const MINUTES_IN_HOUR = 60
/** The last minute that a time field can say stands for midnight at the end of the day. */
const END_OF_DAY = 1439
/** 5 January 2026 was a Monday. */
const A_MONDAY_MS = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000

function clock(minute: number): string {
  const shown = Math.min(minute, END_OF_DAY)
  return `${String(Math.floor(shown / MINUTES_IN_HOUR)).padStart(2, '0')}:${String(shown % MINUTES_IN_HOUR).padStart(2, '0')}`
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  const minute = hours * MINUTES_IN_HOUR + minutes
  return minute === END_OF_DAY ? minute + 1 : minute
}

export function weekdayName(index: number): string {
  return new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format(new Date(A_MONDAY_MS + index * DAY_MS))
}

export function readRange(data: FormData, name: string): MinuteRange {
  return { fromMinute: minuteOf(String(data.get(`${name}-from`) ?? '')), toMinute: minuteOf(String(data.get(`${name}-to`) ?? '')) }
}

interface RangeFieldsProps {
  readonly name: string
  readonly label: string
  readonly range: MinuteRange
  readonly isDisabled?: boolean
}

export function RangeFields({ name, label, range, isDisabled = false }: RangeFieldsProps) {
  const w = settingsWords.words().business
  return (
    <span class="range">
      <input
        class="input"
        type="time"
        name={`${name}-from`}
        required
        disabled={isDisabled}
        defaultValue={clock(range.fromMinute)}
        aria-label={`${label}, ${w.from}`}
      />
      <span aria-hidden="true">–</span>
      <input
        class="input"
        type="time"
        name={`${name}-to`}
        required
        disabled={isDisabled}
        defaultValue={clock(range.toMinute)}
        aria-label={`${label}, ${w.to}`}
      />
    </span>
  )
}
