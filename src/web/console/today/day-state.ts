/** What the owner did on Today before the server has finished with it: cards on their way out, and cards that are gone. */
import { computed, signal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { serverNow } from '../client/session.ts'

export type TodayAnswer = AnswerOf<'GET /today'>
export type ContactCard = TodayAnswer['cards'][number]

export type CardState = { readonly kind: 'sending'; readonly untilMs: number } | { readonly kind: 'gone' }

export const cardStates = signal<ReadonlyMap<string, CardState>>(new Map())
/** Moves once a second while something can still be taken back. */
export const nowMs = signal(serverNow())
export const isAnythingSending = computed(() => [...cardStates.value.values()].some(state => state.kind === 'sending'))

export function setCardState(contactId: string, state: CardState | null): void {
  const next = new Map(cardStates.value)
  if (state) next.set(contactId, state)
  else next.delete(contactId)
  cardStates.value = next
}

/** The state on this device, else what the server remembers of an approval made elsewhere or before a reload. */
export function stateOf(card: ContactCard): CardState | null {
  const own = cardStates.value.get(card.contactId)
  if (own) return own
  if (card.state !== 'approved' || !card.undoUntil) return null
  const untilMs = Date.parse(card.undoUntil)
  return untilMs > nowMs.value ? { kind: 'sending', untilMs } : { kind: 'gone' }
}

export function secondsLeft(untilMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs.value) / 1000))
}

/** Keeps the cards that are still on their way out at their place, although the server no longer lists them. */
export function mergeCards(shown: readonly ContactCard[], fresh: readonly ContactCard[]): readonly ContactCard[] {
  const known = new Set(fresh.map(card => card.contactId))
  const merged = [...fresh]
  shown.forEach((card, index) => {
    if (known.has(card.contactId) || cardStates.value.get(card.contactId)?.kind !== 'sending') return
    merged.splice(Math.min(index, merged.length), 0, card)
  })
  return merged
}

/** Drops what has run out. @returns the contacts that have now gone. */
export function moveClock(): readonly string[] {
  nowMs.value = serverNow()
  const gone: string[] = []
  for (const [contactId, state] of cardStates.value) if (state.kind === 'sending' && state.untilMs <= nowMs.value) gone.push(contactId)
  for (const contactId of gone) setCardState(contactId, { kind: 'gone' })
  return gone
}
