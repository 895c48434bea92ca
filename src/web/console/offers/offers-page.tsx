/** The owner's offers, whom they suit, and why the others did not get them. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import { TakeList } from '../lists/take-list.ts'
import { ListPage } from '../parts/list-page.tsx'
import { day, money, number } from '../words/format.ts'
import type { Offer } from './offer.ts'
import { OfferDialog } from './offer-dialog.tsx'
import { offersWords } from './offers-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './offers.css'

function OfferCard({ offer, onChange }: { readonly offer: Offer; readonly onChange: () => void }) {
  const w = offersWords.words()
  return (
    <li class="card offer-card">
      <div class="row-apart">
        <h2>{offer.name}</h2>
        {offer.isOn ? null : <span class="badge">{w.off}</span>}
      </div>
      <p>
        <span class="strong">{money(offer.price.minor, offer.price.currency)}</span>{' '}
        <span class="quiet">
          {w.until(day(offer.deadline))}
          {offer.left === null ? '' : ` · ${w.left(number(offer.left))}`}
        </span>
      </p>
      <p>{w.chosen(offer.chosen)}</p>
      {offer.refused.length === 0 ? null : (
        <div class="stack-s">
          <p class="small quiet">{w.notSent}</p>
          <ul class="why-not">
            {offer.refused.map(one => (
              <li key={one.reason.code} class="badge">
                {one.reason.text}: {number(one.count)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <button type="button" class="button" onClick={onChange}>
        {w.change}
      </button>
    </li>
  )
}

export function OffersPage() {
  const w = offersWords.words()
  const offers = useRead('GET /offers', [])
  const shown = useSignal<Offer | 'new' | null>(null)
  const create = () => {
    shown.value = 'new'
  }
  return (
    <>
      <ListPage words={w} read={offers} onCreate={create}>
        {items => (
          <ul class="offers plain-list">
            {items.map(offer => (
              <OfferCard
                key={offer.offerId}
                offer={offer}
                onChange={() => {
                  shown.value = offer
                }}
              />
            ))}
          </ul>
        )}
      </ListPage>
      {offers.data && offers.data.items.length > 0 ? <TakeList list="offers" /> : null}
      {shown.value === null ? null : (
        <OfferDialog
          offer={shown.value === 'new' ? null : shown.value}
          onClose={() => {
            shown.value = null
          }}
        />
      )}
    </>
  )
}
