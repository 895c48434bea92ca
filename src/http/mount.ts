/** Mounts every row of the contract: who asks, may he, is the request right, was it answered already, the handler, the answer. */
import type { Hono } from 'hono'
import { API_BASE, contract, type RouteName } from '../contract/contract.ts'
import type { Route } from '../contract/route.ts'
import { assert } from '../kernel/assert.ts'
import type { Locale } from '../kernel/locale.ts'
import { acceptedLocale } from './accept-language.ts'
import { unstorablePath, parseJson, readJsonText, validated, validatedBody } from './body.ts'
import { actorOf, type CallBase, type Caller, type Upload } from './call.ts'
import type { HttpDeps } from './deps.ts'
import { clientAddress, type ServerContext, type ServerEnv } from './env.ts'
import { handlers } from './handlers/handlers.ts'
import { AnswerKeeper, type PlainAnswer, readIdempotencyKey } from './idempotency.ts'
import { notFound } from './problems.ts'
import { authorise, recognise } from './recognise.ts'
import { setSessionCookie } from './session-cookie.ts'
import { receiveUpload } from './upload.ts'

/** A handler as the mount sees it: the contract has already proved its types row by row. */
type AnyHandler = (
  deps: HttpDeps,
  call: CallBase & { readonly input: unknown; readonly caller: Caller | null; readonly upload: Upload | undefined },
) => Promise<unknown>

const SECRET_ANSWERS: ReadonlySet<RouteName> = new Set(['POST /api-keys', 'POST /sources', 'POST /webhooks', 'POST /webhooks/{id}/secrets'])

interface Mounted {
  readonly name: RouteName
  readonly route: Route
  readonly handler: AnyHandler
}

export function mountContract(app: Hono<ServerEnv>, deps: HttpDeps): void {
  const keeper = new AnswerKeeper(deps)
  for (const name of Object.keys(contract) as RouteName[]) {
    const mounted: Mounted = { name, route: contract[name], handler: handlers[name] as unknown as AnyHandler }
    const [method = '', path = ''] = name.split(' ')
    app.on(method, API_BASE + path.replaceAll(/\{(\w+)\}/g, ':$1'), c => answer(c, { deps, keeper, mounted }))
  }
}

interface Room {
  readonly deps: HttpDeps
  readonly keeper: AnswerKeeper
  readonly mounted: Mounted
}

async function answer(c: ServerContext, { deps, keeper, mounted }: Room): Promise<Response> {
  const { route, name } = mounted
  c.set('routeName', name)
  const caller = await recognise(c, deps)
  const locale = await localeOf(c, deps, caller)
  c.set('locale', locale)
  authorise(route, caller)

  const params = paramsOf(c, route)
  const query = validated(route.query, c.req.query(), locale)
  const upload = route.body === 'file' ? await receiveUpload(c, deps) : undefined
  const text = route.body !== undefined && route.body !== 'file' ? await readJsonText(c) : ''
  const body = route.body === 'file' || route.body === undefined ? undefined : bodyValidator(c, caller)(route.body, parseJson(text), locale)

  const key = c.req.method === 'POST' ? readIdempotencyKey(c.req.header('idempotency-key')) : null
  const base: CallBase = {
    at: deps.clock.now(),
    locale,
    address: clientAddress(c),
    userAgent: c.req.header('user-agent') ?? null,
    idempotencyKey: key,
    setSession: token => setSessionCookie(c, token),
  }
  const own = caller ? { business: caller.business, actor: actorOf(caller) } : {}
  const work = async (): Promise<PlainAnswer> => {
    const out = await mounted.handler(deps, { ...base, ...own, input: { params, query, body }, caller, upload })
    if (deps.checkAnswers) assertAnswer(mounted, out)
    return { status: route.status ?? 200, body: route.status === 204 ? '' : JSON.stringify(out) }
  }
  // An answer with a secret in it is not kept.
  if (key === null || !caller || SECRET_ANSWERS.has(name)) return respond(c, await work())
  const content = JSON.stringify([c.req.path, query ?? null, upload?.sha256 ?? text])
  const kept = await keeper.once({ business: caller.business, key, route: name, content, at: base.at }, work)
  if (kept.isRepeated) c.header('Idempotency-Replayed', 'true')
  return respond(c, kept)
}

/** The console sends a card back as it was given, with what cannot be changed; a program that writes a field expects it to be kept. */
function bodyValidator(c: ServerContext, caller: Caller | null): typeof validatedBody {
  return caller?.kind === 'staff' && c.req.header('sec-fetch-site') === 'same-origin' ? validated : validatedBody
}

/** An id in a wrong form is an id that does not exist: the answers do not differ. */
function paramsOf(c: ServerContext, route: Route): unknown {
  if (!route.params) return undefined
  const parsed = route.params.safeParse(c.req.param())
  if (!parsed.success || unstorablePath(c.req.param()) !== undefined) throw notFound()
  return parsed.data
}

async function localeOf(c: ServerContext, deps: HttpDeps, caller: Caller | null): Promise<Locale> {
  if (caller?.kind === 'staff' && caller.staff.locale) return caller.staff.locale
  const accepted = acceptedLocale(c.req.header('accept-language'))
  if (accepted || !caller) return accepted ?? c.get('locale')
  return (await deps.store.inBusiness(caller.business, tx => tx.business.read())).locale
}

function respond(c: ServerContext, { status, body }: PlainAnswer): Response {
  c.header('Cache-Control', 'no-store')
  if (status === 204) return c.body(null, 204)
  return c.body(body, status === 201 ? 201 : 200, { 'Content-Type': 'application/json; charset=utf-8' })
}

function assertAnswer({ name, route }: Mounted, out: unknown): void {
  const checked = route.out.safeParse(out)
  assert(
    checked.success,
    `the answer of ${name} does not keep the contract: ${checked.success ? '' : JSON.stringify(checked.error.issues)}`,
  )
}
