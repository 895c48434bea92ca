/** What became of the contacts of a month: planned, sent, answered, and purchases before their window ended. */
import type { Money } from './sales-facts.ts'

export interface ContactFunnel {
  /** Contacts planned for the month, without those that a purchase or a refusal made superfluous. */
  readonly planned: number
  readonly sent: number
  /** Sent ones with any answer: booked, later, no, stop, bought elsewhere. */
  readonly answered: number
  readonly booked: number
  /** Answers that became an agreed date. */
  readonly agreed: number
  /** Ladders (due events) with a sent contact: three contacts before one purchase are one success, not three. */
  readonly ladders: number
  /** Those of them that ended in a purchase inside the window. Not yet the effect of the contacts, which only the hold-out shows. */
  readonly bought: number
  readonly boughtRevenue: readonly Money[]
}
