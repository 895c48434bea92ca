/** One campaign: before the yes whom it reaches, after it what came of it. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { dayRange } from '../words/day-range.ts'
import { day, money, number, phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import type { Campaign } from './campaign.ts'
import { CampaignForm } from './campaign-form.tsx'
import { CampaignTry } from './campaign-try.tsx'
import { CampaignWindow } from './campaign-window.tsx'
import { CampaignState } from './campaigns-page.tsx'
import { campaignsWords } from './campaigns-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './campaigns.css'

const REREAD_MS = 30_000
const PROGRESS_MS = 1_500

/** How far it has come; asked again as long as it is shown. A few people are decided before anybody could read it. */
function Deciding({ campaignId, audience = null }: { readonly campaignId: string; readonly audience?: number | null }) {
  const w = campaignsWords.words()
  const campaign = useRead('GET /campaigns/{id}', [{ params: { id: campaignId } }], { everyMs: () => PROGRESS_MS })
  const decided = campaign.data?.decided ?? null
  if (decided === null) return null
  return (
    <div class="stack-s" role="status">
      <p>{w.deciding(number(decided), audience === null ? null : number(audience))}</p>
      {audience === null ? null : <progress class="deciding" value={decided} max={audience} aria-label={w.preview} />}
      {audience === null ? null : <p class="small quiet">{w.decidingHint}</p>}
    </div>
  )
}

interface ApproveProps {
  readonly campaign: Campaign
  readonly contacted: number
  readonly audience: number
}

function Approve({ campaign, contacted, audience }: ApproveProps) {
  const w = campaignsWords.words()
  const isAsking = useSignal(false)
  const approve = useChange('POST /campaigns/{id}/approvals', {
    refreshes: ['GET /campaigns', 'GET /campaigns/{id}', 'GET /campaigns/{id}/results'],
    onDone: () => showToast({ text: w.approved }),
  })
  const say = () => {
    isAsking.value = false
    approve.mutate({ params: { id: campaign.campaignId }, body: { confirmed: contacted } })
  }
  if (campaign.kind === 'seasonal')
    return (
      <button type="button" class="button primary" disabled={approve.isPending} onClick={say}>
        {w.approveSeason}
      </button>
    )
  if (approve.isPending) return <Deciding campaignId={campaign.campaignId} audience={audience} />
  return (
    <>
      <button
        type="button"
        class="button primary"
        disabled={contacted === 0}
        onClick={() => {
          isAsking.value = true
        }}
      >
        {w.approve(contacted)}
      </button>
      {isAsking.value ? (
        <Dialog
          title={w.sure(contacted)}
          onClose={() => {
            isAsking.value = false
          }}
        >
          <button type="button" class="button primary wide" onClick={say}>
            {w.approve(contacted)}
          </button>
        </Dialog>
      ) : null}
    </>
  )
}

function Preview({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const preview = useRead('GET /campaigns/{id}/preview', [{ params: { id: campaign.campaignId } }])
  if (!preview.data)
    return (
      <>
        <LoadState error={preview.error} onAgain={() => void preview.refetch()} />
        {preview.error === null ? <Deciding campaignId={campaign.campaignId} /> : null}
      </>
    )
  const { contacted, audience, heldOut, cost, parts, leftOut, samples } = preview.data
  return (
    <section class="card stack">
      <h2>{w.preview}</h2>
      <p>
        <span class="strong">{w.get(contacted)}</span> <span class="quiet">{w.ofAudience(number(audience))}</span>
        <br />
        <span class="quiet">
          {w.heldOut(heldOut)} · {w.costs(money(cost.minor, cost.currency), number(parts))}
        </span>
      </p>
      {samples.length === 0 ? null : (
        <div class="stack-s">
          <h3>{w.samples}</h3>
          {samples.map(sample => (
            <div key={sample.customerId}>
              <p class="small quiet">
                <a href={`/customers/${sample.customerId}`}>{sample.name || shellWords().noName}</a> · {phone(sample.address)} ·{' '}
                {day(sample.day)}
              </p>
              <p class="sample">{sample.text}</p>
            </div>
          ))}
        </div>
      )}
      {leftOut.length === 0 ? null : (
        <div class="stack-s">
          <h3>{w.leftOut}</h3>
          <ul class="reasons">
            {leftOut.map(one => (
              <li key={one.reason.code}>
                <span class="strong">{number(one.count)}</span> · {one.reason.text}{' '}
                <span class="small">
                  {one.some.map((who, n) => (
                    <>
                      {n === 0 ? '' : ', '}
                      <a href={`/customers/${who.customerId}`}>{who.name || shellWords().noName}</a>
                    </>
                  ))}
                  {one.count > one.some.length ? ' …' : ''}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="row">
        <Approve campaign={campaign} contacted={contacted} audience={audience} />
      </div>
    </section>
  )
}

function Results({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const results = useRead('GET /campaigns/{id}/results', [{ params: { id: campaign.campaignId } }], { everyMs: () => REREAD_MS })
  if (!results.data) return <LoadState error={results.error} onAgain={() => void results.refetch()} />
  const { data } = results
  const tallies = [
    [w.sent, data.sent],
    [w.waiting, data.waiting],
    [w.replied, data.replied],
    [w.booked, data.booked],
    [w.bought, data.bought],
    [w.stopped, data.stopped],
  ] as const
  return (
    <section class="card stack">
      <h2>{w.results}</h2>
      <dl class="tallies">
        {tallies.map(([name, count]) => (
          <div key={name}>
            <dt class="small quiet">{name}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">
        {w.boughtFor(money(data.boughtFor.minor, data.boughtFor.currency))} · {w.heldOut(data.heldOut)}
      </p>
      <p>{data.uplift.text}</p>
      {data.leftOut.length === 0 ? null : (
        <details>
          <summary>{w.leftOut}</summary>
          <ul class="reasons">
            {data.leftOut.map(one => (
              <li key={one.reason.code}>
                <span class="strong">{number(one.count)}</span> · {one.reason.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Moves({ campaign }: { readonly campaign: Campaign }) {
  const w = campaignsWords.words()
  const move = useChange('POST /campaigns/{id}/moves', {
    refreshes: ['GET /campaigns', 'GET /campaigns/{id}', 'GET /campaigns/{id}/results'],
  })
  const to = (state: 'paused' | 'resumed' | 'cancelled') => () => move.mutate({ params: { id: campaign.campaignId }, body: { to: state } })
  if (campaign.state === 'done' || campaign.state === 'cancelled') return null
  return (
    <div class="row">
      {campaign.state === 'approved' && campaign.kind === 'one-off' ? (
        <button type="button" class="button" disabled={move.isPending} onClick={to('paused')}>
          {w.pause}
        </button>
      ) : null}
      {campaign.kind === 'one-off' && campaign.state !== 'draft' ? <CampaignWindow campaign={campaign} /> : null}
      {campaign.state === 'paused' ? (
        <button type="button" class="button primary" disabled={move.isPending} onClick={to('resumed')}>
          {w.resume}
        </button>
      ) : null}
      <button type="button" class="button danger" disabled={move.isPending} onClick={to('cancelled')}>
        {w.cancel}
      </button>
    </div>
  )
}

export function CampaignPage() {
  const w = campaignsWords.words()
  const campaign = useRead('GET /campaigns/{id}', [{ params: { id: pathname.value.split('/').at(-1) ?? '' } }])
  const isChanging = useSignal(false)
  if (!campaign.data) return <LoadState error={campaign.error} onAgain={() => void campaign.refetch()} />
  const { data } = campaign
  const isDraft = data.state === 'draft'
  return (
    <>
      <header class="page-head">
        <div class="stack-s">
          <BackLink href="/campaigns" text={w.back} />
          <h1>{data.name}</h1>
          <p class="quiet">
            <CampaignState campaign={data} /> {dayRange(data.fromDay, data.toDay)}
          </p>
        </div>
        {isDraft && !isChanging.value ? (
          <button
            type="button"
            class="button"
            onClick={() => {
              isChanging.value = true
            }}
          >
            {w.change}
          </button>
        ) : null}
      </header>
      {isChanging.value ? (
        <CampaignForm
          campaign={data}
          onSaved={() => {
            isChanging.value = false
          }}
        />
      ) : isDraft ? (
        <>
          <Preview campaign={data} />
          {data.kind === 'one-off' ? <CampaignTry campaign={data} /> : null}
        </>
      ) : data.kind === 'one-off' ? (
        <Results campaign={data} />
      ) : null}
      <Moves campaign={data} />
    </>
  )
}
