/** What a use case refused, as a problem: what is unknown is not found, what is wrong names its field, the rest is a conflict. */
import type { Locale } from '../kernel/locale.ts'
import { type RefusalCode, refusalText } from '../locales/problems/refusal-text.ts'
import { experimentWords } from '../locales/reasons/experiment.ts'
import type { ExperimentLock } from '../usecases/plan/experiment-lock.ts'
import { notFound, ProblemError } from './problems.ts'

/** Fields that a person can correct, by refusal. */
const FIELD_OF: Readonly<Partial<Record<RefusalCode, string>>> = {
  'bad-phone': 'phones',
  'bad-email': 'emails',
  'bad-account': 'contacts',
  'nothing-to-know-him-by': 'fullName',
  'bad-birthday': 'birthday',
  'bad-quantity': 'lines',
  'bad-amount': 'totalMinor',
  'future-day': 'day',
  'too-many-lines': 'lines',
  'lines-differ-from-total': 'totalMinor',
  'more-than-paid': 'totalMinor',
  'before-purchase': 'day',
  'no-purpose': 'purpose',
}

type UnknownThing = `unknown-${string}` | 'not-found'

export function refuse(refusal: RefusalCode | UnknownThing, locale: Locale): ProblemError {
  if (isUnknown(refusal)) return notFound()
  const detail = refusalText(locale, refusal)
  const reason = refusal.replaceAll('-', '_')
  const path = FIELD_OF[refusal]
  if (path !== undefined) return new ProblemError('invalid', { reason, detail, errors: [{ path, message: detail }] })
  return new ProblemError('refused', { reason, detail })
}

/** A stage that brings its own sentences: the day it names is the field to correct. */
export function refuseInWords(refusal: string, { detail, path }: { readonly detail: string; readonly path?: string }): ProblemError {
  if (refusal === 'not-found') return notFound()
  const reason = refusal.replaceAll('-', '_')
  return path === undefined
    ? new ProblemError('refused', { reason, detail })
    : new ProblemError('invalid', { reason, detail, errors: [{ path, message: detail }] })
}

/** What an experiment tries stays as it is until it has ended: its name, and what to do. */
export function lockedBy(lock: ExperimentLock, locale: Locale): ProblemError {
  return refuseInWords('experiment-running', { detail: experimentWords(locale).locked(lock) })
}

function isUnknown(refusal: RefusalCode | UnknownThing): refusal is UnknownThing {
  return refusal === 'not-found' || refusal.startsWith('unknown-')
}
