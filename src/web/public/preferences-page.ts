/** What comes to a customer, how often and where: one form, and one button that stops everything. */
import { html } from 'hono/html'
import type { Locale } from '../../kernel/locale.ts'
import { visitPageWords } from '../../locales/public/visit-words.ts'
import { publicWords } from '../../locales/public/words.ts'
import { type Html, publicPage } from './page.ts'

export const CONTENT_EVERY = [7, 14, 30] as const
/** Not more often than that, of reminders and offers. */
export const PACES = ['fortnightly', 'monthly', 'quarterly'] as const
export const WHERE_KINDS = ['phone', 'email', 'telegram', 'viber', 'whatsapp', 'vk', 'max', 'web-push'] as const
export type WhereKind = (typeof WHERE_KINDS)[number]

export interface PreferencesView {
  readonly locale: Locale
  readonly shop: string
  readonly marketing: 'comes' | 'stopped'
  readonly content: 'comes' | 'stopped'
  readonly service: 'comes' | 'stopped'
  readonly contentDays: number
  /** Null when he named none: the shop's own limits hold. */
  readonly pace: string | null
  readonly where: string
  /** Where he can be reached at all. */
  readonly kinds: readonly WhereKind[]
  readonly isSaved: boolean
}

/** What is stopped stays stopped here: nobody subscribes again by pressing "save". */
export function preferencesPage(view: PreferencesView): Html {
  const words = visitPageWords[view.locale]
  const isSilent = view.marketing === 'stopped' && view.content === 'stopped' && view.service === 'stopped'
  return publicPage({
    locale: view.locale,
    shop: view.shop,
    title: words.preferencesTitle,
    body: html`${view.isSaved ? html`<p class="done" role="status">${words.saved}</p>` : ''} ${isSilent ? '' : form(view)}
      <p class="quiet">${isSilent || view.marketing === 'stopped' || view.content === 'stopped' ? words.stoppedOnly : ''}</p>
      <p class="quiet">${publicWords[view.locale].privacy}</p>`,
  })
}

function form(view: PreferencesView): Html {
  const words = visitPageWords[view.locale]
  const stop = publicWords[view.locale]
  return html`<form method="post">
      <fieldset>
        <legend>${words.what}</legend>
        ${view.marketing === 'comes' ? tick('marketing', stop.marketing) : ''}
        ${view.content === 'comes' ? tick('content', stop.content) : ''}
        <p class="quiet">${view.service === 'comes' ? `✓ ${stop.service}` : ''}</p>
      </fieldset>
      ${
        view.marketing === 'comes'
          ? html`<fieldset>
              <legend>${words.marketingOften}</legend>
              ${pick('pace', { value: 'usual', label: words.usual, checked: view.pace === null })}
              ${PACES.map(pace => pick('pace', { value: pace, label: words.paces[pace], checked: pace === view.pace }))}
            </fieldset>`
          : ''
      }
      ${
        view.content === 'comes'
          ? html`<fieldset>
              <legend>${words.often}</legend>
              ${CONTENT_EVERY.map(days => pick('often', { value: String(days), label: words.days[days], checked: days === view.contentDays }))}
            </fieldset>`
          : ''
      }
      <fieldset>
        <legend>${words.where}</legend>
        ${pick('where', { value: 'any', label: words.anywhere, checked: view.where === '' })}
        ${view.kinds.map(kind => pick('where', { value: kind, label: words.kinds[kind], checked: kind === view.where }))}
      </fieldset>
      <button type="submit">${words.save}</button>
    </form>
    <form method="post"><input type="hidden" name="stop" value="all" /><button class="plain" type="submit">${words.stopAll}</button></form>`
}

function tick(name: string, label: string): Html {
  return html`<label><input type="checkbox" name="${name}" value="yes" checked /><span>${label}</span></label> `
}

function pick(
  name: string,
  { value, label, checked }: { readonly value: string; readonly label: string; readonly checked: boolean },
): Html {
  return html`<label><input type="radio" name="${name}" value="${value}" ${checked ? html`checked` : ''} /><span>${label}</span></label> `
}
