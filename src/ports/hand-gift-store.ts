/** What people gave by hand, counted by person and local day. */
import type { HandGiftDay } from '../domain/plan/hand-gift.ts'
import type { Day } from '../kernel/day.ts'

export interface HandGiftStore {
  /** From this local day on; of one person when he is named. The newest day first. */
  days(from: Day, actor?: string): Promise<readonly HandGiftDay[]>
  /** Until the transaction ends nobody else gives in this person's name: two gifts at once cannot both be the last allowed one. */
  lockActor(actor: string): Promise<void>
}
