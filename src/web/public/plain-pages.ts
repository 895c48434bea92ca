/** Pages that only say something: a link that no longer works, an address that does not exist. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'
import { publicWords } from '../../locales/public/words.ts'
import { type Html, publicPage } from './page.ts'

/** `of` says what the link was for, and with it what can be done instead. */
export function gonePage(locale: Locale, of: 'messages' | 'visit' = 'messages'): Html {
  const words = publicWords[locale]
  return publicPage({ locale, shop: null, title: words.goneTitle, body: html`<p>${of === 'visit' ? words.goneVisit : words.gone}</p>` })
}

export function missingPage(locale: Locale): Html {
  const words = publicWords[locale]
  return publicPage({ locale, shop: null, title: words.missingTitle, body: html`<p>${words.missing}</p>` })
}
