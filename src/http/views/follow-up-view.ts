/** An agreed date as the API tells it. */
import type { AnswerOf } from '../../contract/contract.ts'
import type { FollowUpWithName } from '../../ports/plan-store.ts'

type FollowUpView = AnswerOf<'GET /follow-ups'>['items'][number]

export function followUpOf(row: FollowUpWithName): FollowUpView {
  return {
    followUpId: row.followUpId,
    customer: { customerId: row.customerId, name: row.customerName, phone: row.customerPhone },
    contactId: row.contactId,
    agreedOn: row.agreedOn,
    dueOn: row.dueOn,
    state: row.state,
    words: row.words,
  }
}
