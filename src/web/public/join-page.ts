/** Leaving a contact in exchange for a gift: one form without script, and one page for each thing that can come of it. */
import { html } from 'hono/html'
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { joinWords } from '../../locales/public/join-words.ts'
import { type Html, publicPage } from './page.ts'

export type JoinProblem = 'notAgreed' | 'badContact' | 'stopped' | 'noMail' | 'bot'

export interface JoinView {
  readonly locale: Locale
  readonly shop: string
  readonly promise: string
  readonly problem: JoinProblem | null
  readonly name: string
  readonly contact: string
}

export function joinPage({ locale, shop, promise, problem, name, contact }: JoinView): Html {
  const words = joinWords[locale]
  return publicPage({
    locale,
    shop,
    title: promise,
    body: html`${problem === null ? '' : html`<p class="done" role="alert">${words[problem]}</p>`}
      <form method="post">
        <input type="hidden" name="locale" value="${locale}" />
        <p class="field">
          <label for="n">${words.name}</label><input id="n" name="name" autocomplete="name" maxlength="100" value="${name}" />
        </p>
        <p class="field">
          <label for="c">${words.contact} <small>${words.contactHint}</small></label
          ><input id="c" name="contact" required maxlength="200" value="${contact}" />
        </p>
        <label><input type="checkbox" name="agree" value="yes" /><span>${words.agree(shop)}</span></label>
        <p class="field trap" aria-hidden="true">
          <label for="w">${words.trap}</label><input id="w" name="website" tabindex="-1" autocomplete="off" />
        </p>
        <button type="submit">${words.join}</button>
      </form>
      <p class="quiet">${words.privacy}</p>`,
  })
}

interface Said {
  readonly locale: Locale
  readonly shop: string
}

export function joinSaidPage({ locale, shop, what }: Said & { readonly what: 'waiting' | 'already' }): Html {
  const words = joinWords[locale]
  const title = what === 'waiting' ? words.waitingTitle : words.alreadyTitle
  return publicPage({ locale, shop, title, body: html`<p>${words[what]}</p>` })
}

export function joinStoppedPage({ locale, shop }: Said): Html {
  const words = joinWords[locale]
  return publicPage({ locale, shop, title: shop, body: html`<p>${words.stopped}</p>` })
}

export function joinConfirmPage({ locale, shop }: Said): Html {
  const words = joinWords[locale]
  return publicPage({
    locale,
    shop,
    title: words.confirmTitle,
    body: html`<p>${words.agree(shop)}</p>
      <form method="post"><button type="submit">${words.confirm}</button></form>
      <p class="quiet">${words.confirmHint}</p>`,
  })
}

export interface GiftView extends Said {
  readonly gift: { readonly promise: string; readonly coupon: { readonly code: string; readonly deadline: string } | null }
}

export function joinGiftPage({ locale, shop, gift }: GiftView): Html {
  const words = joinWords[locale]
  const { promise, coupon } = gift
  return publicPage({
    locale,
    shop,
    title: words.thanksTitle,
    body: html`<h2>${words.gift}</h2>
      <p>${promise}</p>
      ${
        coupon === null
          ? html`<p class="done">${words.byHand}</p>`
          : html`<p>${words.code}</p>
              <p class="done"><code>${coupon.code}</code></p>
              <p class="quiet">${words.until(formatDay(coupon.deadline, locale))}</p>`
      }`,
  })
}
