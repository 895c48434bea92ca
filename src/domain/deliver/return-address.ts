/**
 * What comes back to a message is known by the address it comes to: hello+b-<message>@shop.ru is a bounce, +r- an answer,
 * +s- a stop (VERP). The id of a message cannot be guessed (74 random bits), so the address proves that its sender has seen the letter.
 */
import { id, isId, type MessageId } from '../../kernel/ids.ts'

export type ReturnPurpose = 'bounce' | 'reply' | 'stop'

const LETTERS: Readonly<Record<ReturnPurpose, string>> = { bounce: 'b', reply: 'r', stop: 's' }

export interface ReturnTo {
  readonly purpose: ReturnPurpose
  readonly messageId: MessageId
}

/** At most 36 characters longer than the mailbox: within the 64 of a local part for any usual name. */
export function returnAddress(mailbox: string, { purpose, messageId }: ReturnTo): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${LETTERS[purpose]}-${messageId.replaceAll('-', '')}${mailbox.slice(at)}`
}

export function readReturnAddress(address: string): ReturnTo | undefined {
  const found = /\+([brs])-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})@/i.exec(address)
  if (found === null) return undefined
  const [, letter = '', ...parts] = found
  const messageId = parts.join('-').toLowerCase()
  const purpose = (['bounce', 'reply', 'stop'] as const).find(one => LETTERS[one] === letter.toLowerCase())
  return purpose === undefined || !isId(messageId) ? undefined : { purpose, messageId: id<'message'>(messageId) }
}
