/** The refused rows of an import as a workbook: a file, which the contract of JSON answers has no form for. */
import type { Hono } from 'hono'
import { API_BASE } from '../contract/contract.ts'
import { importRoutes } from '../contract/imports.ts'
import type { Route } from '../contract/route.ts'
import { id, isId } from '../kernel/ids.ts'
import { importWords } from '../locales/import/import-words.ts'
import { acceptedLocale } from './accept-language.ts'
import { checkedRejects, storedRejects } from '../usecases/collect/rejected-rows.ts'
import { checkedFile } from './checked-file.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerEnv } from './env.ts'
import { optionsOf } from './handlers/imports.ts'
import { notFound } from './problems.ts'
import { authorise, recognise } from './recognise.ts'

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ROUTE: Route = { ...importRoutes['GET /imports/{id}'], summary: 'The refused rows, to be repaired and brought again.' }

export function mountImportRejects(app: Hono<ServerEnv>, deps: HttpDeps): void {
  app.get(`${API_BASE}/imports/:id/rejects.xlsx`, async c => {
    c.set('routeName', 'GET /imports/{id}/rejects.xlsx')
    const caller = await recognise(c, deps)
    authorise(ROUTE, caller)
    const text = c.req.param('id')
    if (!caller || !isId(text)) throw notFound()
    const importId = id<'import'>(text)
    const { business } = caller
    const shop = await deps.store.inBusiness(business, tx => tx.business.read())
    const locale = acceptedLocale(c.req.header('accept-language')) ?? shop.locale
    const waiting = await checkedFile(deps, business, importId)
    const book = waiting
      ? await checkedRejects(deps, business, {
          file: waiting.file,
          options: await optionsOf(deps, { business, at: deps.clock.now() }, waiting),
          locale,
        })
      : await storedRejects(deps, business, { importId, locale })
    if (!book) throw notFound()
    const name = `${importWords(locale).rejectsSheet}.xlsx`
    c.header('Content-Disposition', `attachment; filename="rejects.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    c.header('Cache-Control', 'no-store')
    return c.body(Uint8Array.from(book), 200, { 'Content-Type': WORKBOOK })
  })
}
