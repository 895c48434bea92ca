/** The frame of every customers' page: one question, no script, light and dark, screen and paper. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'

export type Html = ReturnType<typeof html>

export function publicPage({
  locale,
  title,
  shop,
  body,
}: {
  readonly locale: Locale
  readonly title: string
  readonly shop: string | null
  readonly body: Html
}): Html {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}${shop === null ? '' : ` – ${shop}`}</title>
        <link rel="stylesheet" href="/public.css" />
      </head>
      <body>
        <main>
          ${shop === null ? '' : html`<p class="shop">${shop}</p>`}
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
}
