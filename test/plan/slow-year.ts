/**
 * A slow twin of the planner's clock: it asks every minute by itself whether a message may arrive, with the platform's own
 * calendar (Intl) and plain counting, and shares no code with the plan.
 */
import type { Policy } from '../../src/domain/collect/business.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

interface Wall {
  readonly day: string
  readonly minute: number
  /** 1 is Monday. */
  readonly weekday: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function wallClock(at: number, zone: string): Wall {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
      hourCycle: 'h23',
    })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return {
    day: `${part['year']}-${part['month']}-${part['day']}`,
    minute: Number(part['hour']) * 60 + Number(part['minute']),
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part['weekday'] ?? '') + 1,
  }
}

export function mayArrive(at: number, zone: string, quiet: Policy['quiet']): boolean {
  const { minute, weekday } = wallClock(at, zone)
  const hours = weekday > 5 ? quiet.weekend : quiet.weekday
  return minute >= hours.fromMinute && minute < hours.toMinute
}

/** The caps by counting: how many lie in each span that ends with one of them. */
export function brokenCap(times: readonly number[], caps: Policy['caps']): string | null {
  for (const [name, most, spanDays] of [
    ['perDay', caps.perDay, 1],
    ['per7Days', caps.per7Days, 7],
    ['per30Days', caps.per30Days, 30],
  ] as const)
    for (const end of times) if (times.filter(time => time <= end && time > end - spanDays * DAY_MS).length > most) return name
  return null
}

/** The first minute of these in which a message may arrive and breaks no cap together with the others; undefined when there is none. */
export function firstMinute(
  span: { readonly from: number; readonly to: number },
  rules: {
    readonly zone: string
    readonly policy: Pick<Policy, 'quiet' | 'caps'>
    readonly others: readonly number[]
    readonly isClosed: (wall: Wall) => boolean
  },
): number | undefined {
  for (let at = Math.ceil(span.from / MINUTE_MS) * MINUTE_MS; at <= span.to; at += MINUTE_MS)
    if (
      mayArrive(at, rules.zone, rules.policy.quiet) &&
      !rules.isClosed(wallClock(at, rules.zone)) &&
      brokenCap([...rules.others, at], rules.policy.caps) === null
    )
      return at
  return undefined
}
