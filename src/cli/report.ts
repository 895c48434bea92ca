/** `regulars report`: the numbers of a month, for people in the language of the business, or as JSON. */
import { parseArgs } from 'node:util'
import { type Month, parseMonth } from '../domain/measure/month.ts'
import { monthlyKpis } from '../usecases/measure/monthly-kpis.ts'
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'
import { reportJson } from './report-json.ts'
import { reportLines } from './report-lines.ts'
import { UsageError } from './usage-error.ts'

export async function reportCommand(args: string[], io: CliIo, app: App): Promise<0 | 1> {
  const { values } = parseArgs({ args, options: { month: { type: 'string' }, json: { type: 'boolean' } }, allowPositionals: false })
  const report = await monthlyKpis(app, app.business, { month: values.month === undefined ? undefined : monthOf(values.month) })
  const { locale, zone } = await app.store.inBusiness(app.business, tx => tx.business.read())
  if (values.json) io.out(JSON.stringify(reportJson(report, locale)))
  else for (const line of reportLines(report, { locale, zone })) io.out(line)
  return 0
}

function monthOf(text: string): Month {
  const month = parseMonth(text)
  if (month === undefined) throw new UsageError('bad-form', { option: '--month', word: text, example: '2026-03' })
  return month
}
