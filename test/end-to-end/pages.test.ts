/** Every page, in both themes and at both widths: no axe violation (WCAG 2.2 AA), no sideways scroll, nothing asked of strangers. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newFolder, type Running, startRegulars } from '../engines/stranger.ts'
import { openBrowser, openContext } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Every language, both themes and both widths, without each with each: what a theme or a width breaks, it breaks in any language. */
const LOOKS = [
  { locale: 'ru', theme: 'light', widths: [320, 1280] },
  { locale: 'bg', theme: 'dark', widths: [320] },
  { locale: 'en', theme: 'dark', widths: [1280] },
] as const
/** `profile` and `stop` are found out in the set-up. */
const PAGES = [
  '/',
  '/customers',
  'profile',
  '/add',
  '/numbers',
  '/import',
  '/messages',
  '/inbox',
  '/bookings',
  '/bookings/settings',
  '/settings',
  '/settings/providers',
  '/calls',
  '/settings/segments',
  '/settings/email',
  '/settings/ladders',
  '/settings/privacy',
  '/settings/people',
  '/settings/tables',
  '/customers/doubles',
  '/calendar',
  '/campaigns',
  '/events',
  'campaign',
  '/offers',
  '/experiments',
  '/rewards',
  '/till',
  '/sources',
  '/sources/moysklad',
  '/sources/out',
  '/sources/audiences',
  '/sources/points',
  '/receipt',
  'stop',
] as const

let browser: Browser
let folder: Awaited<ReturnType<typeof newFolder>>
let server: Running
let owner: BrowserContext
const paths = new Map<string, string>()
const foreign: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  folder = await newFolder()
  server = await startRegulars(folder.path, { LANG: 'ru_RU.UTF-8' })
  owner = await openContext(browser, { locale: 'ru' })
  const page = await owner.newPage()
  await becomeOwner(page)
  const customers = (await read(page, '/customers?limit=1')) as { items: { customerId: string }[] }
  paths.set('profile', `/customers/${customers.items[0]?.customerId ?? ''}`)
  paths.set('stop', '/stop/not-a-token')
  paths.set('campaign', `/campaigns/${await draftCampaign(page)}`)
  await openPoint(page)
  await page.close()
})

afterAll(async () => {
  await owner.close()
  await browser.close()
  await server.end('SIGTERM')
  await folder.remove()
})

describe.each(LOOKS)('in $locale, $theme', ({ locale, theme, widths }) => {
  let context: BrowserContext

  beforeAll(async () => {
    const state = await owner.storageState()
    context = await openContext(browser, { storageState: state, colorScheme: theme, locale, reducedMotion: 'reduce' })
    context.on('request', request => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:')) foreign.push(request.url())
    })
    await context.addInitScript(chosen => localStorage.setItem('regulars.locale', chosen), locale)
  })
  afterAll(() => context.close())

  // Side by side, for most of the time of a page goes by until it is sure that nothing more is fetched.
  test.concurrent.each(PAGES)('%s', async name => {
    const page = await context.newPage()
    for (const width of widths) expect(await problemsOf(page, { path: paths.get(name) ?? name, width })).toEqual([])
    await page.close()
    expect(foreign).toEqual([])
  })
})

/** The house of the browser alone is played: the subscription is a double, and the push is put in at the browser's own door. */
test('a browser lets the shop write to it, its worker shows the notice, and a click leads to what was written', async () => {
  const link = await noticesLink()
  const visitor = await openContext(browser, { permissions: ['notifications'], locale: 'ru' })
  const page = await visitor.newPage()
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = async () =>
      ({
        toJSON: () => ({
          endpoint: 'https://fcm.googleapis.com/fcm/send/double',
          keys: { p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) },
        }),
      }) as unknown as PushSubscription
  })
  await page.goto(server.url + link)
  await page.getByRole('button').click()
  await page.getByText('Готово.').waitFor()
  const devtools = await visitor.newCDPSession(page)
  const registered = new Promise<string>(resolve => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first !== undefined) resolve(first.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const data = JSON.stringify({ title: 'Шины у Ани', body: 'Пора менять шины', tag: 'm1', openUrl: `${server.url}/notice/x` })
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: server.url, registrationId: await registered, data })
  await page.waitForFunction(async () => (await (await navigator.serviceWorker.ready).getNotifications()).length > 0)
  const [shown] = await page.evaluate(async () =>
    (await (await navigator.serviceWorker.ready).getNotifications()).map(one => [one.title, one.body]),
  )
  expect(shown).toEqual(['Шины у Ани', 'Пора менять шины'])
  // Only a finger may open a window, so the browser's own door is watched instead of walked through.
  const [worker] = visitor.serviceWorkers()
  const opened = await worker?.evaluate(async () => {
    const scope = globalThis as unknown as ServiceWorkerScope
    const [notification] = await scope.registration.getNotifications()
    const asked: string[] = []
    scope.Clients.prototype.openWindow = async (url: string) => void asked.push(url)
    scope.dispatchEvent(new scope.NotificationEvent('notificationclick', { notification }))
    return [...asked, (await scope.registration.getNotifications()).length]
  })
  expect(opened).toEqual([`${server.url}/notice/x`, 0])
  await visitor.close()
})

interface ServiceWorkerScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration
  readonly Clients: { readonly prototype: { openWindow: (url: string) => Promise<void> } }
  readonly NotificationEvent: new (type: string, init: object) => Event
}

async function noticesLink(): Promise<string> {
  const page = await owner.newPage()
  const change = async (method: 'put' | 'patch' | 'post', path: string, data: object): Promise<Record<string, unknown>> => {
    const headers = { origin: server.url, ...(method === 'post' ? { 'idempotency-key': `notices:${path}` } : {}) }
    const answer = await page.context().request[method](`${server.url}/api/v1${path}`, { headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()) as Record<string, unknown>
  }
  await change('put', '/channels/web-push', { kind: 'web-push', values: { contact: 'mailto:a@b.test' }, isActive: true })
  const { version } = (await read(page, '/business')) as { version: number }
  await change('patch', '/business', { version, channels: { publicUrl: 'https://shop.test/' } })
  const made = await change('post', `${paths.get('profile') ?? ''}/bindings`, { channel: 'web-push' })
  await page.close()
  return new URL(String(made['url'])).pathname
}

async function problemsOf(page: Page, { path, width }: { readonly path: string; readonly width: number }): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  await page.goto(server.url + path)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(AXE)
  const violations = await page.evaluate(async rules => {
    const run = (
      globalThis as unknown as {
        axe: { run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
    ).axe
    const result = await run.run(document, { runOnly: { type: 'tag', values: rules } })
    return result.violations.map(
      one =>
        `${one.id}: ${one.nodes
          .map(node => node.html.slice(0, 120))
          .slice(0, 2)
          .join(' | ')}`,
    )
  }, RULES)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return overflow > 0 ? [...violations, `${path} scrolls ${overflow} px sideways at ${width} px`] : violations
}

async function becomeOwner(page: Page): Promise<void> {
  await page.goto(/http\S+owner-link\S+/.exec(server.printed())?.[0] ?? '')
  await page.locator('input[name=name]').fill('Анна')
  await page.locator('input[name=login]').fill('anna')
  await page.locator('input[name=password]').fill('three words and more')
  await page.locator('form button.primary').click()
  await page.locator('button.shop').first().click()
  await page.getByRole('article').first().waitFor()
}

async function read(page: Page, path: string): Promise<unknown> {
  const answer = await page.context().request.get(`${server.url}/api/v1${path}`)
  expect(answer.status()).toBe(200)
  return answer.json()
}

/** A campaign to everybody, as the owner would look at it before he says yes. */
async function draftCampaign(page: Page): Promise<string> {
  const answer = await page.context().request.post(`${server.url}/api/v1/campaigns`, {
    headers: { 'idempotency-key': 'draft-campaign', origin: server.url },
    data: { name: 'Хранение шин', words: { ru: { text: '{{ hello }} Теперь храним шины.' } }, fromDay: '2099-01-01', toDay: '2099-01-31' },
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { campaignId: string }).campaignId
}

/** A place where contacts are asked for, so that its page has something to show. */
async function openPoint(page: Page): Promise<void> {
  const answer = await page.context().request.post(`${server.url}/api/v1/collection-points`, {
    headers: { 'idempotency-key': 'open-point', origin: server.url },
    data: { name: 'Касса', place: 'у входа', promise: 'Кофе за ваш контакт', gift: { kind: 'gift', text: 'Кофе' } },
  })
  expect(answer.status()).toBe(201)
}
