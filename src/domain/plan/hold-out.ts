/**
 * The hold-out: a share of due events that get no marketing, so that the effect of the contacts is known. The draw
 * depends on the due event alone, so a re-run, another machine or a restored copy comes to the same answer.
 */
import type { ContactKey } from './contact.ts'
import { hashDraw } from '../../kernel/digest.ts'

/** The number in [0, 1) that decides; below the share the event is held out. */
export function holdOutDraw(key: ContactKey): number {
  return hashDraw(`hold-out:${key.business}:${key.customerId}:${key.purpose}:${key.cycleNo}`)
}

export function isHeldOut(key: ContactKey, share: number): boolean {
  return holdOutDraw(key) < share
}
