/** The server: the API, customers' pages, the console, and what watches over them. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { API_BASE, contract } from '../contract/contract.ts'
import type { Problem } from '../contract/problem.ts'
import { problemText } from '../locales/problems/problem-text.ts'
import { acceptedLocale } from './accept-language.ts'
import { mountChannelHooks } from './channel-hooks.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext, ServerEnv } from './env.ts'
import { mountHealth } from './health.ts'
import { mountImportRejects } from './import-rejects.ts'
import { mountListFiles } from './list-files.ts'
import { mountHooks, openHookDoor } from './hooks.ts'
import { loggableError } from './log.ts'
import { RequestMetrics } from './metrics.ts'
import { mountContract } from './mount.ts'
import { openApiDocument } from './openapi.ts'
import { mountPersonFile } from './person-file.ts'
import { PROBLEM_STATUS, type ProblemCode, ProblemError, type ProblemOptions } from './problems.ts'
import { missingPageResponse, mountPublicPages, wantsPage } from './public-pages.ts'
import { mountJoinPages } from './join-pages.ts'
import { mountNoticePages } from './notice-pages.ts'
import { mountPreferencePages } from './preference-pages.ts'
import { referencePage } from './reference-page.ts'
import { securityHeaders } from './security-headers.ts'
import { recognise } from './recognise.ts'
import { sessionToken } from './session-cookie.ts'
import { mountConsole } from './static-console.ts'
import { mountVisitPages } from './visit-pages.ts'

export const API_VERSION = '0.1.0'

export function createApp(deps: HttpDeps): Hono<ServerEnv> {
  const app = new Hono<ServerEnv>()
  const metrics = new RequestMetrics()
  const hooks = openHookDoor(app, deps, metrics)
  app.use(watch(deps, metrics))
  app.use(securityHeaders)
  mountHealth(app, deps, metrics)
  mountHooks(app, deps, hooks)
  mountContract(app, deps)
  mountImportRejects(app, deps)
  mountListFiles(app, deps)
  mountPersonFile(app, deps)
  const document = JSON.stringify(openApiDocument(API_VERSION))
  app.get('/api/openapi.json', c => c.body(document, 200, { 'Content-Type': 'application/json; charset=utf-8' }))
  app.get('/api', c => c.html(referencePage(API_VERSION)))
  app.all('/api/*', c => {
    const allowed = methodsOf(c.req.path)
    if (allowed.length > 0) c.header('Allow', allowed.join(', '))
    return problemResponse(c, allowed.length > 0 ? 'method_not_allowed' : 'not_found')
  })
  mountChannelHooks(app, deps)
  mountPublicPages(app, deps)
  mountVisitPages(app, deps)
  mountPreferencePages(app, deps)
  mountNoticePages(app, deps)
  mountJoinPages(app, deps)
  mountConsole(app, deps.webDir, async c => {
    const caller = sessionToken(c) === undefined ? null : await recognise(c, deps)
    return caller?.kind === 'staff' && caller.staff.role === 'cashier'
  })
  app.notFound(c => (wantsPage(c) ? missingPageResponse(c) : problemResponse(c, 'not_found')))
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(c, error.code, error.options)
    deps.log.error({ requestId: c.get('requestId'), route: c.get('routeName'), error: loggableError(error) }, 'a request broke')
    return problemResponse(c, 'internal')
  })
  return app
}

/** One line of log and one count for each request: the route from the contract, never the address, which may hold a token. */
function watch(deps: HttpDeps, metrics: RequestMetrics) {
  return async (c: ServerContext, next: () => Promise<void>): Promise<void> => {
    const startedMs = performance.now()
    c.set('requestId', randomUUID())
    c.set('locale', acceptedLocale(c.req.header('accept-language')) ?? 'en')
    c.set('routeName', 'page')
    c.header('X-Request-Id', c.get('requestId'))
    await next()
    const seconds = (performance.now() - startedMs) / 1000
    const request = { route: c.get('routeName'), status: c.res.status, seconds }
    metrics.record(request)
    deps.log.info(
      { requestId: c.get('requestId'), method: c.req.method, route: request.route, status: request.status, ms: Math.round(seconds * 1000) },
      'request',
    )
  }
}

export function problemResponse(c: ServerContext, code: ProblemCode, options: ProblemOptions = {}): Response {
  const status = PROBLEM_STATUS[code]
  const body: Problem = {
    type: `/api#errors`,
    title: code.replaceAll('_', ' '),
    status,
    code: options.reason ?? code,
    detail: options.detail ?? problemText(c.get('locale'), code, options.data),
    ...(options.errors && { errors: [...options.errors] }),
    requestId: c.get('requestId'),
  }
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' }
  if (options.retryAfterSeconds !== undefined) headers['Retry-After'] = String(options.retryAfterSeconds)
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer'
  return c.body(JSON.stringify(body), status, headers)
}

const ROUTES = Object.keys(contract).map(name => {
  const [method = '', path = ''] = name.split(' ')
  return { method, form: new RegExp(`^${API_BASE}${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }
})

function methodsOf(path: string): string[] {
  return ROUTES.filter(route => route.form.test(path)).map(route => route.method)
}
