/** The owner's own prices from place to place: they go before any tariff. */
import { useChange, useRead } from '../client/api.ts'
import { currency } from '../client/session.ts'
import { readAmount } from '../customers/amount.ts'
import { money } from '../words/format.ts'
import { currencySign } from '../words/sign.ts'
import { eventsWords } from './events-words.ts'

export function RidePrices() {
  const w = eventsWords.words()
  const prices = useRead('GET /route-prices', [])
  const save = useChange('PUT /route-prices', { refreshes: ['GET /route-prices'] })
  const items = prices.data?.items ?? []
  return (
    <section class="card stack">
      <div>
        <h2>{w.prices}</h2>
        <p class="small quiet">{w.pricesLead}</p>
      </div>
      {items.length === 0 ? null : (
        <ul class="reasons">
          {items.map(one => (
            <li key={`${one.fromPlace}|${one.toPlace}`} class="broadcast-row">
              <p>
                {one.fromPlace} → {one.toPlace}: <span class="strong">{money(one.priceMinor, currency.value)}</span>
              </p>
              <button
                type="button"
                class="button"
                aria-label={`${w.remove}: ${one.fromPlace} → ${one.toPlace}`}
                disabled={save.isPending}
                onClick={() => save.mutate({ body: { items: items.filter(other => other !== one) } })}
              >
                {w.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const form = event.currentTarget
          const data = new FormData(form)
          const text = (name: string): string => String(data.get(name) ?? '').trim()
          const priceMinor = readAmount(text('price'), currency.value)
          if (priceMinor === undefined || priceMinor === 0) return
          const added = { fromPlace: text('fromPlace'), toPlace: text('toPlace'), priceMinor }
          const others = items.filter(one => one.fromPlace !== added.fromPlace || one.toPlace !== added.toPlace)
          save.mutate({ body: { items: [...others, added] } })
          form.reset()
        }}
      >
        <div class="fields">
          <label class="field">
            <span>{w.from}</span>
            <input class="input" name="fromPlace" required maxLength={200} autoComplete="off" />
          </label>
          <label class="field">
            <span>{w.to}</span>
            <input class="input" name="toPlace" required maxLength={200} autoComplete="off" />
          </label>
          <label class="field">
            <span>
              {w.price}, {currencySign()}
            </span>
            <input class="input" name="price" required inputMode="decimal" pattern="[\d\s]+([.,]\d{1,2})?" autoComplete="off" />
          </label>
        </div>
        <button class="button" disabled={save.isPending}>
          {w.add}
        </button>
      </form>
    </section>
  )
}
