/**
 * Two cards were one person all along: whoever said no on one of them does not hear from us at the addresses of the other. Nothing is
 * written for that, so parting the cards gives each its own words back.
 */
import { consentState, EVERY_CHANNEL, PURPOSES, type ConsentFact, type Purpose, type Reach } from './consent.ts'

/** Each card with the addresses that were its own; an address of two cards stands in both. Answers every address once. */
export function withRefusalsOfAll<R extends Reach>(cards: readonly (readonly R[])[]): readonly R[] {
  const refusals = cards.map(refusalsOf)
  const joined = new Map<string, R>()
  for (const [at, card] of cards.entries()) {
    const others = refusals.flatMap((facts, from) => (from === at ? [] : facts))
    for (const reach of card) {
      const before = joined.get(reach.contactPointId) ?? reach
      joined.set(reach.contactPointId, { ...before, consents: [...before.consents, ...others] })
    }
  }
  return [...joined.values()]
}

/** What the card says no to on every channel, unless it says yes at another of its own addresses: then the no was to that address alone. */
function refusalsOf(card: readonly Reach[]): readonly ConsentFact[] {
  return PURPOSES.flatMap(purpose => {
    const states = card.map(reach => consentState(reach.consents, { channel: EVERY_CHANNEL, purpose }))
    return states.includes('given') ? [] : card.flatMap(reach => noTo(reach, purpose))
  })
}

function noTo({ consents, suppressions }: Reach, purpose: Purpose): ConsentFact[] {
  const said = consents.filter(event => event.status === 'withdrawn' && event.channel === EVERY_CHANNEL && event.purpose === purpose)
  const stops = suppressions.filter(stop => stop.kind === 'opt-out' && stop.channel === EVERY_CHANNEL)
  return [
    ...said,
    ...stops.map(({ at }) => ({ channel: EVERY_CHANNEL, purpose, status: 'withdrawn', basis: 'refusal', source: 'owner', at }) as const),
  ]
}
