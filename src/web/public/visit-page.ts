/** Booking, and what a customer does with a visit: forms without script, one decision a page. */
import { html } from 'hono/html'
import { formatDay, type Locale } from '../../kernel/locale.ts'
import { visitPageWords } from '../../locales/public/visit-words.ts'
import { type Html, publicPage } from './page.ts'

export interface ShownSlot {
  /** The instant, as the form sends it back. */
  readonly value: string
  readonly day: string
  readonly minute: number
}

export interface BookView {
  readonly locale: Locale
  readonly shop: string
  readonly services: readonly { readonly serviceId: string; readonly name: string; readonly minutes: number }[]
  readonly serviceId: string
  /** Days with something free. */
  readonly days: readonly string[]
  readonly day: string
  readonly slots: readonly ShownSlot[]
  readonly problem: 'taken' | 'badPhone' | 'tooMany' | null
  readonly name: string
  readonly phone: string
}

export function bookPage(view: BookView): Html {
  const words = visitPageWords[view.locale]
  return publicPage({
    locale: view.locale,
    shop: view.shop,
    title: words.bookTitle,
    body: html`${view.problem === null ? '' : html`<p class="done" role="alert">${words[view.problem]}</p>`} ${serviceLinks(view)}
    ${dayLinks(view)} ${view.slots.length === 0 ? html`<p>${words.full}</p>` : bookForm(view)}`,
  })
}

function serviceLinks({ locale, services, serviceId }: BookView): Html | string {
  const words = visitPageWords[locale]
  if (services.length < 2) return ''
  return html`<h2>${words.service}</h2>
    <p class="picks wide">
      ${services.map(
        one =>
          html`<a href="?service=${one.serviceId}" ${one.serviceId === serviceId ? html`aria-current="true"` : ''}
            >${one.name} · ${words.minutes(one.minutes)}</a
          > `,
      )}
    </p>`
}

function dayLinks({ locale, days, day, serviceId }: BookView): Html | string {
  if (days.length === 0) return ''
  return html`<h2>${visitPageWords[locale].day}</h2>
    <p class="picks">
      ${days.map(
        one =>
          html`<a href="?service=${serviceId}&day=${one}" ${one === day ? html`aria-current="true"` : ''}
            >${formatDay(one, locale, { weekday: true })}</a
          > `,
      )}
    </p>`
}

function bookForm({ locale, shop, slots, serviceId, day, name, phone }: BookView): Html {
  const words = visitPageWords[locale]
  return html`<form method="post">
    <input type="hidden" name="service" value="${serviceId}" /><input type="hidden" name="day" value="${day}" />
    ${slotChoice(slots, words.time)}
    <p class="field">
      <label for="n">${words.name}</label><input id="n" name="name" autocomplete="name" maxlength="100" value="${name}" />
    </p>
    <p class="field">
      <label for="p">${words.phone} <small>${words.phoneHint}</small></label
      ><input id="p" name="phone" type="tel" autocomplete="tel" required maxlength="40" value="${phone}" />
    </p>
    <label><input type="checkbox" name="agree" value="yes" /><span>${words.agree(shop)}</span></label>
    <button type="submit">${words.book}</button>
  </form>`
}

function slotChoice(slots: readonly ShownSlot[], legend: string): Html {
  return html`<fieldset class="slots">
    <legend>${legend}</legend>
    ${slots.map(slot => html`<label><input type="radio" name="slot" value="${slot.value}" required />${clock(slot.minute)}</label> `)}
  </fieldset>`
}

export interface VisitView {
  readonly locale: Locale
  readonly shop: string
  readonly day: string
  readonly minute: number | null
  readonly service: string
  readonly state: 'booked' | 'confirmed' | 'came' | 'no-show' | 'cancelled'
  readonly isOver: boolean
  readonly isNew: boolean
  readonly problem: 'taken' | null
  /** Other times, when he asked for them. */
  readonly slots: readonly ShownSlot[] | null
  readonly calendarPath: string
  readonly bookPath: string
}

export function visitPage(view: VisitView): Html {
  const words = visitPageWords[view.locale]
  const isOpen = !view.isOver && (view.state === 'booked' || view.state === 'confirmed')
  return publicPage({
    locale: view.locale,
    shop: view.shop,
    title: `${formatDay(view.day, view.locale, { weekday: true })}${view.minute === null ? '' : `, ${clock(view.minute)}`}`,
    body: html`${view.isNew ? html`<p class="done" role="status">${words.booked}</p>` : ''}
      ${view.problem === null ? '' : html`<p class="done" role="alert">${words[view.problem]}</p>`}
      ${view.service === '' ? '' : html`<p>${view.service}</p>`}
      <p>${words.state[view.state]}</p>
      ${isOpen ? actions(view) : html`<p><a href="${view.bookPath}">${words.again}</a></p>`}`,
  })
}

function actions({ locale, state, slots, calendarPath }: VisitView): Html {
  const words = visitPageWords[locale]
  if (slots !== null) {
    return html`<form method="post">
        <input type="hidden" name="what" value="move" />
        ${slots.length === 0 ? html`<p>${words.full}</p>` : html`${manyDays(slots, locale)}<button type="submit">${words.moveTo}</button>`}
      </form>
      <p><a href="?">${words.keep}</a></p>`
  }
  return html`${
      state === 'booked'
        ? html`<form method="post">
            <input type="hidden" name="what" value="confirm" /><button type="submit">${words.confirm}</button>
          </form>`
        : ''
    }
    <p><a href="?move=1">${words.move}</a></p>
    <p><a href="${calendarPath}">${words.calendar}</a></p>
    <form method="post">
      <input type="hidden" name="what" value="cancel" /><button class="plain" type="submit">${words.cancel}</button>
    </form>`
}

function manyDays(slots: readonly ShownSlot[], locale: Locale): Html {
  const days = [...new Set(slots.map(slot => slot.day))]
  return html`${days.map(day =>
    slotChoice(
      slots.filter(slot => slot.day === day),
      formatDay(day, locale, { weekday: true }),
    ),
  )}`
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
