/** Customers' pages: rendered here, without script, in the customer's language. */
import type { Hono } from 'hono'
import { publicCss } from '../web/public/public-css.ts'
import { missingPage } from '../web/public/plain-pages.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext, ServerEnv } from './env.ts'
import { PUBLIC_POLICY } from './security-headers.ts'

export function mountPublicPages(app: Hono<ServerEnv>, _deps: HttpDeps): void {
  app.get('/public.css', c => c.body(publicCss, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }))
}

/** A browser gets a page, a program gets a problem. */
export function wantsPage(c: ServerContext): boolean {
  return !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
}

export function missingPageResponse(c: ServerContext): Response | Promise<Response> {
  return showPage(c, missingPage(c.get('locale')), 404)
}

export function showPage(c: ServerContext, page: ReturnType<typeof missingPage>, status: 200 | 404 | 410): Response | Promise<Response> {
  c.header('Content-Security-Policy', PUBLIC_POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(page, status)
}
