import { expect, test } from 'vitest'
import { assert } from '../../kernel/assert.ts'
import { day } from '../../kernel/day.ts'
import { planImport } from './import-plan.ts'
import { importJson } from './import-report.ts'
import { tableReader } from './table-reader.ts'

test('the report has the names of the contract', () => {
  const text = 'Дата;Телефон;Мобильный;\n01.06.2024;89450000101;89450000102;12,50\n'
  const reader = tableReader({ sample: text, country: 'RU' })
  reader.push(text)
  const read = reader.end()
  assert('table' in read, 'the text is a table')
  const plan = planImport(read, { today: day('2024-07-01'), country: 'RU', zone: 'Europe/Moscow', currency: 'RUB', currencyIsGiven: false })
  const format = { container: 'text', encoding: 'utf-8', sheet: null, sheets: [] } as const
  expect(importJson('x', { format, read, plan, result: { created: 0, updated: 0, unchanged: 0 } })).toEqual({
    id: 'x',
    kind: 'purchases',
    format: { container: 'text', encoding: 'utf-8', delimiter: ';', header_row: 1, sheet: null, sheets: [] },
    mapping_origin: 'guessed',
    mapping: { date: 'Дата', phone: 'Телефон', phone_2: 'Мобильный', line_total: '#4' },
    counts: { customers: 1, purchases: 1, purchase_lines: 1, refunds: 0, refund_lines: 0, anonymous_purchases: 0 },
    money: { RUB: { gross_minor: 1250, refunds_minor: 0, net_minor: 1250 } },
    months: [{ month: '2024-06', currency: 'RUB', net_minor: 1250 }],
    stated_total_minor: null,
    refused_minor: 0,
    converted_total_eur_minor: null,
    rejected: [],
    skipped: [{ row: 1, reason: 'header' }],
    warnings: [],
    result: { created: 0, updated: 0, unchanged: 0 },
  })
})
