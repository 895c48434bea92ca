/** The windows of the year: name, from, to, and how much later they come this year. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { planningWords } from '../calendar/planning-words.ts'
import { useChange } from '../client/api.ts'
import { today } from '../client/session.ts'
import { SettingsForm } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'

type Planning = AnswerOf<'GET /planning'>
type Season = Planning['seasons'][number]

/** Any year: only month and day of the field are kept. */
const FIELD_YEAR = '2028'

function asField({ month, day }: Season['from']): string {
  return `${FIELD_YEAR}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function yearDay(text: string): Season['from'] {
  const [, month = 1, day = 1] = text.split('-').map(Number)
  return { month, day }
}

function readSeasons(data: FormData, shown: readonly Season[]): Season[] {
  const year = Number(today.value.slice(0, 4))
  return shown.map(season => {
    const field = (name: string): string => String(data.get(`${season.seasonId}-${name}`) ?? '')
    const shiftDays = Number(field('shift') || 0)
    const moves = season.moves.filter(move => move.year !== year)
    return {
      ...season,
      name: field('name'),
      from: yearDay(field('from')),
      to: yearDay(field('to')),
      regions: readRegions(data, season),
      moves: shiftDays === 0 ? moves : [...moves, { year, shiftDays }],
    }
  })
}

/** A row without a zone, or without a shift, is left out. */
function readRegions(data: FormData, { seasonId, regions }: Season): Season['regions'] {
  return [...regions, null].flatMap((_, at) => {
    const zone = String(data.get(`${seasonId}-zone-${at}`) ?? '').trim()
    const shiftDays = Number(data.get(`${seasonId}-zone-shift-${at}`) || 0)
    return zone === '' || shiftDays === 0 ? [] : [{ zone, shiftDays }]
  })
}

/** Where spring comes later, by the time zone in which customers live; the last row waits for one more. */
function Regions({ season: { seasonId, regions } }: { readonly season: Season }) {
  const w = planningWords.words().ladders
  return (
    <>
      {[...regions, { zone: '', shiftDays: 0 }].map((region, at) => (
        <div class="season" key={region.zone}>
          <label class="field">
            <span>{w.zone}</span>
            <input class="input" name={`${seasonId}-zone-${at}`} defaultValue={region.zone} list="zones" maxLength={60} />
          </label>
          <label class="field">
            <span>{w.zoneShift}</span>
            <input
              class="input"
              type="number"
              min={-60}
              max={60}
              name={`${seasonId}-zone-shift-${at}`}
              defaultValue={region.zone === '' ? '' : String(region.shiftDays)}
            />
          </label>
        </div>
      ))}
    </>
  )
}

function SeasonFields({ season, onRemove }: { readonly season: Season; readonly onRemove: () => void }) {
  const w = planningWords.words().ladders
  const { seasonId } = season
  const shift = season.moves.find(move => move.year === Number(today.value.slice(0, 4)))?.shiftDays ?? 0
  return (
    <fieldset class="season">
      <label class="field">
        <span>{w.seasonName}</span>
        <input class="input" name={`${seasonId}-name`} defaultValue={season.name} maxLength={80} required />
      </label>
      <label class="field">
        <span>{w.from}</span>
        <input class="input" type="date" name={`${seasonId}-from`} defaultValue={asField(season.from)} required />
      </label>
      <label class="field">
        <span>{w.to}</span>
        <input class="input" type="date" name={`${seasonId}-to`} defaultValue={asField(season.to)} required />
      </label>
      <label class="field">
        <span>{w.shift}</span>
        <input class="input" type="number" min={-60} max={60} name={`${seasonId}-shift`} defaultValue={String(shift)} />
      </label>
      <Regions season={season} />
      <button type="button" class="button ghost" onClick={onRemove}>
        {w.remove}
      </button>
    </fieldset>
  )
}

export function Seasons({ planning }: { readonly planning: Planning }) {
  const w = planningWords.words().ladders
  const shown = useSignal<readonly Season[]>(planning.seasons)
  const save = useChange('PUT /planning/seasons', {
    refreshes: ['GET /planning', 'GET /calendar'],
    onDone: () => showToast({ text: w.saved }),
  })
  return (
    <SettingsForm
      title={w.seasons}
      lead={w.seasonsLead}
      isSaving={save.isPending}
      error={save.error}
      onSave={data => save.mutate({ body: { seasons: readSeasons(data, shown.value), version: planning.version } })}
      actions={
        <button
          type="button"
          class="button"
          onClick={() => {
            const blank = { groupId: null, from: { month: 3, day: 15 }, to: { month: 5, day: 1 }, moves: [], regions: [] }
            shown.value = [...shown.value, { seasonId: crypto.randomUUID(), name: '', ...blank }]
          }}
        >
          {w.addSeason}
        </button>
      }
    >
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map(zone => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {shown.value.map(season => (
        <SeasonFields
          key={season.seasonId}
          season={season}
          onRemove={() => {
            shown.value = shown.value.filter(one => one.seasonId !== season.seasonId)
          }}
        />
      ))}
    </SettingsForm>
  )
}
