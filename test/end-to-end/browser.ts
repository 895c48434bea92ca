/** A real Chromium for the tests, or one sentence that says how to get it. */
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

export async function openBrowser(): Promise<Browser> {
  const found = [process.env['REGULARS_CHROMIUM'], process.env['CHROMIUM'], ...PLACES].find(
    place => place !== undefined && existsSync(place),
  )
  if (found === undefined)
    throw new Error(
      'No Chromium was found: install one (Debian: apt-get install chromium) or name it in the variable CHROMIUM, then run the tests again.',
    )
  // Without a sandbox because the tests run as root in containers; without the calls home that a browser makes at its start.
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch({ executablePath: found, args })
}

/** A visitor of his own; on a machine that does other things as well he has patience. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(120_000)
  return context
}
