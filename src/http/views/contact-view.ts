/** Why a contact is planned, as it is told. */
import type { ContactReason } from '../../domain/plan/contact.ts'
import type { Day } from '../../kernel/day.ts'
import type { Locale } from '../../kernel/locale.ts'
import { whySentence } from '../../locales/reasons/plan.ts'
import type { Decision } from './decisions.ts'

interface Reading {
  readonly today: Day
  readonly locale: Locale
}

export function whyDecision(reason: ContactReason, at: Reading): Decision {
  const told = whySentence(reason, at)
  return { ...told, data: { ...told.data } }
}
