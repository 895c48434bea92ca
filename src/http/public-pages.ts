/** Customers' pages: rendered here, without script, in the customer's language. */
import type { Hono } from 'hono'
import type { Locale } from '../kernel/locale.ts'
import { type StopChoice, subscriptionState, unsubscribe } from '../usecases/deliver/unsubscribe.ts'
import { readUnsubscribeToken } from '../usecases/deliver/unsubscribe-token.ts'
import type { Html } from '../web/public/page.ts'
import { gonePage, missingPage } from '../web/public/plain-pages.ts'
import { publicCss } from '../web/public/public-css.ts'
import { stopPage } from '../web/public/stop-page.ts'
import { readLimited } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { ProblemError } from './problems.ts'
import { PUBLIC_POLICY } from './security-headers.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

/** One field of a form. */
const FORM_BYTES_MAX = 4_000
const CHOICES: Readonly<Record<string, StopChoice>> = { marketing: 'marketing', content: 'content', all: 'all' }

export function mountPublicPages(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const strangers = new Throttle(PER_STRANGER)
  app.get('/public.css', c =>
    c.body(publicCss, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=3600' }),
  )
  // Programs that look for traps in mail open every link: looking changes nothing.
  app.get('/stop/:token', c => showState(c, deps, { isDone: false }))
  app.post('/stop/:token', async c => {
    const link = readUnsubscribeToken(deps.linkSecret, c.req.param('token') ?? '')
    if (!link) {
      const verdict = strangers.attempt(clientAddress(c), deps.clock.now())
      if (verdict !== 'ok')
        throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
      return showPage(c, gonePage(c.get('locale')), 410)
    }
    const done = await unsubscribe(deps, link, await choiceOf(c))
    return done === 'unknown' ? showPage(c, gonePage(c.get('locale')), 410) : showState(c, deps, { isDone: true })
  })
}

async function showState(c: ServerContext, deps: HttpDeps, { isDone }: { readonly isDone: boolean }): Promise<Response> {
  c.set('routeName', 'stop page')
  const link = readUnsubscribeToken(deps.linkSecret, c.req.param('token') ?? '')
  const state = link && (await subscriptionState(deps, link))
  if (!state) return showPage(c, gonePage(c.get('locale')), 410)
  const page = stopPage({
    locale: state.locale,
    shop: state.shop,
    address: maskAddress(state.address),
    ...state.purposes,
    preferencesPath: `/preferences/${c.req.param('token') ?? ''}`,
    isDone,
  })
  return showPage(c, page, 200)
}

/** The mail program's one click (RFC 8058) stops advertising; the form says what it stops. Both may come as multipart. */
async function choiceOf(c: ServerContext): Promise<StopChoice> {
  const text = await readLimited(c, FORM_BYTES_MAX)
  const what = new URLSearchParams(text).get('what') ?? /name="what"\r\n\r\n(\w+)/.exec(text)?.[1]
  return CHOICES[what ?? ''] ?? 'advertising'
}

/** Enough to recognise, too little to use: +7 ••• 01, p•••@example.com. */
export function maskAddress(address: string): string {
  const at = address.indexOf('@')
  if (at > 0) return `${address.slice(0, 1)}•••${address.slice(at)}`
  return address.length > 6 ? `${address.slice(0, 3)} ••• ${address.slice(-2)}` : '•••'
}

/** A browser gets a page, a program gets a problem. */
export function wantsPage(c: ServerContext): boolean {
  return !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html')
}

export function missingPageResponse(c: ServerContext): Promise<Response> {
  return showPage(c, missingPage(c.get('locale') satisfies Locale), 404)
}

export async function showPage(c: ServerContext, page: Html, status: 200 | 404 | 410): Promise<Response> {
  c.header('Content-Security-Policy', PUBLIC_POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(page, status)
}
