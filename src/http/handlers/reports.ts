/** The numbers of a month, the months, the receipts behind a sum, and what was spent. */
import * as z from 'zod'
import { month } from '../../domain/measure/month.ts'
import { day, parseDay } from '../../kernel/day.ts'
import { minor } from '../../kernel/money.ts'
import { monthSeries } from '../../usecases/measure/month-series.ts'
import { monthlyKpis } from '../../usecases/measure/monthly-kpis.ts'
import { openFigure } from '../../usecases/measure/open-figure.ts'
import { setSpend } from '../../usecases/measure/set-spend.ts'
import { shopMaturity } from '../../usecases/measure/shop-maturity.ts'
import type { Handlers } from '../call.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { refuse } from '../refuse.ts'
import { kpisView, rateOf, sumsOf } from '../views/kpis-view.ts'

type ReportRoutes = 'GET /reports/maturity' | 'GET /reports/kpis' | 'GET /reports/months' | 'GET /reports/receipts' | 'PUT /reports/spend'

const place = z.object({ day: z.string().refine(text => parseDay(text) !== undefined), id: z.string() })

export const reportHandlers: Pick<Handlers, ReportRoutes> = {
  'GET /reports/kpis': async (deps, call) => {
    const { month: asked } = call.input.query
    const report = await monthlyKpis(deps, call.business, asked === undefined ? {} : { month: month(asked) })
    return kpisView(report, call.locale)
  },

  'GET /reports/months': async (deps, call) => {
    const points = await monthSeries(deps, call.business, { months: call.input.query.months })
    return {
      months: points.map(point => ({
        month: point.month,
        isFrozen: point.isFrozen,
        revenue: sumsOf(point.revenue),
        repeatRevenue: sumsOf(point.repeatRevenue),
        repeatRate: rateOf(point.repeatRate),
        newCustomers: point.newCustomers,
        returningCustomers: point.returningCustomers,
      })),
    }
  },

  'GET /reports/maturity': async (deps, call) => {
    const { currency, lostMonthlyMinor, ...told } = await shopMaturity(deps, call.business)
    return { ...told, lostMonthly: lostMonthlyMinor === null ? null : { minor: lostMonthlyMinor, currency } }
  },

  'GET /reports/receipts': async (deps, call) => {
    const { cursor, month: asked, ...filter } = call.input.query
    const after = decodeCursor(cursor, place)
    const page = await openFigure(deps, call.business, {
      ...filter,
      month: month(asked),
      ...(after && { after: { day: day(after.day), id: after.id } }),
    })
    return {
      items: page.receipts.map(receipt => ({
        receipt: receipt.receipt,
        receiptId: receipt.id,
        day: receipt.day,
        customerId: receipt.customerId,
        customerName: receipt.customerName,
        kind: receipt.kind,
        source: receipt.source,
        total: { minor: receipt.minor, currency: receipt.currency },
      })),
      nextCursor: page.next === null ? null : encodeCursor(page.next),
    }
  },

  'PUT /reports/spend': async (deps, call) => {
    const { month: asked, source, spend } = call.input.body
    const set = await setSpend(deps, call.business, {
      month: month(asked),
      spend: { source, currency: spend.currency, spendMinor: minor(spend.minor) },
      actor: call.actor,
    })
    if (set === 'bad-amount') throw refuse('bad-amount', call.locale)
    return { month: asked, source, spend }
  },
}
