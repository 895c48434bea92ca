/** What one part of an SMS costs: rows by beginning of the number and kind of message, in the currency's usual unit. */
import { useChange, useRead } from '../../client/api.ts'
import { showToast } from '../../shell/notices.tsx'
import { currency } from '../../client/session.ts'
import { day, number } from '../../words/format.ts'
import { words as shellWords } from '../../words/shell-words.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { providersWords } from './providers-words.ts'

const CLASSES = ['advertising', 'service'] as const
/** Thousandths of a kopeck in a rouble. */
const THOUSANDTHS = 100_000

export function PriceList({ route }: { readonly route: string | null }) {
  const w = providersWords.words()
  const prices = useRead('GET /channel-prices', [])
  const save = useChange('PUT /channel-prices', {
    refreshes: ['GET /channel-prices'],
    onDone: () => showToast({ text: shellWords().saved }),
  })
  if (route === null || !prices.data) return null
  const { items } = prices.data
  const add = (data: FormData) => {
    const text = String(data.get('price') ?? '').replace(',', '.')
    const messageClass = CLASSES.find(name => name === data.get('messageClass')) ?? 'advertising'
    const row = {
      channel: 'sms',
      route,
      numberPrefix: String(data.get('prefix') ?? '').replace(/\D/g, ''),
      messageClass,
      priceThousandths: Math.round(Number(text) * THOUSANDTHS),
      source: String(data.get('source') ?? '').trim(),
      pricedOn: null,
    } as const
    if (!Number.isFinite(row.priceThousandths) || row.priceThousandths < 0) return
    const others = items.filter(
      item => item.route !== row.route || item.numberPrefix !== row.numberPrefix || item.messageClass !== row.messageClass,
    )
    save.mutate({ body: { items: [...others, row] } })
  }
  return (
    <section class="card stack" aria-labelledby="sms-prices">
      <div>
        <h2 id="sms-prices">{w.prices}</h2>
        <p class="small quiet">{w.pricesLead}</p>
      </div>
      <ul class="lines">
        {items.map(item => (
          <li key={`${item.route}:${item.numberPrefix}:${item.messageClass}`}>
            <span>
              <span class="strong">{item.numberPrefix === '' ? w.anyNumber : `+${item.numberPrefix}`}</span>{' '}
              <span class="small quiet">
                {[
                  w.classes[item.messageClass],
                  priceText(item.priceThousandths),
                  item.source,
                  item.pricedOn && day(item.pricedOn, { year: true }),
                ]
                  .filter(part => part !== '' && part !== null)
                  .join(' · ')}
              </span>
            </span>
            <button
              type="button"
              class="button ghost"
              aria-label={w.removePrice(item.numberPrefix === '' ? w.anyNumber : `+${item.numberPrefix}`)}
              onClick={() => save.mutate({ body: { items: items.filter(one => one !== item) } })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <NewPrice onAdd={add} isSaving={save.isPending} />
    </section>
  )
}

/** Prices of parts have fractions of the smallest coin. */
function priceText(thousandths: number): string {
  return `${number(thousandths / THOUSANDTHS, 5)} ${currency.value}`
}

function NewPrice({ onAdd, isSaving }: { readonly onAdd: (data: FormData) => void; readonly isSaving: boolean }) {
  const w = providersWords.words()
  return (
    <form
      class="fields"
      aria-label={w.addPrice}
      onSubmit={event => {
        event.preventDefault()
        onAdd(new FormData(event.currentTarget))
        event.currentTarget.reset()
      }}
    >
      <label class="field">
        <span>{w.prefix}</span>
        <input class="input" name="prefix" inputMode="tel" placeholder={w.anyNumber} maxLength={13} />
      </label>
      <label class="field">
        <span>{w.price}</span>
        <input class="input" name="price" inputMode="decimal" required pattern="[0-9]+([.,][0-9]+)?" />
      </label>
      <ChoiceField
        label={`${w.classes.advertising} / ${w.classes.service}`}
        name="messageClass"
        options={CLASSES.map(name => [name, w.classes[name]])}
      />
      <label class="field">
        <span>{w.priceSource}</span>
        <input class="input" name="source" maxLength={200} placeholder={w.priceSourceHint} />
      </label>
      <button class="button at-end" disabled={isSaving}>
        {w.addPrice}
      </button>
    </form>
  )
}
