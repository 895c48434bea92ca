/** The three records of the domain and the login, each with what to do about it. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange, useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { emailWords } from './email-words.ts'

type Check = AnswerOf<'GET /email/check'>

/** Nothing to do about these; all others are shown as open. */
const FINE: ReadonlySet<string> = new Set(['ok', 'watches-only'])

function Finding({ name, isFine, text }: { readonly name: string; readonly isFine: boolean; readonly text: string }) {
  return (
    <li class={isFine ? 'finding fine' : 'finding open'}>
      <span class="finding-mark" aria-hidden="true">
        {isFine ? '✓' : '!'}
      </span>
      <span>
        <span class="strong">{name}</span>
        <br />
        <span class="small">{text}</span>
      </span>
    </li>
  )
}

/** What the connection says before the server has said a word. */
const UNREACHABLE = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/

function Findings({ check }: { readonly check: Check }) {
  const w = emailWords.words()
  const { server } = check
  const serverText = server === 'ok' ? w.trust.serverOk : UNREACHABLE.test(server) ? w.trust.serverGone : w.trust.serverBad(server)
  return (
    <ul class="findings">
      <Finding name={w.trust.server} isFine={server === 'ok'} text={serverText} />
      <Finding name="SPF" isFine={FINE.has(check.spf)} text={w.spf[check.spf]} />
      <Finding name="DKIM" isFine={FINE.has(check.dkim)} text={check.selfVerified === false ? w.trust.selfBad : w.dkim[check.dkim]} />
      <Finding name="DMARC" isFine={FINE.has(check.dmarc)} text={w.dmarc[check.dmarc]} />
    </ul>
  )
}

function DnsRecord({ record }: { readonly record: NonNullable<Check['record']> }) {
  const w = emailWords.words().trust
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text)
    showToast({ text: w.copied })
  }
  const rows = [
    [w.name, record.name],
    [w.value, record.value],
  ] as const
  return (
    <section class="stack" aria-label={w.record}>
      <p class="small">{w.record}</p>
      {rows.map(([label, text]) => (
        <div key={label} class="dns-row">
          <span class="small quiet">{label}</span>
          <code class="secret">{text}</code>
          <button type="button" class="button" aria-label={`${w.copy}: ${label}`} onClick={() => void copy(text)}>
            {w.copy}
          </button>
        </div>
      ))}
    </section>
  )
}

function Night({ night }: { readonly night: NonNullable<Check['night']> }) {
  const w = emailWords.words().trust
  const when = (text: string) => day(text.slice(0, 10))
  return night.worseSince === null ? (
    <p class="small quiet">{w.nightFine(when(night.checkedAt))}</p>
  ) : (
    <p class="notice problem">{w.nightWorse(when(night.worseSince))}</p>
  )
}

export function TrustCard({ hasKey }: { readonly hasKey: boolean }) {
  const w = emailWords.words().trust
  const check = useRead('GET /email/check', [])
  const makeKey = useChange('POST /email/keys', { refreshes: ['GET /email/check', 'GET /business'] })
  return (
    <section class="card stack" aria-label={w.title}>
      <div>
        <h2>{w.title}</h2>
        <p class="quiet">{w.lead}</p>
      </div>
      {check.data ? <Findings check={check.data} /> : <LoadState error={check.error} onAgain={() => void check.refetch()} />}
      {check.data?.night ? <Night night={check.data.night} /> : null}
      {check.data?.record ? <DnsRecord record={check.data.record} /> : null}
      <div class="buttons">
        <button type="button" class="button" disabled={check.isFetching} onClick={() => void check.refetch()}>
          {w.again}
        </button>
        <button type="button" class="button" disabled={makeKey.isPending} onClick={() => makeKey.mutate({ body: {} })}>
          {hasKey ? w.newKey : w.makeKey}
        </button>
      </div>
    </section>
  )
}
