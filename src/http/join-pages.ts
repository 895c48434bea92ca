/** The sign-up page of a collection point, and the page that the confirming letter leads to. No script. */
import type { Hono } from 'hono'
import { id } from '../kernel/ids.ts'
import { LOCALES, type Locale } from '../kernel/locale.ts'
import type { StoredBusiness } from '../ports/business-store.ts'
import type { CollectionPoint } from '../ports/collection-point-store.ts'
import { confirmSignUp, signUp } from '../usecases/respond/sign-up.ts'
import { readSignedToken, type SignedLink } from '../usecases/respond/visit-token.ts'
import { joinConfirmPage, joinGiftPage, joinPage, type JoinProblem, joinSaidPage, joinStoppedPage } from '../web/public/join-page.ts'
import { gonePage } from '../web/public/plain-pages.ts'
import { readForm } from './body.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { ProblemError } from './problems.ts'
import { showPage } from './public-pages.ts'
import { PER_STRANGER, Throttle } from './throttle.ts'

export function mountJoinPages(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const strangers = new Throttle(PER_STRANGER)
  app.get('/join/:token', async c => {
    c.set('routeName', 'sign-up page')
    const found = await openPoint(c, deps, { isShown: c.req.method === 'GET' })
    return found === undefined ? gone(c) : showForm(c, found, { problem: null, name: '', contact: '' })
  })
  app.post('/join/:token', async c => {
    const verdict = strangers.attempt(clientAddress(c), deps.clock.now())
    if (verdict !== 'ok')
      throw new ProblemError('too_many_attempts', { data: { seconds: verdict.waitSeconds }, retryAfterSeconds: verdict.waitSeconds })
    return postJoin(c, deps)
  })
  app.get('/joined/:token', c => showLetter(c, deps, { isPressed: false }))
  app.post('/joined/:token', c => showLetter(c, deps, { isPressed: true }))
}

function gone(c: ServerContext): Promise<Response> {
  return showPage(c, gonePage(c.get('locale'), 'visit'), 410)
}

interface OpenPoint {
  readonly link: SignedLink
  readonly point: CollectionPoint
  readonly settings: StoredBusiness
  readonly locale: Locale
}

/** Undefined when the link is torn or the point is closed. */
async function openPoint(c: ServerContext, deps: HttpDeps, { isShown }: { readonly isShown: boolean }): Promise<OpenPoint | undefined> {
  const link = readSignedToken(deps.linkSecret, 'join', c.req.param('token') ?? '')
  if (link === undefined) return undefined
  return deps.store.inBusiness(link.business, async tx => {
    const point = await tx.collectionPoints.find(id<'collection-point'>(link.subject))
    if (point === undefined || !point.isActive) return undefined
    if (isShown) await tx.collectionPoints.countShown(point.pointId)
    const settings = await tx.business.read()
    const locale = (c.req.header('accept-language') ?? '') === '' ? settings.locale : c.get('locale')
    return { link, point, settings, locale }
  })
}

interface Typed {
  readonly problem: JoinProblem | null
  readonly name: string
  readonly contact: string
}

function showForm(c: ServerContext, { point, settings, locale }: OpenPoint, typed: Typed): Promise<Response> {
  return showPage(c, joinPage({ locale, shop: settings.name, promise: point.promise, ...typed }), 200)
}

async function postJoin(c: ServerContext, deps: HttpDeps): Promise<Response> {
  c.set('routeName', 'sign-up page')
  const found = await openPoint(c, deps, { isShown: false })
  if (found === undefined) return gone(c)
  const form = await readForm(c)
  // The words he agreed to are those of the page he saw, whatever his browser asks for now.
  const locale = LOCALES.find(name => name === form.get('locale')) ?? found.locale
  const [name, contact] = [(form.get('name') ?? '').slice(0, 100), (form.get('contact') ?? '').slice(0, 200)]
  const again = (problem: JoinProblem) => showForm(c, { ...found, locale }, { problem, name, contact })
  if ((form.get('website') ?? '') !== '') return again('bot')
  const { pointId } = found.point
  const done = await signUp(deps, found.link.business, { pointId, name, contact, locale, hasAgreed: form.get('agree') === 'yes' })
  if ('refusal' in done) return done.refusal === 'unknown-point' ? gone(c) : again(done.refusal)
  const said = { locale, shop: found.settings.name }
  if (done.outcome === 'confirmed') return showPage(c, joinGiftPage({ ...said, gift: done.gift }), 200)
  return showPage(c, joinSaidPage({ ...said, what: done.outcome }), 200)
}

async function showLetter(c: ServerContext, deps: HttpDeps, { isPressed }: { readonly isPressed: boolean }): Promise<Response> {
  c.set('routeName', 'sign-up confirmation')
  const link = readSignedToken(deps.linkSecret, 'joined', c.req.param('token') ?? '')
  const letter = link && (await confirmSignUp(deps, { business: link.business, signUpId: id<'sign-up'>(link.subject), isPressed }))
  if (letter === undefined) return gone(c)
  switch (letter.state) {
    case 'waiting':
      return showPage(c, joinConfirmPage(letter), 200)
    case 'stopped':
      return showPage(c, joinStoppedPage(letter), 200)
    case 'confirmed':
      return showPage(c, joinGiftPage(letter), 200)
  }
}
