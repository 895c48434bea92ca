/** Where the money comes from, against what advertising cost. */
import { useSignal } from '@preact/signals'
import { isCurrency } from '../../../kernel/money.ts'
import { readAmount } from '../customers/amount.ts'
import { problemText, useChange } from '../client/api.ts'
import { currency } from '../client/session.ts'
import { Dialog } from '../parts/dialog.tsx'
import { percent } from '../words/format.ts'
import { currencySign } from '../words/sign.ts'
import { numbersWords } from './numbers-words.ts'
import type { Kpis } from './kpis.ts'
import { sumsText } from './repeat.tsx'

type Source = Kpis['sources'][number]

function SpendDialog({
  month,
  source,
  onClose,
}: {
  readonly month: string
  readonly source: 'ads' | 'referral'
  readonly onClose: () => void
}) {
  const w = numbersWords.words().sources
  const wrong = useSignal('')
  const save = useChange('PUT /reports/spend', { refreshes: ['GET /reports/kpis'], onProblem: () => undefined, onDone: onClose })
  const submit = (form: HTMLFormElement) => {
    const amountMinor = readAmount(String(new FormData(form).get('amount') ?? ''), currency.value)
    wrong.value = amountMinor === undefined ? w.badSum : ''
    if (amountMinor === undefined || !isCurrency(currency.value)) return
    save.mutate({ body: { month, source, spend: { minor: amountMinor, currency: currency.value } } })
  }
  return (
    <Dialog title={w.spendTitle(w.names[source])} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <label class="field">
          <span>
            {w.spendAmount}, {currencySign()}
          </span>
          <input class="input" name="amount" inputMode="decimal" required autoFocus />
        </label>
        {wrong.value !== '' || save.error ? (
          <p class="notice problem" role="alert">
            {wrong.value || problemText(save.error)}
          </p>
        ) : null}
        <button class="button primary" disabled={save.isPending}>
          {w.save}
        </button>
      </form>
    </Dialog>
  )
}

function Spend({ row, month }: { readonly row: Source; readonly month: string }) {
  const w = numbersWords.words().sources
  const isOpen = useSignal(false)
  if (row.source !== 'ads' && row.source !== 'referral') return null
  return (
    <p class="small row">
      {row.spend.length > 0 ? (
        <span class="quiet">
          {w.spend}: {sumsText(row.spend)}
        </span>
      ) : null}
      <button
        type="button"
        class="link"
        aria-label={`${w.addSpend}: ${w.names[row.source]}`}
        onClick={() => {
          isOpen.value = true
        }}
      >
        {w.addSpend}
      </button>
      {isOpen.value ? (
        <SpendDialog
          month={month}
          source={row.source}
          onClose={() => {
            isOpen.value = false
          }}
        />
      ) : null}
    </p>
  )
}

export function Sources({ kpis }: { readonly kpis: Kpis }) {
  const w = numbersWords.words().sources
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      <ul class="meters">
        {kpis.sources
          .filter(row => row.revenue.some(sum => sum.minor !== 0) || row.spend.length > 0 || row.source === 'ads')
          .map(row => (
            <li key={row.source}>
              <div class="row-apart">
                <span class="strong">{w.names[row.source]}</span>
                <span>
                  {sumsText(row.revenue)} <span class="quiet">{row.share === null ? '' : `· ${percent(row.share)}`}</span>
                </span>
              </div>
              <meter min={0} max={1} value={row.share ?? 0} aria-label={w.names[row.source]} />
              <Spend row={row} month={kpis.month} />
            </li>
          ))}
      </ul>
    </section>
  )
}
