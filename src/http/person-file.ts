/** Everything about one person as one archive: to read (a page), to compute with (a table each), and exactly as stored (JSON). */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { Hono } from 'hono'
import { API_BASE } from '../contract/contract.ts'
import { customerRoutes } from '../contract/customers.ts'
import { csvCell } from '../domain/collect/list.ts'
import { id, isId } from '../kernel/ids.ts'
import { isoInstant } from '../kernel/instant.ts'
import type { Locale } from '../kernel/locale.ts'
import { personWords } from '../locales/lists/person-words.ts'
import { exportCustomer } from '../usecases/collect/export-customer.ts'
import { acceptedLocale } from './accept-language.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerEnv } from './env.ts'
import { notFound } from './problems.ts'
import { authorise, recognise } from './recognise.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Tables = Readonly<Record<string, Rows>>

export function mountPersonFile(app: Hono<ServerEnv>, deps: HttpDeps): void {
  app.get(`${API_BASE}/customers/:id/export.zip`, async c => {
    c.set('routeName', 'GET /customers/{id}/export.zip')
    const caller = await recognise(c, deps)
    authorise(customerRoutes['GET /customers/{id}/export'], caller)
    const customerId = c.req.param('id')
    if (!caller || !isId(customerId)) throw notFound()
    const exported = await exportCustomer(deps, caller.business, id<'customer'>(customerId))
    if ('refusal' in exported) throw notFound()
    const shop = await deps.store.inBusiness(caller.business, async tx => {
      const actor = caller.kind === 'staff' ? `staff:${caller.staff.staffId}` : `key:${caller.apiKeyId}`
      await tx.business.audit({ at: exported.exportedAt, actor, action: 'person-taken', subject: `customer:${customerId}`, detail: {} })
      return tx.business.read()
    })
    const locale = acceptedLocale(c.req.header('accept-language')) ?? shop.locale
    const files: Zippable = {
      'person.json': strToU8(
        JSON.stringify({ exportedAt: isoInstant(exported.exportedAt), customerId, shop: shop.name, tables: exported.tables }, null, 2),
      ),
      'person.html': strToU8(readable(exported.tables, { locale, shop: shop.name, day: isoInstant(exported.exportedAt).slice(0, 10) })),
    }
    for (const [name, rows] of Object.entries(exported.tables)) files[`tables/${name}.csv`] = strToU8(`\uFEFF${csvOf(rows)}`)
    c.header('Content-Disposition', `attachment; filename="person-${customerId.slice(0, 8)}.zip"`)
    c.header('Cache-Control', 'no-store')
    return c.body(Uint8Array.from(zipSync(files)), 200, { 'Content-Type': 'application/zip' })
  })
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function csvOf(rows: Rows): string {
  const columns = Object.keys(rows[0] ?? {})
  const line = (cells: readonly string[]): string =>
    `${cells.map(cell => csvCell(cell, { separator: ',', isNumber: false })).join(',')}\r\n`
  return line(columns) + rows.map(row => line(columns.map(column => textOf(row[column])))).join('')
}

interface Reading {
  readonly locale: Locale
  readonly shop: string
  readonly day: string
}

/** A page that opens without a program of ours: what is known, newest things as they are stored, empty tables left out. */
function readable(tables: Tables, { locale, shop, day }: Reading): string {
  const w = personWords(locale)
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const parts = Object.entries(tables)
    .filter(([, rows]) => rows.length > 0)
    .map(([name, rows]) => {
      const columns = Object.keys(rows[0] ?? {}).filter(column => column !== 'business_id' && rows.some(row => textOf(row[column]) !== ''))
      const head = columns.map(column => `<th>${escape(column)}</th>`).join('')
      const body = rows.map(row => `<tr>${columns.map(column => `<td>${escape(textOf(row[column]))}</td>`).join('')}</tr>`).join('\n')
      return `<h2>${escape(w.tables[name] ?? name)} (${rows.length})</h2>\n<table><tr>${head}</tr>\n${body}</table>`
    })
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><title>${escape(w.title)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem}
table{border-collapse:collapse;display:block;overflow-x:auto}
td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top}</style>
<h1>${escape(w.title)}</h1><p>${escape(w.lead(shop, day))}</p>
${parts.join('\n')}</html>`
}
