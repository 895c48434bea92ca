/** The evidence of a contact, as it was on the day of planning. */
import type { Understanding } from '../understand/understanding.ts'
import type { ContactReason } from './contact.ts'
import type { DueEvent } from './due-event.ts'
import type { AgreedDate } from './eligibility.ts'

export function reasonOf(understanding: Understanding, event: DueEvent): ContactReason {
  return {
    code: event.code,
    dueDay: event.dueDay,
    windowFrom: event.windowFrom,
    windowTo: event.windowTo,
    agreedDay: null,
    agreedWords: '',
    ...evidenceOf(understanding),
  }
}

/** The reminder of a promise; the purchases are told as well, when there are any. */
export function promiseReason(agreed: AgreedDate, understanding: Understanding | null): ContactReason {
  const days = {
    dueDay: agreed.dueOn,
    windowFrom: agreed.dueOn,
    windowTo: agreed.dueOn,
    agreedDay: agreed.agreedOn,
    agreedWords: agreed.words,
  }
  if (understanding !== null) return { code: 'promise', ...days, ...evidenceOf(understanding) }
  return {
    code: 'promise',
    ...days,
    lastDay: agreed.agreedOn,
    cycleDays: 0,
    likelyFrom: agreed.dueOn,
    likelyTo: agreed.dueOn,
    strength: 0,
    purchaseDays: 0,
  }
}

function evidenceOf({ anchorDay, cycleDays, dueP10, dueP90, strength, purchases }: Understanding) {
  return {
    lastDay: anchorDay,
    cycleDays: Math.max(1, Math.round(cycleDays)),
    likelyFrom: dueP10,
    likelyTo: dueP90,
    strength: Math.round(strength * 1000) / 1000,
    purchaseDays: purchases,
  }
}
