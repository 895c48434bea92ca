/** How long words about people are kept, what goes tonight, and what to do when somebody asks for his data or to be forgotten. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../../contract/contract.ts'
import { useChange, useRead } from '../../client/api.ts'
import { TakeList } from '../../lists/take-list.ts'
import { BackLink } from '../../parts/back-link.tsx'
import { LoadState } from '../../parts/load-state.tsx'
import { showToast } from '../../shell/notices.tsx'
import { furtherWords } from '../../further-words.ts'
import '../../styles/forms.css'
import '../settings.css'
import './privacy.css'
import { privacyWords } from './privacy-words.ts'

type Rule = AnswerOf<'GET /retention'>['items'][number]

/** Days of the terms that people ask for. */
const TERMS = [
  { days: 90, months: 3 },
  { days: 183, months: 6 },
  { days: 365, years: 1 },
  { days: 730, years: 2 },
  { days: 1095, years: 3 },
  { days: 1825, years: 5 },
] as const

function termText(days: number): string {
  const w = privacyWords.words()
  const term = TERMS.find(each => each.days === days)
  if (term === undefined) return w.days(days)
  return 'months' in term ? w.months(term.months) : w.years(term.years)
}

function RuleCard({ rule }: { readonly rule: Rule }) {
  const w = privacyWords.words()
  const chosen = useSignal<number | null>(rule.keepDays)
  const isTried = chosen.value !== rule.keepDays
  const tried = useRead('GET /retention', [{ query: { class: rule.class, keepDays: chosen.value ?? 0 } }], {
    enabled: isTried && chosen.value !== null,
  })
  const goes = isTried ? tried.data?.items.find(each => each.class === rule.class)?.goes : rule.goes
  const change = useChange('PUT /retention', { refreshes: ['GET /retention'], onDone: () => showToast({ text: w.saved }) })
  const known = rule.keepDays === null || TERMS.some(term => term.days === rule.keepDays) ? [] : [rule.keepDays]
  return (
    <section class="card stack-s kept">
      <h2>{w.classes[rule.class].title}</h2>
      <p class="quiet small">{w.classes[rule.class].text}</p>
      <label class="field">
        <span>{w.keep}</span>
        <select
          class="input"
          value={String(chosen.value ?? '')}
          onChange={event => {
            chosen.value = event.currentTarget.value === '' ? null : Number(event.currentTarget.value)
          }}
        >
          <option value="">{w.forever}</option>
          {[...known, ...TERMS.map(term => term.days)].map(days => (
            <option key={days} value={days}>
              {termText(days)}
            </option>
          ))}
        </select>
      </label>
      <p class={(goes ?? 0) > 0 ? 'notice' : 'quiet small'} role="status">
        {chosen.value === null ? w.stays : goes === undefined || goes === null ? '…' : w.goes(goes)}
      </p>
      {isTried ? (
        <button
          type="button"
          class="button primary"
          disabled={change.isPending}
          onClick={() => change.mutate({ body: { class: rule.class, keepDays: chosen.value } })}
        >
          {w.save}
        </button>
      ) : null}
    </section>
  )
}

export function PrivacyPage() {
  const w = privacyWords.words()
  const rules = useRead('GET /retention', [{ query: {} }])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings" text={w.back} />
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      {rules.data ? null : <LoadState error={rules.error} onAgain={() => void rules.refetch()} />}
      <div class="kept-list">
        {rules.data?.items.map(rule => (
          <RuleCard key={`${rule.class}:${rule.keepDays}`} rule={rule} />
        ))}
      </div>
      <section class="card stack-s">
        <h2>{w.person}</h2>
        <ol class="privacy-steps">
          {w.personSteps.map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <a class="button" href="/customers">
          {w.openCustomers}
        </a>
      </section>
      <section class="card stack-s">
        <h2>{w.place}</h2>
        <p>{w.placeText}</p>
        <p>{w.consents}</p>
        <TakeList list="consents" />
        <p>{w.stops}</p>
        <TakeList list="suppressions" />
        <p>{w.changes}</p>
        <TakeList list="audit" />
        <p>
          <a href="/settings/tables">{furtherWords.words().pages.tables}</a>
        </p>
      </section>
    </>
  )
}
