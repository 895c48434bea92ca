/** The evidence of a contact, as it was on the day of planning. */
import type { Understanding } from '../understand/understanding.ts'
import type { ContactReason } from './contact.ts'
import type { DueEvent } from './due-event.ts'
import type { AgreedDate } from './eligibility.ts'

/** @param understanding null when nothing was bought yet: then only a thing of his can be due. */
export function reasonOf(understanding: Understanding | null, event: DueEvent): ContactReason {
  const { code, dueDay, windowFrom, windowTo, about, also, tryNo, benefit, anchorDay, purchases } = event
  const isOwnCycle = about !== '' || understanding === null || anchorDay !== understanding.anchorDay
  return {
    code,
    dueDay,
    windowFrom,
    windowTo,
    agreedDay: null,
    agreedWords: '',
    // A group, a thing and a purchase elsewhere have their own last day and their own days.
    ...(understanding === null || isOwnCycle
      ? {
          strength: understanding === null ? 0 : evidenceOf(understanding).strength,
          lastDay: anchorDay,
          cycleDays: Math.max(1, Math.round(event.cycleDays)),
          likelyFrom: windowFrom,
          likelyTo: windowTo,
          purchaseDays: purchases,
        }
      : evidenceOf(understanding)),
    ...(about === '' ? {} : { about }),
    ...(also.length === 0 ? {} : { also }),
    ...(tryNo === 1 ? {} : { tryNo }),
    ...(benefit === 'none' ? {} : { benefit }),
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

function evidenceOf({ anchorDay, cycleDays, dueP10, dueP90, strength, purchases, reason }: Understanding) {
  const { year } = reason.data
  return {
    ...(year && { year }),
    lastDay: anchorDay,
    cycleDays: Math.max(1, Math.round(cycleDays)),
    likelyFrom: dueP10,
    likelyTo: dueP90,
    strength: Math.round(strength * 1000) / 1000,
    purchaseDays: purchases,
  }
}
