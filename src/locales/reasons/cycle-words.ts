/** The sentences that say why a date and its chances are what they are. Days are ISO days, shares 0..1. */
import type { AliveReason, ChanceReason, ChangeReason, RestsReason } from '../../domain/understand/cycle-reason.ts'

export interface CycleWords {
  readonly rests: Readonly<Record<RestsReason['code'], (data: RestsReason['data']) => string>>
  readonly alive: Readonly<Record<AliveReason['code'], (data: AliveReason['data']) => string>>
  readonly chances: Readonly<Record<ChanceReason['code'], (data: { readonly fromDay: string; readonly toDay: string }) => string>>
  readonly changes: Readonly<
    Record<ChangeReason['code'], (data: { readonly dueDay: string; readonly silentDay: string; readonly silentAlive: number }) => string>
  >
}
