/**
 * Content by interest: news, useful, fun, good offers and partners' offers for those who asked for them, as often as
 * they asked: not more rarely while the queue holds something for them. The ladder goes first; what was asked for each week
 * keeps the caps of a day and a week.
 */
import type { Preferences } from '../collect/customer.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import type { BroadcastWords } from './campaign.ts'
import type { ContentItemId } from '../../kernel/ids.ts'

export const CONTENT_KINDS = ['news', 'useful', 'fun', 'offer', 'partner'] as const
export type ContentKind = (typeof CONTENT_KINDS)[number]

/** Source: article "C 2.7", not more rarely than once a week, for those who asked and did not say how often. */
export const CONTENT_EVERY_DAYS = 7
const EVERY_DAYS_MAX = 92

export interface ContentItem {
  readonly itemId: ContentItemId
  readonly itemNo: number
  readonly kind: ContentKind
  readonly title: string
  /** Lower-case interests; none speaks to everybody. */
  readonly topics: readonly string[]
  readonly words: BroadcastWords
  readonly advertiser: string | null
  readonly adToken: string | null
  readonly fromDay: Day
  readonly toDay: Day
  readonly state: 'draft' | 'approved' | 'stopped'
}

export interface ContentWish {
  /** Days between two pieces. */
  readonly everyDays: number
  /** Empty: every kind. */
  readonly kinds: readonly ContentKind[]
  /** Declared interests; empty when he named none. */
  readonly interests: readonly string[]
}

/** `contentDays`, `contentKinds` and `interests` of the customer's preferences; lists are written with commas. */
export function contentWishOf(preferences: Preferences): ContentWish {
  const days = Number(preferences['contentDays'] ?? CONTENT_EVERY_DAYS)
  return {
    everyDays: Number.isFinite(days) && days >= 1 ? Math.min(Math.round(days), EVERY_DAYS_MAX) : CONTENT_EVERY_DAYS,
    kinds: CONTENT_KINDS.filter(kind => listOf(preferences['contentKinds']).includes(kind)),
    interests: listOf(preferences['interests']),
  }
}

export interface ContentReader extends ContentWish {
  /** Day of the last piece; null when he got none yet. */
  readonly lastDay: Day | null
  /** The day on which that piece's turn had come: it may have waited for the ladder. */
  readonly lastTurn: Day | null
  /** Numbers of the pieces he got or was planned for. */
  readonly seen: ReadonlySet<number>
  /** Lower-case groups of what he bought: his interests until he names some. */
  readonly bought: readonly string[]
}

export type ContentChoice =
  /** `turn` is the day on which it was due; it may lie some days back. */
  | { readonly kind: 'item'; readonly item: ContentItem; readonly turn: Day }
  | { readonly kind: 'none'; readonly reason: 'not-yet' | 'nothing-fits' }

/** The oldest piece of the queue that fits him and that he has not had. */
export function chooseContent(
  reader: ContentReader,
  queue: readonly ContentItem[],
  { today, isShut }: { readonly today: Day; readonly isShut: (day: Day) => boolean },
): ContentChoice {
  const turn = contentTurn(reader, isShut) ?? today
  if (turn > today) return { kind: 'none', reason: 'not-yet' }
  const item = queue
    .filter(one => one.state === 'approved' && one.fromDay <= today && today <= one.toDay && !reader.seen.has(one.itemNo))
    .filter(one => interests(reader, one))
    .toSorted((a, b) => a.itemNo - b.itemNo)[0]
  if (item === undefined) return { kind: 'none', reason: 'nothing-fits' }
  // After weeks in which nothing fitted a new row of turns begins; nobody gets the missed ones after another.
  return { kind: 'item', item, turn: addDays(turn, reader.everyDays) <= today ? today : turn }
}

/** How far ahead of its day a piece may come because the shop is shut on it. */
const EARLY_DAYS_MAX = 6

/**
 * The day of the next piece; null before the first. It is counted from the last turn and not from the day on which the piece
 * left, or each week in which the ladder went first would make the stream rarer than he asked; half of the interval lies
 * between two pieces all the same. A turn on which nothing may be sent comes on the open day before it, not after it.
 */
export function contentTurn({ lastTurn, lastDay, everyDays }: ContentReader, isShut: (day: Day) => boolean): Day | null {
  if (lastDay === null) return null
  const earliest = addDays(lastDay, Math.ceil(everyDays / 2))
  const wished = addDays(lastTurn ?? lastDay, everyDays)
  const due = wished < earliest ? earliest : wished
  for (let early = 0; early <= EARLY_DAYS_MAX; early += 1) {
    const turn = addDays(due, -early)
    if (turn < earliest) break
    if (!isShut(turn)) return turn
  }
  return due
}

function interests(reader: ContentReader, item: ContentItem): boolean {
  if (reader.kinds.length > 0 && !reader.kinds.includes(item.kind)) return false
  const own = reader.interests.length > 0 ? reader.interests : reader.bought
  return item.topics.length === 0 || item.topics.some(topic => own.includes(topic))
}

/** A partner's offer names who pays for it; in Russia it carries the mark of the register as well (38-FZ, article 18.1). */
export function missingMarks(
  item: Pick<ContentItem, 'kind' | 'advertiser' | 'adToken'>,
  country: string,
): readonly ('advertiser' | 'adToken')[] {
  if (item.kind !== 'partner') return []
  const missing: ('advertiser' | 'adToken')[] = []
  if ((item.advertiser ?? '').trim() === '') missing.push('advertiser')
  if (country === 'RU' && (item.adToken ?? '').trim() === '') missing.push('adToken')
  return missing
}

function listOf(value: string | number | boolean | undefined): readonly string[] {
  return String(value ?? '')
    .split(',')
    .map(one => one.trim().toLowerCase())
    .filter(one => one !== '')
}
