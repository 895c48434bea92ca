/** One button: let the shop write to this browser. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'
import { publicWords } from '../../locales/public/words.ts'
import { noticesWords } from '../../locales/public/notices-words.ts'
import { type Html, publicPage } from './page.ts'

export interface NoticesView {
  readonly locale: Locale
  readonly shop: string
  /** What he agrees to by pressing the button. */
  readonly textShown: string
  /** Of the shop (RFC 8292). */
  readonly publicKey: string
}

export function noticesPage({ locale, shop, textShown, publicKey }: NoticesView): Html {
  const words = noticesWords[locale]
  return publicPage({
    locale,
    shop,
    title: words.title,
    body: html`<p>${textShown}</p>
      <p>
        <button
          type="button"
          id="notices"
          data-key="${publicKey}"
          data-done="${words.done}"
          data-denied="${words.denied}"
          data-failed="${words.failed}"
          data-old="${words.old}"
        >
          ${words.agree}
        </button>
      </p>
      <p id="said" role="status"></p>
      <noscript><p>${words.noScript}</p></noscript>
      <p class="quiet">${words.stop}</p>
      <p class="quiet">${publicWords[locale].privacy}</p>
      <script src="/notices.js" defer></script>`,
  })
}
