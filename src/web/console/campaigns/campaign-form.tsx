/** One form for a new campaign and for a draft. */
import { useChange } from '../client/api.ts'
import { business, currency, today } from '../client/session.ts'
import { plainAmount, readAmount } from '../customers/amount.ts'
import { MessageWords } from '../parts/message-words.tsx'
import { chosenSegments, SegmentChoice } from '../parts/segment-choice.tsx'
import { currencySign } from '../words/sign.ts'
import type { Campaign } from './campaign.ts'
import { campaignsWords } from './campaigns-words.ts'

const WINDOW_DAYS = 14
const PER_DAY = 100
const HELD_OUT_PERCENT = 10

interface FormProps {
  readonly campaign: Campaign | null
  readonly onSaved: (campaign: Campaign) => void
}

function addDays(isoDay: string, days: number): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function bodyOf(data: FormData, locale: 'ru' | 'bg' | 'en') {
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const [from, to] = [text('fromDay'), text('toDay')]
  const part = (isoDay: string, at: number): number => Number(isoDay.split('-')[at])
  return {
    name: text('name'),
    words: { [locale]: { subject: text('name'), text: text('text'), short: text('short') } },
    audience: { segments: chosenSegments(data) },
    fromDay: from,
    toDay: to,
    perDay: Number(text('perDay')),
    holdOutShare: Number(text('holdOut')) / 100,
    costMinor: readAmount(text('cost'), currency.value) ?? 0,
    season:
      data.get('season') === null ? [] : [{ fromMonth: part(from, 1), fromDay: part(from, 2), toMonth: part(to, 1), toDay: part(to, 2) }],
  }
}

export function CampaignForm({ campaign, onSaved }: FormProps) {
  const w = campaignsWords.words()
  const locale = business.value?.locale ?? 'en'
  const create = useChange('POST /campaigns', { refreshes: ['GET /campaigns'], onDone: onSaved })
  const change = useChange('PUT /campaigns/{id}', {
    refreshes: ['GET /campaigns', 'GET /campaigns/{id}', 'GET /campaigns/{id}/preview'],
    onDone: onSaved,
  })
  const own = campaign?.words[locale]
  return (
    <form
      class="card stack broadcast-form"
      onSubmit={event => {
        event.preventDefault()
        const body = bodyOf(new FormData(event.currentTarget), locale)
        if (campaign === null) create.mutate({ body })
        else change.mutate({ params: { id: campaign.campaignId }, body })
      }}
    >
      <label class="field">
        <span>{w.name}</span>
        <input
          class="input"
          name="name"
          required
          maxLength={200}
          autoComplete="off"
          placeholder={w.nameHint}
          defaultValue={campaign?.name ?? ''}
        />
      </label>
      <MessageWords labels={w} said={own} />
      <fieldset class="field">
        <legend>{w.segments}</legend>
        <SegmentChoice chosen={campaign?.audience.segments ?? []} />
        <small>{w.segmentsHint}</small>
      </fieldset>
      <Numbers campaign={campaign} />
      <label class="check">
        <input type="checkbox" name="season" defaultChecked={(campaign?.season.length ?? 0) > 0} />
        <span>
          {w.season}
          <br />
          <small class="quiet">{w.seasonHint}</small>
        </span>
      </label>
      <button class="button primary" disabled={create.isPending || change.isPending}>
        {w.check}
      </button>
    </form>
  )
}

function Numbers({ campaign }: Pick<FormProps, 'campaign'>) {
  const w = campaignsWords.words()
  return (
    <div class="fields">
      <label class="field">
        <span>{w.from}</span>
        <input class="input" type="date" name="fromDay" required defaultValue={campaign?.fromDay ?? addDays(today.value, 1)} />
      </label>
      <label class="field">
        <span>{w.to}</span>
        <input class="input" type="date" name="toDay" required defaultValue={campaign?.toDay ?? addDays(today.value, WINDOW_DAYS)} />
      </label>
      <label class="field">
        <span>{w.perDay}</span>
        <input class="input" type="number" name="perDay" min={1} required defaultValue={String(campaign?.perDay ?? PER_DAY)} />
      </label>
      <label class="field">
        <span>{w.holdOut}</span>
        <input
          class="input"
          type="number"
          name="holdOut"
          min={0}
          max={50}
          required
          defaultValue={String(campaign === null ? HELD_OUT_PERCENT : Math.round(campaign.holdOutShare * 100))}
        />
        <small>{w.holdOutHint}</small>
      </label>
      <label class="field">
        <span>
          {w.cost}, {currencySign()}
        </span>
        <input
          class="input"
          name="cost"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={campaign === null ? '0' : plainAmount(campaign.costMinor, currency.value)}
        />
      </label>
    </div>
  )
}
