/** What the shop wrote, opened from a notice: the words with their links, a time to choose, and the way to stop. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'
import { noticesWords } from '../../locales/public/notices-words.ts'
import { publicWords } from '../../locales/public/words.ts'
import { type Html, publicPage } from './page.ts'

export interface NoticeView {
  readonly locale: Locale
  readonly shop: string
  readonly subject: string
  readonly body: string
  readonly bookPath: string
  readonly stopPath: string
}

export function noticePage({ locale, shop, subject, body, bookPath, stopPath }: NoticeView): Html {
  const words = noticesWords[locale]
  return publicPage({
    locale,
    shop,
    title: subject,
    body: html`${body
        .split(/\n+/)
        .filter(line => line.trim() !== '')
        .map(line => html`<p>${linked(line)}</p>`)}
      <p><a href="${bookPath}">${words.book}</a></p>
      <p class="quiet"><a href="${stopPath}">${words.change}</a></p>
      <p class="quiet">${publicWords[locale].privacy}</p>`,
  })
}

/** Addresses in the words can be followed; a full stop behind one is no part of it. */
function linked(line: string): (string | Html)[] {
  return line
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, nth) => (nth % 2 === 1 ? html`<a href="${part}">${part}</a>` : part))
}
