/** What a phone fetches before it shows the first page: counted in the browser, compressed as it travels. */
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newFolder, type Running, startRegulars } from '../engines/stranger.ts'
import { openBrowser, openContext } from './browser.ts'

const FIRST_PAGE_BYTES_MAX = 40_000
const PUBLIC_PAGE_BYTES_MAX = 10_000

let browser: Browser
let folder: Awaited<ReturnType<typeof newFolder>>
let server: Running

beforeAll(async () => {
  browser = await openBrowser()
  folder = await newFolder()
  server = await startRegulars(folder.path, { LANG: 'ru_RU.UTF-8' })
})

afterAll(async () => {
  await browser.close()
  await server.end('SIGTERM')
  await folder.remove()
})

test('script and style of Today, in Russian, stay within the budget', async () => {
  const context = await openContext(browser, { locale: 'ru' })
  const page = await context.newPage()
  await page.goto(/http\S+owner-link\S+/.exec(server.printed())?.[0] ?? '')
  await page.locator('input[name=name]').fill('Анна')
  await page.locator('input[name=login]').fill('anna')
  await page.locator('input[name=password]').fill('three words and more')
  await page.locator('form button.primary').click()
  await page.locator('button.shop').first().click()
  await page.getByRole('article').first().waitFor()
  const fresh = await openContext(browser, { locale: 'ru', storageState: await context.storageState() })
  const today = await fresh.newPage()
  // The side summary and its words are fetched after the list; what counts is what the list waits for.
  await today.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('article') === null) return
      performance.mark('list')
      watch.disconnect()
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await today.goto(server.url)
  await today.getByRole('article').first().waitFor()
  await today.waitForLoadState('networkidle')
  const fetched = await today.evaluate(() => {
    const listAt = performance.getEntriesByName('list')[0]?.startTime ?? 0
    return performance
      .getEntriesByType('resource')
      .filter(one => /\.(js|css)$/.test(one.name) && one.startTime < listAt)
      .map(one => one.name)
  })
  const bodies = await Promise.all(fetched.map(async url => gzipSync(await (await fetch(url)).text()).length))
  const bytes = bodies.reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES_MAX)
})

test('a customer’s page is small and has no script', async () => {
  const [page, style] = await Promise.all(['/stop/not-a-token', '/public.css'].map(async path => (await fetch(server.url + path)).text()))
  expect(page).not.toContain('<script')
  expect(gzipSync(page ?? '').length + gzipSync(style ?? '').length).toBeLessThanOrEqual(PUBLIC_PAGE_BYTES_MAX)
})
