/**
 * The page on which a customer lets the shop write to his browser, and the two small scripts it takes: the only customers'
 * page with a script, because browsers subscribe by script alone. Looking subscribes nobody; the link is good once. And the page
 * behind a notice, without a script.
 */
import type { Hono } from 'hono'
import * as z from 'zod'
import { businessId } from '../kernel/ids.ts'
import { bindAccount, openBinding } from '../usecases/deliver/bind-account.ts'
import { openNotice } from '../usecases/deliver/open-notice.ts'
import { readUnsubscribeToken, unsubscribePath } from '../usecases/deliver/unsubscribe-token.ts'
import { signedToken, WHOLE_SHOP } from '../usecases/respond/visit-token.ts'
import { isPushService } from '../domain/deliver/push-service.ts'
import { NOTICES_SCRIPT, NOTICES_WORKER } from '../web/public/notices-scripts.ts'
import { noticePage } from '../web/public/notice-page.ts'
import { noticesPage } from '../web/public/notices-page.ts'
import { gonePage } from '../web/public/plain-pages.ts'
import { readLimited } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { ProblemError } from './problems.ts'
import { showPage } from './public-pages.ts'
import { PUBLIC_POLICY } from './security-headers.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

const BODY_BYTES_MAX = 4_000
const POLICY = `${PUBLIC_POLICY}; script-src 'self'; worker-src 'self'; connect-src 'self'`

/** As browsers give it (Push API, PushSubscription.toJSON). */
const subscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: z.string().regex(/^[A-Za-z0-9_-]{86,90}=*$/), auth: z.string().regex(/^[A-Za-z0-9_-]{20,24}=*$/) }),
})

export function mountNoticePages(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const strangers = new Throttle(PER_STRANGER)
  app.get('/notices.js', c => script(c, NOTICES_SCRIPT))
  app.get('/notices-worker.js', c => script(c, NOTICES_WORKER))
  app.get('/notices/:business/:token', c => show(c, deps))
  app.get('/notice/:token', c => showNotice(c, deps))
  app.post('/notices/:business/:token', async c => {
    const verdict = strangers.attempt(clientAddress(c), deps.clock.now())
    if (verdict !== 'ok')
      throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
    return subscribe(c, deps)
  })
}

function script(c: ServerContext, text: string): Response {
  return c.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'public, max-age=3600' })
}

interface Link {
  readonly business: ReturnType<typeof businessId>
  readonly token: string
}

function linkOf(c: ServerContext): Link | undefined {
  const [business, token] = [c.req.param('business') ?? '', c.req.param('token') ?? '']
  return /^[1-9]\d{0,8}$/.test(business) && /^[A-Za-z0-9_-]{20,64}$/.test(token)
    ? { business: businessId(Number(business)), token }
    : undefined
}

async function show(c: ServerContext, deps: HttpDeps): Promise<Response> {
  c.set('routeName', 'notices page')
  const link = linkOf(c)
  const found = link && (await openBinding(deps, link.business, { channel: 'web-push', token: link.token }))
  if (found === undefined || found.publicKey === '') return showPage(c, gonePage(c.get('locale')), 410)
  const shown = await showPage(c, noticesPage(found), 200)
  shown.headers.set('Content-Security-Policy', POLICY)
  return shown
}

async function subscribe(c: ServerContext, deps: HttpDeps): Promise<Response> {
  c.set('routeName', 'notices page')
  const link = linkOf(c)
  const given = subscription.safeParse(jsonOf(await readLimited(c, BODY_BYTES_MAX)))
  // Only the houses of the browsers: whoever may name any address makes us knock at doors inside.
  if (link === undefined || !given.success || !isPushService(given.data.endpoint)) return c.body(null, 400)
  const { endpoint, keys } = given.data
  const done = await bindAccount(deps, link.business, {
    channel: 'web-push',
    account: `${endpoint} ${keys.p256dh.replace(/=+$/, '')} ${keys.auth.replace(/=+$/, '')}`,
    token: link.token,
    eventKey: 'page',
    name: '',
  })
  return c.body(null, done === 'bound' ? 204 : 410)
}

async function showNotice(c: ServerContext, deps: HttpDeps): Promise<Response> {
  c.set('routeName', 'notice page')
  const token = c.req.param('token') ?? ''
  const link = readUnsubscribeToken(deps.linkSecret, token)
  const notice = link && (await openNotice(deps, link))
  if (link === undefined || notice === undefined) return showPage(c, gonePage(c.get('locale')), 410)
  const bookPath = `/book/${signedToken(deps.linkSecret, 'book', { business: link.business, subject: WHOLE_SHOP })}`
  return showPage(c, noticePage({ ...notice, bookPath, stopPath: unsubscribePath(token) }), 200)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
