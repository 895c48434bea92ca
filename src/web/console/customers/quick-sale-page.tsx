/** A sale or a new customer in ten seconds: who, what, how much. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { refresh, showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { currency, loadSession, today } from '../client/session.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { queryParameter } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { go } from '../router.ts'
import { currencySign } from '../words/sign.ts'
import { readAmount } from './amount.ts'
import { BindMessenger } from './bind-messenger.tsx'
import { customersWords } from './customers-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './customers.css'
import { isPhone, WhoField, type Who } from './who-field.tsx'

type Source = 'existing' | 'referral' | 'ads' | 'walk-in' | 'unknown'
const SOURCES: readonly Source[] = ['unknown', 'existing', 'referral', 'ads', 'walk-in']

interface Entry {
  readonly who: Who
  readonly what: string
  readonly totalMinor: number | null
  readonly day: string
  readonly email: string
  readonly source: Source
  readonly hasConsent: boolean
}

interface Recorded {
  readonly text: string
  readonly customerId: string | null
}

function person(entry: Entry) {
  const text = entry.who.text.trim()
  return {
    ...(text === '' ? {} : isPhone(text) ? { phones: [text] } : { fullName: text }),
    ...(entry.email === '' ? {} : { emails: [entry.email] }),
    ...(entry.source === 'unknown' ? {} : { source: entry.source }),
  }
}

/** New people with more than a phone or a name are added first, so that nothing typed is lost. */
async function customerOf(entry: Entry): Promise<string | null> {
  if (entry.who.customerId !== null) return entry.who.customerId
  if (entry.who.text.trim() === '' && entry.email === '') return null
  return (await call('POST /customers', { body: person(entry) })).customerId
}

async function giveConsent(customerId: string): Promise<void> {
  await call('POST /consents', {
    body: {
      customerId,
      channel: 'all',
      purpose: 'marketing',
      status: 'given',
      basis: 'explicit',
      textShown: customersWords.words().sale.consentText,
      source: 'owner',
    },
  })
}

/** @returns what to tell, and whose card to offer. */
async function record(entry: Entry): Promise<Recorded> {
  const w = customersWords.words().sale
  const customerId = await customerOf(entry)
  if (customerId !== null && entry.hasConsent) await giveConsent(customerId)
  if (entry.totalMinor === null) return { text: w.added(entry.who.text), customerId }
  const sale = await call('POST /purchases', {
    body: {
      source: 'console',
      occurredLocal: entry.day,
      totalMinor: entry.totalMinor,
      customerRef: customerId === null ? null : { customerId },
      lines: entry.what === '' ? [] : [{ name: entry.what, totalMinor: entry.totalMinor }],
    },
  })
  return { text: sale.decision?.text ?? w.recorded, customerId: sale.purchase.customerId }
}

function WhatAndHowMuch({ amount, onAmount }: { readonly amount: string; readonly onAmount: (text: string) => void }) {
  const w = customersWords.words().sale
  const what = useSignal('')
  const products = useRead('GET /products', [{ query: { q: what.value, limit: 8 } }], { keepPrevious: true })
  return (
    <div class="fields">
      <label class="field">
        <span>{w.what}</span>
        <input
          class="input"
          name="what"
          list="products"
          autoComplete="off"
          maxLength={300}
          onInput={event => {
            what.value = event.currentTarget.value
          }}
        />
        <datalist id="products">
          {products.data?.items.map(product => (
            <option key={product.productId} value={product.name} />
          ))}
        </datalist>
      </label>
      <label class="field">
        <span>
          {w.howMuch}, {currencySign()}
        </span>
        <input
          class="input"
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          onInput={event => onAmount(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{w.when}</span>
        <input class="input" type="date" name="day" required max={today.value} defaultValue={today.value} />
      </label>
    </div>
  )
}

function AboutPerson() {
  const { sale, sources } = customersWords.words()
  return (
    <>
      <label class="check">
        <input type="checkbox" name="consent" /> {sale.consent}
      </label>
      <details>
        <summary>{sale.more}</summary>
        <div class="fields">
          <label class="field">
            <span>{sale.email}</span>
            <input class="input" type="email" name="email" autoComplete="off" />
          </label>
          <ChoiceField label={sale.source} name="source" options={SOURCES.map(name => [name, sources[name]])} />
        </div>
      </details>
    </>
  )
}

function readForm(data: FormData, given: { readonly who: Who; readonly totalMinor: number | null }): Entry {
  const source = SOURCES.find(name => name === data.get('source')) ?? 'unknown'
  return {
    ...given,
    source,
    what: String(data.get('what') ?? '').trim(),
    day: String(data.get('day') || today.value),
    email: String(data.get('email') ?? '').trim(),
    hasConsent: data.get('consent') !== null,
  }
}

function tell({ text, customerId }: Recorded): void {
  const label = customersWords.words().sale.open
  showToast({ text, ...(customerId === null ? {} : { action: { label, run: () => go(`/customers/${customerId}`) } }) })
}

async function readAgain(): Promise<void> {
  await refresh('GET /customers', 'GET /today', 'GET /customers/{id}', 'GET /customers/{id}/cycle', 'GET /customers/{id}/timeline')
  await loadSession()
}

export function QuickSalePage() {
  const w = customersWords.words().sale
  const nobody: Who = { customerId: queryParameter('customer'), text: queryParameter('name') ?? '' }
  const who = useSignal<Who>(nobody)
  const amount = useSignal('')
  const wrong = useSignal('')
  const isBusy = useSignal(false)
  const form = useRef<HTMLFormElement>(null)
  const submit = async () => {
    if (!form.current || isBusy.value) return
    const totalMinor = amount.value.trim() === '' ? null : readAmount(amount.value, currency.value)
    wrong.value = totalMinor === undefined ? w.badSum : ''
    if (totalMinor === undefined || (totalMinor === null && who.value.text.trim() === '')) return
    isBusy.value = true
    try {
      const told = await record(readForm(new FormData(form.current), { who: who.value, totalMinor }))
      tell(told)
      form.current.reset()
      amount.value = ''
      who.value = { customerId: null, text: '' }
      form.current.querySelector<HTMLInputElement>('[name=who]')?.focus()
      await readAgain()
    } catch (error) {
      showProblem(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <>
      <header>
        <h1>{w.title}</h1>
        <p class="quiet">{w.hint}</p>
        <p>
          <a href="/receipt">{w.scan}</a>
        </p>
      </header>
      <form
        ref={form}
        class="sale card stack"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <WhoField
          who={who.value}
          onChange={next => {
            who.value = next
          }}
        />
        <WhatAndHowMuch
          amount={amount.value}
          onAmount={text => {
            amount.value = text
          }}
        />
        {wrong.value === '' ? null : (
          <p class="notice problem" role="alert">
            {wrong.value}
          </p>
        )}
        {who.value.customerId === null ? <AboutPerson /> : <BindMessenger key={who.value.customerId} customerId={who.value.customerId} />}
        <button class="button primary wide" disabled={isBusy.value}>
          {amount.value.trim() === '' ? w.addOnly : w.record}
        </button>
      </form>
    </>
  )
}
