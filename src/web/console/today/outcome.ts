/** What can come of a contact, in the order in which it usually does. */
import type { RequestOf } from '../../../contract/contract.ts'

export type Outcome = RequestOf<'POST /contacts/{id}/outcomes'>['body']['outcome']
export const OUTCOME_ORDER: readonly Outcome[] = [
  'booked',
  'later',
  'reached',
  'no-answer',
  'no',
  'bought-elsewhere',
  'wrong-number',
  'stop',
]
