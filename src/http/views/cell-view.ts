/** What a cell of a file is read as, in words. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { CellReading } from '../../domain/collect/cell-reading.ts'
import type { Birthday } from '../../domain/collect/customer.ts'
import { noteCell } from '../../domain/collect/import-reason.ts'
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { formatMoney, minor } from '../../kernel/money.ts'
import { unreachable } from '../../kernel/assert.ts'
import { importWords } from '../../locales/import/import-words.ts'
import type { CheckedCell } from '../../usecases/collect/check-import.ts'

type ReadCell = AnswerOf<'GET /imports/{id}'>['columns'][number]['readings'][number]

export function readCell({ raw, reading }: CheckedCell, locale: Locale): ReadCell {
  return { raw: noteCell(raw), read: reading && readText(reading, locale), remark: reading && remarkOf(reading, locale) }
}

/** Empty where the cell cannot be read. */
function readText(reading: CellReading, locale: Locale): string {
  const { read } = importWords(locale)
  switch (reading.as) {
    case 'text':
      return noteCell(reading.text)
    case 'day':
      return formatDay(reading.day, locale, { year: true }) + (reading.minute === null ? '' : `, ${clock(reading.minute)}`)
    case 'time':
      return clock(reading.minute)
    case 'birthday':
      return birthdayText(reading.birthday, locale)
    case 'money':
      return formatMoney(minor(reading.amountMinor), reading.currency, locale)
    case 'contacts':
      return [reading.name, ...reading.addresses].filter(part => part !== '').join(', ')
    case 'status':
      return read[reading.status]
    case 'nobody':
    case 'refusal':
      return read[reading.as]
    case 'unread':
      return ''
    default:
      return unreachable(reading)
  }
}

function remarkOf(reading: CellReading, locale: Locale): ReadCell['remark'] {
  const code = 'problem' in reading ? reading.problem : null
  if (code === null) return null
  const words: Readonly<Record<string, string>> = { ...importWords(locale).warnings, ...importWords(locale).rejected }
  return { code, data: {}, text: words[code] ?? code }
}

/** The year in which a birthday without one is shown has a 29 February. */
const LEAP_YEAR = 2000

function birthdayText({ year, month, day }: Birthday, locale: Locale): string {
  const padded = (part: number): string => String(part).padStart(2, '0')
  return formatDay(`${String(year ?? LEAP_YEAR)}-${padded(month)}-${padded(day)}`, locale, { year: year !== null })
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
