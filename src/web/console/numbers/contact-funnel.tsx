/** From the message to the purchase: each step against the first. */
import { number, percent } from '../words/format.ts'
import { numbersWords } from './numbers-words.ts'
import type { Kpis } from './kpis.ts'
import { sumsText } from './repeat.tsx'

const STEPS = ['sent', 'answered', 'agreed', 'booked', 'bought'] as const

export function ContactFunnel({ kpis }: { readonly kpis: Kpis }) {
  const w = numbersWords.words().contacts
  const { contacts } = kpis
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      {contacts.sent === 0 ? (
        <p class="quiet">{w.empty}</p>
      ) : (
        <>
          <ul class="meters">
            {STEPS.map(step => (
              <li key={step}>
                <div class="row-apart">
                  <span class="strong">{w[step]}</span>
                  <span>
                    {number(contacts[step])} <span class="quiet">· {percent(contacts[step] / contacts.sent)}</span>
                  </span>
                </div>
                <meter min={0} max={contacts.sent} value={contacts[step]} aria-label={w[step]} />
              </li>
            ))}
          </ul>
          {contacts.boughtRevenue.length > 0 ? <p>{w.brought(sumsText(contacts.boughtRevenue))}</p> : null}
        </>
      )}
    </section>
  )
}
