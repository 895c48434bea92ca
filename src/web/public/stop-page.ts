/** What a customer gets from this shop, and how he stops it: one form, one button. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'
import { visitPageWords } from '../../locales/public/visit-words.ts'
import { publicWords } from '../../locales/public/words.ts'
import { type Html, publicPage } from './page.ts'

export interface StopView {
  readonly locale: Locale
  readonly shop: string
  /** Masked: whoever forwards a message does not give away the address. */
  readonly address: string
  readonly marketing: 'comes' | 'stopped'
  readonly content: 'comes' | 'stopped'
  readonly service: 'comes' | 'stopped'
  readonly preferencesPath: string
  /** True right after something was stopped. */
  readonly isDone: boolean
}

/** Writing nothing on GET: the form posts to the same address. */
export function stopPage(view: StopView): Html {
  const words = publicWords[view.locale]
  const isSilent = view.marketing === 'stopped' && view.content === 'stopped' && view.service === 'stopped'
  return publicPage({
    locale: view.locale,
    shop: view.shop,
    title: words.stopTitle,
    body: html`${view.isDone ? html`<p class="done" role="status">${words.stopped}</p>` : ''}
      <p class="quiet">${words.address}: ${view.address}</p>
      ${isSilent ? html`<p>${words.stoppedAlready}</p>` : stopForm(view)} ${stillComing(view)}
      ${isSilent ? '' : html`<p><a href="${view.preferencesPath}">${visitPageWords[view.locale].preferences}</a></p>`}
      <p class="quiet">${words.backAgain(view.shop)}</p>
      <p class="quiet">${words.privacy}</p>`,
  })
}

function stopForm(view: StopView): Html {
  const words = publicWords[view.locale]
  const marketingFirst = view.marketing === 'comes'
  return html`<form method="post">
    <fieldset>
      <legend>${view.isDone ? words.more : words.stopAsk(view.shop)}</legend>
      ${view.marketing === 'comes' ? choice({ value: 'marketing', label: words.marketing, hint: words.marketingHint, checked: true }) : ''}
      ${view.content === 'comes' ? choice({ value: 'content', label: words.content, hint: words.contentHint, checked: !marketingFirst }) : ''}
      ${choice({ value: 'all', label: words.all, hint: words.allHint, checked: !marketingFirst && view.content === 'stopped' })}
    </fieldset>
    <button type="submit">${words.stopButton}</button>
  </form>`
}

function choice({
  value,
  label,
  hint,
  checked,
}: {
  readonly value: string
  readonly label: string
  readonly hint: string
  readonly checked: boolean
}): Html {
  return html`<label
    ><input type="radio" name="what" value="${value}" ${checked ? 'checked' : ''} /><span>${label}<small>${hint}</small></span></label
  > `
}

function stillComing(view: StopView): Html | string {
  const words = publicWords[view.locale]
  const coming = [
    view.marketing === 'comes' ? words.marketing : '',
    view.content === 'comes' ? words.content : '',
    view.service === 'comes' ? words.service : '',
  ].filter(name => name !== '')
  if (!view.isDone || coming.length === 0) return ''
  return html`<p>${words.stillComing}</p>
    <ul>
      ${coming.map(name => html`<li>${name}</li>`)}
    </ul>`
}
