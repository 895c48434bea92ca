/** Fetches an iCalendar address: a public one, or one of the own network that the owner of the installation allows. */
import type { CalendarRead, CalendarReader } from '../../ports/calendar-reader.ts'
import type { AskOutside } from '../../ports/source.ts'
import { readCalendarText } from './calendar-text.ts'

const REDIRECTS_MAX = 3

export function calendarReader(ask: AskOutside): CalendarReader {
  return {
    async read(url, window) {
      const text = await fetchText(ask, { url: url.replace(/^webcal:/i, 'https:'), redirectsLeft: REDIRECTS_MAX })
      return 'problem' in text ? text : readCalendarText(text.body, window)
    },
  }
}

async function fetchText(
  ask: AskOutside,
  { url, redirectsLeft }: { readonly url: string; readonly redirectsLeft: number },
): Promise<{ readonly body: string } | Extract<CalendarRead, { readonly problem: string }>> {
  const answer = await ask({ method: 'GET', url, headers: { accept: 'text/calendar' } })
  if ('failure' in answer) {
    if (answer.failure === 'private-address') return { problem: 'forbidden-address' }
    return { problem: answer.failure === 'bad-address' ? 'no-calendar' : 'unreachable' }
  }
  const next = answer.headers['location']
  if (answer.status >= 300 && answer.status < 400 && next !== undefined && URL.canParse(next, url))
    return redirectsLeft === 0
      ? { problem: 'unreachable' }
      : fetchText(ask, { url: new URL(next, url).href, redirectsLeft: redirectsLeft - 1 })
  return answer.status >= 200 && answer.status < 300 ? { body: answer.text } : { problem: 'unreachable' }
}
