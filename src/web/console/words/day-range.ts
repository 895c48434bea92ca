/** Two days as one span: '22–28 ноября' says the month once. */
import { language } from './format.ts'

export function dayRange(fromDay: string, toDay: string): string {
  const format = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.formatRange(new Date(fromDay), new Date(toDay))
}
