/** Whether the message of a contact is advertising. */
import type { MessagePurpose } from '../../domain/deliver/message.ts'
import type { ContactRow } from '../../ports/plan-store.ts'

/** An agreed date is reminded of because the customer asked for it, and so is content; everything else is advertising. */
export function contactMessagePurpose(contact: Pick<ContactRow, 'rung' | 'purpose'>): MessagePurpose {
  if (contact.purpose === 'content') return 'content'
  return contact.rung === 'follow-up' ? 'service' : 'marketing'
}
