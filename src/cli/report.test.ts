import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newBusiness } from '../../test/business.ts'
import { type TestStore, testStore } from '../../test/database.ts'
import { makeSampleShop } from '../domain/collect/sample-shop.ts'
import { month } from '../domain/measure/month.ts'
import { day } from '../kernel/day.ts'
import { instant } from '../kernel/instant.ts'
import { LOCALES } from '../kernel/locale.ts'
import { fixedClock } from '../ports/clock.ts'
import { freezeMonths } from '../usecases/measure/freeze-months.ts'
import { monthlyKpis, type MonthReport } from '../usecases/measure/monthly-kpis.ts'
import { reportJson } from './report-json.ts'
import { reportLines } from './report-lines.ts'

const clock = fixedClock(instant('2026-03-10T09:00:00Z'))
let open: TestStore
let february: MonthReport

beforeAll(async () => {
  open = await testStore()
  const business = await newBusiness(open.store, { currency: 'RUB' })
  const shop = makeSampleShop({ shop: 'tyres', locale: 'ru', today: day('2026-03-10'), seed: 1 })
  await open.store.inBusiness(business, tx => tx.sample.fill(shop, { at: clock.now() }))
  await freezeMonths({ store: open.store, clock }, business)
  february = await monthlyKpis({ store: open.store, clock }, business, { month: month('2026-02') })
})
afterAll(() => open.close())

describe('the report of a closed month', () => {
  test.each(LOCALES)('reads as a page in %s', locale => {
    const text = reportLines(february, { locale, zone: 'Europe/Moscow' }).join('\n')
    expect(text).toContain({ ru: 'Отчёт за февраль 2026', bg: 'Отчет за февруари 2026', en: 'Report for February 2026' }[locale])
    expect(text).not.toMatch(/undefined|NaN|\[object|null/)
  })

  test('has the keys that programs rely on', () => {
    const json = reportJson(february, 'en')
    expect(Object.keys(json)).toEqual([
      'month',
      'fromDay',
      'toDay',
      'isFrozen',
      'frozenAt',
      'repeatRate',
      'revenue',
      'repeatRevenue',
      'firstRevenue',
      'anonymousRevenue',
      'newCustomers',
      'returningCustomers',
      'segments',
      'moves',
      'sources',
      'costs',
      'contacts',
      'promises',
      'optOuts',
      'uplift',
      'adjustments',
      'alarms',
    ])
    expect(json).toMatchObject({ month: '2026-02', isFrozen: true, frozenAt: '2026-03-10T09:00:00.000Z', adjustments: [] })
  })
})
