/**
 * Where a shop stands on the way from nobody's name (1) over contacts (2) to contacts with history (3), what the next step is,
 * and what is lost without it. Everything is counted from its own sales of the last quarter; nothing is asked.
 */
import { assert } from '../../kernel/assert.ts'
import { type Minor, minor } from '../../kernel/money.ts'

/** Of the last 90 days, unless it says otherwise. */
export interface MaturityFacts {
  readonly sales: number
  /** Sales to somebody with a phone, an e-mail or an account. */
  readonly salesWithContact: number
  readonly anonymousMinor: Minor
  /** Middle of one sale in the currency of the shop; 0 before the first. */
  readonly averageSaleMinor: Minor
  /** Known customers of the whole history who can be reached somehow, and those of them who agreed to advertising. */
  readonly reachable: number
  readonly agreed: number
  /** Known buyers of the half-year before the quarter, and those of them who bought again within 90 days. */
  readonly knownBuyers: number
  readonly knownReturned: number
  /** From the first sale that names a customer until today. */
  readonly historyDays: number
}

export const MATURITY_STEPS = ['record-sales', 'ask-contacts', 'ask-consent', 'gather-history', 'keep-going'] as const
export type MaturityStep = (typeof MATURITY_STEPS)[number]

export interface Maturity {
  readonly level: 1 | 2 | 3
  readonly step: MaturityStep
  /** 0..1; null when there is nothing to divide by. */
  readonly contactShare: number | null
  readonly consentShare: number | null
  readonly historyDays: number
  /** What one month brings less without the step, if others return as the known ones do; null when that cannot be said honestly. */
  readonly lostMonthlyMinor: Minor | null
  /** The share of the known who come back, with which the loss was reckoned; null with too few of them. */
  readonly returnShare: number | null
}

/** Under a third of named sales the plans of the program speak to the few. */
const CONTACT_SHARE_MIN = 1 / 3
const CONSENT_SHARE_MIN = 1 / 2
/** Half a year shows two cycles of most trades. */
const HISTORY_DAYS_MIN = 180
/** Fewer people are no share. */
const KNOWN_MIN = 20
const MONTHS_OF_FACTS = 3

export function maturity(facts: MaturityFacts): Maturity {
  assert(facts.salesWithContact <= facts.sales && facts.agreed <= facts.reachable, 'a part is no larger than the whole')
  const contactShare = share(facts.salesWithContact, facts.sales)
  const consentShare = share(facts.agreed, facts.reachable)
  const returnShare = facts.knownBuyers < KNOWN_MIN ? null : facts.knownReturned / facts.knownBuyers
  const step = stepOf({ contactShare, consentShare, historyDays: facts.historyDays })
  const level = step === 'record-sales' || step === 'ask-contacts' ? 1 : step === 'keep-going' ? 3 : 2
  return {
    level,
    step,
    contactShare,
    consentShare,
    historyDays: facts.historyDays,
    returnShare,
    lostMonthlyMinor: lost(facts, step, returnShare),
  }
}

function stepOf(known: Pick<Maturity, 'contactShare' | 'consentShare' | 'historyDays'>): MaturityStep {
  if (known.contactShare === null) return 'record-sales'
  if (known.contactShare < CONTACT_SHARE_MIN) return 'ask-contacts'
  if (known.consentShare === null || known.consentShare < CONSENT_SHARE_MIN) return 'ask-consent'
  return known.historyDays < HISTORY_DAYS_MIN ? 'gather-history' : 'keep-going'
}

/** One more purchase of each who would return; nothing is reckoned from a handful of people. */
function lost(facts: MaturityFacts, step: MaturityStep, returnShare: number | null): Minor | null {
  if (returnShare === null) return null
  switch (step) {
    case 'ask-contacts':
      return minor(Math.round((facts.anonymousMinor * returnShare) / MONTHS_OF_FACTS))
    case 'ask-consent':
      return minor(Math.round(((facts.reachable - facts.agreed) * returnShare * facts.averageSaleMinor) / (2 * MONTHS_OF_FACTS)))
    case 'record-sales':
    case 'gather-history':
    case 'keep-going':
      return null
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
