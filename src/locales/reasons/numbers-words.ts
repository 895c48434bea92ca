/** The sentences that say why a number is what it is. */
import type { OpinionReason, OwnContactsReason, SeasonReason } from '../../domain/understand/model-reason.ts'
import type { BasketReason, CalibrationReason, ChannelReason, PriceReason, YearReason } from '../../domain/understand/number-reason.ts'

export interface NumberWords {
  readonly basket: Readonly<Record<BasketReason['code'], (data: BasketReason['data']) => string>>
  readonly prices: Readonly<Record<PriceReason['code'], (data: PriceReason['data']) => string>>
  readonly year: Readonly<Record<YearReason['code'], (data: YearReason['data']) => string>>
  readonly channel: Readonly<Record<ChannelReason['code'], (data: ChannelReason['data']) => string>>
  readonly calibration: Readonly<Record<CalibrationReason['code'], (data: CalibrationReason['data']) => string>>
  readonly model: Readonly<Record<OpinionReason['code'], (data: OpinionReason['data']) => string>>
  readonly season: Readonly<Record<SeasonReason['code'], string>>
  readonly contacts: Readonly<Record<OwnContactsReason['code'], (data: OwnContactsReason['data']) => string>>
}
