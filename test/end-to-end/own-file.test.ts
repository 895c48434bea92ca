/** A stranger's first ten minutes with data of his own: a messy file, the question of consent, the first reminder. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { instantFromMs } from '../../src/kernel/instant.ts'
import { localDay } from '../../src/kernel/zone.ts'
import { ru as firstRun } from '../../src/locales/console/first-run/ru.ts'
import { ru as imports } from '../../src/locales/console/imports/ru.ts'
import { ru as shell } from '../../src/locales/console/ru.ts'
import { newFolder, type Running, startRegulars } from '../engines/stranger.ts'
import { openBrowser, openContext } from './browser.ts'

const CUSTOMERS = 40
const VISITS = 8

let browser: Browser
let folder: Awaited<ReturnType<typeof newFolder>>
let server: Running
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  folder = await newFolder()
  server = await startRegulars(folder.path, { LANG: 'ru_RU.UTF-8' })
  page = await (await openContext(browser, { locale: 'ru', timezoneId: 'Europe/Moscow', viewport: { width: 390, height: 800 } })).newPage()
})

afterAll(async () => {
  await browser.close()
  await server.end('SIGTERM')
  await folder.remove()
})

test('from the owner link over a windows-1251 file with a title row to a message that is on its way', async () => {
  await page.goto(/http\S+owner-link\S+/.exec(server.printed())?.[0] ?? '')
  await page.locator('input[name=name]').fill('Анна')
  await page.locator('input[name=login]').fill('anna')
  await page.locator('input[name=password]').fill('three words and more')
  await page.locator('form button.primary').click()
  await page.getByRole('button', { name: firstRun.choose.ownButton }).click()
  await page.locator('input[name=name]').fill('Салон у Анны')
  await page.locator('select[name=trade]').selectOption('salon')
  await page.getByRole('button', { name: firstRun.own.start }).click()

  const today = localDay(instantFromMs(Date.now()), 'Europe/Moscow')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'продажи.csv', mimeType: 'text/csv', buffer: windows1251(salesUntil(today)) })
  await page.getByRole('button', { name: imports.commit, exact: true }).waitFor()
  // Nobody has to know what an encoding is.
  expect(await page.locator('main').innerText()).not.toMatch(/windows-1251|кодировк/i)
  await page.getByRole('button', { name: imports.commit, exact: true }).click()
  await page.getByRole('heading', { name: imports.basis.title }).waitFor()

  // Nobody may be written to yet, and Today says so.
  await page.goto(server.url)
  await page.getByRole('link', { name: shell.banners.chooseBasis }).first().click()
  await page.getByRole('radio').nth(1).check()
  await page.getByRole('button', { name: imports.basis.save }).click()
  await page.getByText(imports.basis.chosenText).waitFor()

  await page.goto(server.url)
  const send = page.getByRole('button', { name: new RegExp(`^${shell.today.send}: `) }).first()
  // While the shop is still being planned anew a card may be replaced under the finger; it is pressed again then.
  await expect.poll(() => isTaken(page, send)).toBe(true)
  // The card says "undo" at once, before the server has answered; what counts is what lies in the outbox.
  await expect.poll(outbox).toMatchObject([{ channel: 'sandbox' }])
  expect((await outbox())[0]?.body).toContain('Салон у Анны')
})

async function isTaken(page: Page, send: Locator): Promise<boolean> {
  await send.click()
  const undo = page.getByRole('button', { name: shell.undo }).first()
  return undo.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  )
}

async function outbox(): Promise<readonly { readonly channel: string; readonly body: string }[]> {
  const answer = await page.context().request.get(`${server.url}/api/v1/messages`)
  return ((await answer.json()) as { items: { channel: string; body: string }[] }).items
}

/** Visits about every 30 days, the next one due within days; Cyrillic headings, decimal commas, a total at the end. */
function salesUntil(today: Day): string {
  const rows = Array.from({ length: CUSTOMERS }, (_, n) =>
    Array.from({ length: VISITS }, (_, k) => {
      const day = addDays(today, -(22 + (n % 9)) - k * 30 - ((n + k) % 3))
      return `${day.split('-').toReversed().join('.')};8 (912) 345-${String(10 + n)}-${String(20 + n)};Клиент${n} Иванова;Стрижка;${1200 + n * 10},50`
    }),
  ).flat()
  return ['Продажи салона;;;;', 'Дата;Телефон;Клиент;Услуга;Сумма', ...rows, `Итого;;;;${rows.length}`].join('\r\n')
}

function windows1251(text: string): Buffer {
  const bytes = [...text].map(letter => {
    const code = letter.codePointAt(0) ?? 0
    if (code < 128) return code
    if (letter === 'ё') return 0xb8
    return code - 0x410 + 0xc0
  })
  return Buffer.from(bytes)
}
