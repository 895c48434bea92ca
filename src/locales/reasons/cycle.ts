/** Why a date and its chances are what they are, in one sentence of the reader's language. */
import type { AliveReason, ChanceReason, ChangeReason, RestsReason } from '../../domain/understand/cycle-reason.ts'
import type { Locale } from '../../kernel/locale.ts'
import { cycleBg } from './cycle.bg.ts'
import { cycleEn } from './cycle.en.ts'
import { cycleRu } from './cycle.ru.ts'
import type { CycleWords } from './cycle-words.ts'

export type CycleReason = RestsReason | AliveReason | ChanceReason | ChangeReason

const WORDS: Readonly<Record<Locale, CycleWords>> = { ru: cycleRu, bg: cycleBg, en: cycleEn }

export function cycleReasonSentence(reason: CycleReason, locale: Locale): string {
  const { rests, alive, chances, changes } = WORDS[locale]
  switch (reason.code) {
    case 'rests-own':
    case 'rests-guess':
      return rests[reason.code](reason.data)
    case 'alive-on-time':
    case 'alive-doubtful':
    case 'alive-late':
    case 'alive-guess':
      return alive[reason.code](reason.data)
    case 'chance-ahead':
    case 'chance-open':
    case 'chance-no-date':
      return chances[reason.code]({ fromDay: reason.data.fromDay ?? '', toDay: reason.data.toDay ?? '' })
    case 'change-date':
    case 'change-no-date':
      return changes[reason.code]({ ...reason.data, dueDay: reason.data.dueDay ?? '' })
  }
}
