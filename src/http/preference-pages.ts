/** The page on which a customer says what comes to him, how often and where. Looking changes nothing. */
import type { Hono } from 'hono'
import { readUnsubscribeToken } from '../usecases/deliver/unsubscribe-token.ts'
import { unsubscribe } from '../usecases/deliver/unsubscribe.ts'
import { choosePreferences, contactPreferences } from '../usecases/respond/contact-preferences.ts'
import { gonePage } from '../web/public/plain-pages.ts'
import { CONTENT_EVERY, PACES, preferencesPage, WHERE_KINDS } from '../web/public/preferences-page.ts'
import { readForm } from './body.ts'
import type { HttpDeps } from './deps.ts'
import type { ServerContext, ServerEnv } from './env.ts'
import { showPage } from './public-pages.ts'

/** The link is the one of the stop page: whoever may stop may also say how often. */
export function mountPreferencePages(app: Hono<ServerEnv>, deps: HttpDeps): void {
  app.get('/preferences/:token', c => show(c, deps, { isSaved: false }))
  app.post('/preferences/:token', async c => {
    const link = readUnsubscribeToken(deps.linkSecret, c.req.param('token') ?? '')
    if (link === undefined) return showPage(c, gonePage(c.get('locale')), 410)
    const form = await readForm(c)
    if (form.get('stop') === 'all') await unsubscribe(deps, link, 'all')
    else {
      await choosePreferences(deps, link, {
        keepMarketing: form.get('marketing') === 'yes',
        keepContent: form.get('content') === 'yes',
        contentDays: CONTENT_EVERY.find(days => String(days) === form.get('often')) ?? null,
        pace: choiceOf(form.get('pace'), { none: 'usual', of: PACES }),
        where: choiceOf(form.get('where'), { none: 'any', of: WHERE_KINDS }),
      })
    }
    return show(c, deps, { isSaved: true })
  })
}

/** Undefined when nothing was chosen: what stood there before stays. */
function choiceOf<T extends string>(
  chosen: string | null,
  { none, of }: { readonly none: string; readonly of: readonly T[] },
): T | null | undefined {
  return chosen === none ? null : of.find(one => one === chosen)
}

async function show(c: ServerContext, deps: HttpDeps, { isSaved }: { readonly isSaved: boolean }): Promise<Response> {
  c.set('routeName', 'preference page')
  const link = readUnsubscribeToken(deps.linkSecret, c.req.param('token') ?? '')
  const found = link && (await contactPreferences(deps, link))
  if (found === undefined) return showPage(c, gonePage(c.get('locale')), 410)
  const { purposes, kinds, ...rest } = found
  const page = preferencesPage({ ...rest, ...purposes, kinds: WHERE_KINDS.filter(kind => kinds.includes(kind)), isSaved })
  return showPage(c, page, 200)
}
