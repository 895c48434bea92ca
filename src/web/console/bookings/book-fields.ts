/** What the forms of the appointment book share. */
import { newId } from '../../../kernel/ids.ts'
import { instantFromMs } from '../../../kernel/instant.ts'
import { serverNow } from '../client/session.ts'
import { bookingsWords } from './bookings-words.ts'

export const REFRESHES = ['GET /appointment-book', 'GET /slots'] as const
export const KINDS = ['person', 'post', 'place'] as const

export function field(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim()
}

/** crypto.randomUUID is absent on plain http in a local network. */
export function ownId(): string {
  return newId<'resource'>(instantFromMs(serverNow()))
}

export function kindName(kind: string): string {
  const { kinds } = bookingsWords.words()
  return kind === 'person' || kind === 'post' || kind === 'place' ? kinds[kind] : kind
}
