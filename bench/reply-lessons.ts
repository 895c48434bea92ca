/** Every labelled reply, as what is learned from replies wants them. */
import { type Locale, LOCALES } from '../src/kernel/locale.ts'
import type { WallTime } from '../src/kernel/zone.ts'
import {
  HALVES,
  LABELS_NOW,
  labelledReplies,
  MOMENTED,
  momentedReplies,
  REFUSALS,
  refusalReplies,
  wantedReplies,
} from '../test/reply-score.ts'

export interface Lesson {
  readonly set: string
  readonly locale: Locale
  readonly text: string
  readonly now: WallTime
  /** Null where silence is accepted but was not meant. */
  readonly isStop: boolean | null
  /** Null where only the silence is known. */
  readonly intents: readonly string[] | null
}

export function lessons(): Lesson[] {
  return LOCALES.flatMap(locale => [
    ...[
      ...HALVES.map(set => ({ set: set.replace(/-?(?:un)?seen$/, '') || 'first', replies: labelledReplies(locale, set) })),
      ...MOMENTED.map(set => ({ set, replies: momentedReplies(locale, set) })),
    ].flatMap(({ set, replies }) =>
      replies.map(({ text, intents, now }) => ({
        set,
        locale,
        text,
        now,
        intents,
        isStop: intents[0] === 'stop' ? true : intents.includes('stop') ? null : false,
      })),
    ),
    ...REFUSALS.flatMap(set => refusalReplies(locale, set).map(reply => ({ set, locale, now: LABELS_NOW, intents: null, ...reply }))),
    ...wantedReplies(locale, 'voices').map(({ text, want }) => ({
      set: 'voices',
      locale,
      text,
      now: LABELS_NOW,
      intents: [want],
      isStop: want === 'stop',
    })),
  ])
}
