/** The whole story in a real browser, in the three languages: from the owner link to the numbers. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { instantFromMs, isoInstant } from '../../src/kernel/instant.ts'
import type { Locale } from '../../src/kernel/locale.ts'
import { instantAt, localDay } from '../../src/kernel/zone.ts'
import { bg } from '../../src/locales/console/bg.ts'
import { bg as customersBg } from '../../src/locales/console/customers/bg.ts'
import { en as customersEn } from '../../src/locales/console/customers/en.ts'
import { ru as customersRu } from '../../src/locales/console/customers/ru.ts'
import { en } from '../../src/locales/console/en.ts'
import { bg as firstRunBg } from '../../src/locales/console/first-run/bg.ts'
import { en as firstRunEn } from '../../src/locales/console/first-run/en.ts'
import { ru as firstRunRu } from '../../src/locales/console/first-run/ru.ts'
import { bg as messagesBg } from '../../src/locales/console/messages/bg.ts'
import { en as messagesEn } from '../../src/locales/console/messages/en.ts'
import { ru as messagesRu } from '../../src/locales/console/messages/ru.ts'
import { ru } from '../../src/locales/console/ru.ts'
import { type Answer, newFolder, regulars, type Running, startRegulars } from '../engines/stranger.ts'
import { openBrowser, openContext } from './browser.ts'

const WORDS = {
  ru: { shell: ru, firstRun: firstRunRu, messages: messagesRu, customers: customersRu },
  bg: { shell: bg, firstRun: firstRunBg, messages: messagesBg, customers: customersBg },
  en: { shell: en, firstRun: firstRunEn, messages: messagesEn, customers: customersEn },
} as const
const LATER: Readonly<Record<Locale, string>> = { ru: 'Позже, через 3 дня', bg: 'Нека е след 3 дни', en: 'Not now, in 3 days please' }
const LANG: Readonly<Record<Locale, string>> = { ru: 'ru_RU.UTF-8', bg: 'bg_BG.UTF-8', en: 'en_GB.UTF-8' }
const SHOP = { ru: 'tyres', bg: 'salon', en: 'cafe' } as const

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

describe.each(['ru', 'bg', 'en'] as const)('the story in %s', locale => {
  const w = WORDS[locale]
  const problems: string[] = []
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: Running
  let page: Page
  let chosen: { readonly name: string; readonly customerId: string }
  let agreedOn: Day

  beforeAll(async () => {
    folder = await newFolder()
    server = await startRegulars(folder.path, { LANG: LANG[locale] })
    const context = await openContext(browser, { locale, viewport: { width: 390, height: 800 } })
    page = await context.newPage()
    page.on('pageerror', error => problems.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') problems.push(message.text())
    })
  })
  afterAll(async () => {
    await page.context().close()
    await server.end('SIGTERM')
    await folder.remove()
  })

  test('the one-time link makes the owner, and a sample shop fills Today', async () => {
    await page.goto(/http\S+owner-link\S+/.exec(server.printed())?.[0] ?? '')
    await page.locator('input[name=name]').fill('Анна')
    await page.locator('input[name=login]').fill('anna')
    await page.locator('input[name=password]').fill('three words and more')
    await page.getByRole('button', { name: w.firstRun.claim.enter }).click()
    await page.getByRole('button', { name: w.firstRun.shops[SHOP[locale]] }).click()
    await page.getByRole('article').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(locale)
    expect(await page.getByRole('article').count()).toBeGreaterThan(3)
  })

  test('the owner allows messages at any hour, so that this story can be told at night', async () => {
    const { version } = (await read(page, '/business')) as { version: number }
    const always = { fromMinute: 0, toMinute: 1440 }
    const answer = await page.context().request.patch(`${server.url}/api/v1/business`, {
      headers: { origin: server.url },
      // The law of a country has hours of its own, which no owner can widen: so the shop lies where it is noon.
      data: { version, zone: zoneAtNoon(), policy: { quiet: { weekday: always, weekend: always } } },
    })
    expect(answer.status()).toBe(200)
  })

  test('a message is sent, taken back within ten seconds, and sent again', async () => {
    const card = page.getByRole('article').first()
    const name = (await card.getAttribute('aria-label')) ?? ''
    const customerId = ((await card.getByRole('link', { name }).first().getAttribute('href')) ?? '').split('/').at(-1) ?? ''
    chosen = { name, customerId }
    const send = page.getByRole('button', { name: `${w.shell.today.send}: ${name}`, exact: true })
    await send.click()
    await page.getByRole('article', { name }).getByRole('button', { name: w.shell.undo }).click()
    await send.waitFor()
    // The finger turns back, and the card stays; it goes on, and the card is sent.
    // It comes with what stands beside the list, which has nothing to say on some days.
    await page.locator('main aside').waitFor({ state: 'attached' })
    await swipe(page, name, 60)
    await send.waitFor()
    await swipe(page, name, 160)
    await page.getByRole('article', { name }).getByRole('button', { name: w.shell.undo }).waitFor()
    await page.getByRole('article', { name }).waitFor({ state: 'detached' })
    expect(await stateOfMessages(page)).toEqual(['handed'])
  })

  test('the customer answers «later», and a day is agreed and confirmed', async () => {
    await page.goto(`${server.url}/messages`)
    await page
      .getByRole('textbox', { name: w.messages.reply(chosen.name) })
      .first()
      .fill(LATER[locale])
    await page.getByRole('button', { name: w.messages.send }).first().click()
    const followUp = await soon(async () => (await followUps(page)).find(one => one.customer.customerId === chosen.customerId))
    expect(followUp.state).toBe('open')
    agreedOn = followUp.dueOn
    expect(agreedOn).toBe(addDays(localDay(instantFromMs(Date.now()), await zone(page)), 3))
    const confirmation = await soon(async () =>
      (await messages(page)).find(one => one.customer.customerId === chosen.customerId && one.purpose === 'service'),
    )
    expect(confirmation.body.length).toBeGreaterThan(10)
  })

  test('the tick of the agreed day reminds, once', async () => {
    const at = isoInstant(instantAt(agreedOn, 13 * 60, await zone(page)))
    const tick = ['tick', '--at', at, '--json', '--data', folder.path]
    expect(remindedBy(await regulars(tick))).toBeGreaterThan(0)
    expect(remindedBy(await regulars(tick))).toBe(0)
    const mine = (await followUps(page)).filter(one => one.customer.customerId === chosen.customerId)
    expect(mine.map(one => one.state)).toEqual(['reminded'])
  })

  test('a purchase is entered by hand and ends the contacts of the customer', async () => {
    await page.goto(`${server.url}/add?customer=${chosen.customerId}&name=${encodeURIComponent(chosen.name)}`)
    await page.locator('[name=amount]').fill('24,50')
    await page.getByRole('button', { name: w.customers.sale.record }).click()
    await page.getByRole('status').getByText(w.customers.sale.open).or(page.getByText(w.customers.sale.recorded)).first().waitFor()
    const promise = await soon(async () =>
      // Of him there may be older promises: the sample shop has kept and missed ones.
      (await followUps(page, 'all')).find(
        one => one.customer.customerId === chosen.customerId && one.dueOn === agreedOn && one.state !== 'reminded',
      ),
    )
    expect(promise.state).toBe('kept')
  })

  test('Numbers show the month, and no page complained', async () => {
    await page.goto(`${server.url}/numbers`)
    await page.getByRole('heading', { level: 1, name: w.shell.pages.numbers }).waitFor()
    await page.locator('main svg').first().waitFor()
    expect(problems).toEqual([])
  })
})

/** A finger moves a card of Today sideways by so many pixels. */
async function swipe(page: Page, name: string, byPx: number): Promise<void> {
  await page.evaluate(`(() => {
    const card = [...document.querySelectorAll('article.contact')].find(one => one.getAttribute('aria-label') === ${JSON.stringify(name)})
    const tell = (type, x) => {
      const touch = new Touch({ identifier: 1, target: card, clientX: x, clientY: 300 })
      const touches = type === 'touchend' ? [] : [touch]
      card.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, touches, targetTouches: touches, changedTouches: [touch] }))
    }
    tell('touchstart', 100)
    for (const step of [0.25, 0.5, 0.75, 1]) tell('touchmove', 100 + step * ${byPx})
    tell('touchend', 100 + ${byPx})
  })()`)
}

/** How many agreed dates a tick has reminded of. */
function remindedBy(tick: Answer): number {
  expect(tick.code).toBe(0)
  const { steps } = JSON.parse(tick.out) as { steps: { step: string; counts: Record<string, number> }[] }
  return steps.find(one => one.step === 'remind-follow-ups')?.counts['reminded'] ?? 0
}

interface FollowUpRow {
  readonly customer: { readonly customerId: string }
  readonly state: string
  readonly dueOn: Day
}

interface MessageRow {
  readonly customer: { readonly customerId: string }
  readonly state: string
  readonly purpose: string
  readonly body: string
}

/** What the console itself asks, with the owner's cookie. */
async function read(page: Page, path: string): Promise<unknown> {
  const answer = await page.context().request.get(new URL(`/api/v1${path}`, page.url()).href)
  expect(answer.status()).toBe(200)
  return answer.json()
}

async function followUps(page: Page, state?: string): Promise<readonly FollowUpRow[]> {
  return ((await read(page, `/follow-ups${state === undefined ? '' : `?state=${state}`}`)) as { items: FollowUpRow[] }).items
}

async function messages(page: Page): Promise<readonly MessageRow[]> {
  return ((await read(page, '/messages')) as { items: MessageRow[] }).items
}

async function stateOfMessages(page: Page): Promise<string[]> {
  return soon(async () => {
    const states = (await messages(page)).map(one => one.state)
    return states.length > 0 && states.every(state => state !== 'queued' && state !== 'claimed' && state !== 'sending') ? states : undefined
  })
}

async function zone(page: Page): Promise<string> {
  return ((await read(page, '/business')) as { zone: string }).zone
}

/** Looks until it is there; the worker comes round every second. */
async function soon<T>(look: () => Promise<T | undefined>): Promise<T> {
  let seen: T | undefined
  await expect.poll(async () => (seen = await look()) !== undefined, { interval: 200 }).toBe(true)
  if (seen === undefined) throw new Error('not seen')
  return seen
}

/** A zone in which it is noon by now, give or take half an hour. */
function zoneAtNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
