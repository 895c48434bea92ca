/** Limits for single receiving houses: some take fewer letters from one sender than others. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { NumberField } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import { words } from '../words/shell-words.ts'
import { sendingWords } from './sending-words.ts'

type State = AnswerOf<'GET /sending'>
const DOMAIN = 'domain:'

interface KnownProps {
  readonly limits: State['limits']
  onDrop(gate: string): void
}

function KnownLimits({ limits, onDrop }: KnownProps) {
  const w = sendingWords.words()
  if (limits.length === 0) return null
  return (
    <ul class="findings">
      {limits.map(({ gate, perDay, perSecond }) => (
        <li key={gate} class="row-apart">
          <span>
            <span class="strong">{gate.slice(DOMAIN.length)}</span> <span class="small quiet">{w.domainLimit(perDay, perSecond)}</span>
          </span>
          <button
            type="button"
            class="button ghost"
            aria-label={`${w.dropLimit}: ${gate.slice(DOMAIN.length)}`}
            onClick={() => onDrop(gate)}
          >
            {w.dropLimit}
          </button>
        </li>
      ))}
    </ul>
  )
}

export function DomainLimits() {
  const w = sendingWords.words()
  const state = useRead('GET /sending', [])
  const set = useChange('PUT /sending/limits/{gate}', { refreshes: ['GET /sending'], onDone: () => showToast({ text: words().saved }) })
  const limits = (state.data?.limits ?? []).filter(limit => limit.gate.startsWith(DOMAIN))
  const number = (data: FormData, name: string) => (String(data.get(name) ?? '') === '' ? null : Number(data.get(name)))
  return (
    <form
      class="stack sending"
      aria-label={w.domains}
      onSubmit={event => {
        event.preventDefault()
        const form = event.currentTarget
        const data = new FormData(form)
        const domain = String(data.get('domain')).trim().toLowerCase()
        const [perDay, perSecond] = [number(data, 'perDay'), number(data, 'perSecond')]
        const limit = { perDay, perSecond, burst: Math.max(1, Math.ceil(perSecond ?? 1)), spendPerDayMinor: null }
        set.mutate(
          { params: { gate: `${DOMAIN}${domain}` }, body: { limit: perDay === null && perSecond === null ? null : limit } },
          { onSuccess: () => form.reset() },
        )
      }}
    >
      <div>
        <h3>{w.domains}</h3>
        <p class="small quiet">{w.domainsHint}</p>
      </div>
      <KnownLimits limits={limits} onDrop={gate => set.mutate({ params: { gate }, body: { limit: null } })} />
      <div class="fields">
        <label class="field">
          <span>{w.domain}</span>
          <input
            class="input"
            name="domain"
            required
            maxLength={200}
            pattern="[A-Za-z0-9.\-]{3,200}"
            placeholder="mail.ru"
            autoComplete="off"
            autoCapitalize="none"
          />
        </label>
        <NumberField name="perDay" label={w.perDay} value={null} isOptional />
        <NumberField name="perSecond" label={w.perSecond} value={null} min={0.01} step="any" isOptional />
      </div>
      <div class="buttons">
        <button class="button" disabled={set.isPending}>
          {w.addLimit}
        </button>
      </div>
    </form>
  )
}
