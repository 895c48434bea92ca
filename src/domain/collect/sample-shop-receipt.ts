/** One receipt, and the few that were brought back. */
import { addDays, type Day, weekdayOf } from '../../kernel/day.ts'
import { nameUuid } from '../../kernel/digest.ts'
import { type CustomerId, id } from '../../kernel/ids.ts'
import type { Locale } from '../../kernel/locale.ts'
import { minor } from '../../kernel/money.ts'
import type { Random } from '../../kernel/random.ts'
import { SAMPLE_NAMES } from './sample-shop-names.ts'
import { pickWord } from './sample-shop-people.ts'
import type { SampleLine, SamplePurchase, SampleRefund } from './sample-shop-shape.ts'
import type { SampleTrade } from './sample-shop-trades.ts'

export interface ReceiptAsked {
  /** Names the receipt: the same key gives the same id. */
  readonly key: string
  readonly customerId: CustomerId | null
  readonly day: Day
  readonly lines: readonly SampleLine[]
  readonly trade: SampleTrade
  readonly locale: Locale
}

export function sampleReceipt({ key, customerId, day, lines, trade, locale }: ReceiptAsked, random: Random): SamplePurchase {
  const open = trade.hours.week[weekdayOf(day) - 1] ?? { fromMinute: 600, toMinute: 1080 }
  return {
    purchaseId: id<'purchase'>(nameUuid(`sample/purchase/${key}`)),
    customerId,
    day,
    minute: Math.min(1439, random.whole(open.fromMinute, open.toMinute - 1)),
    totalMinor: minor(lines.reduce((sum, line) => sum + line.totalMinor, 0)),
    refundedMinor: minor(0),
    staffName: pickWord(SAMPLE_NAMES[locale].staff, random),
    lines,
  }
}

/** One receipt in a hundred is brought back: half of them whole, half by their last line. */
const REFUND_SHARE = 0.01

export function sampleRefunds(
  purchases: readonly SamplePurchase[],
  { today }: { readonly today: Day },
  random: Random,
): { purchases: SamplePurchase[]; refunds: SampleRefund[] } {
  const refunds: SampleRefund[] = []
  const kept = purchases.map(purchase => {
    const day = addDays(purchase.day, random.whole(1, 6))
    const whole = random.chance(0.5)
    if (!random.chance(REFUND_SHARE) || day >= today) return purchase
    const totalMinor = whole ? purchase.totalMinor : (purchase.lines.at(-1)?.totalMinor ?? purchase.totalMinor)
    refunds.push({
      refundId: id<'refund'>(nameUuid(`${purchase.purchaseId}/refund`)),
      purchaseId: purchase.purchaseId,
      customerId: purchase.customerId,
      day,
      totalMinor,
    })
    return { ...purchase, refundedMinor: totalMinor }
  })
  return { purchases: kept, refunds }
}
