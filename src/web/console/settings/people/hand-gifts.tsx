/** What people gave by hand, day by day; days that stand out are said so. */
import type { AnswerOf } from '../../../../contract/contract.ts'
import { useRead } from '../../client/api.ts'
import { LoadState } from '../../parts/load-state.tsx'
import { day } from '../../words/format.ts'
import { useSaveSettings } from '../save-settings.ts'
import type { Settings } from '../settings.ts'
import { peopleWords } from './people-words.ts'

type Gifts = AnswerOf<'GET /staff/gifts'>['items'][number]

function giftText({ points, pointsGiven, coupons, moreTime }: Gifts): string {
  const w = peopleWords.words()
  return [points > 0 ? w.points(points, pointsGiven) : '', coupons > 0 ? w.coupons(coupons) : '', moreTime > 0 ? w.moreTime(moreTime) : '']
    .filter(part => part !== '')
    .join(', ')
}

function LimitField({ settings }: { readonly settings: Settings }) {
  const w = peopleWords.words()
  const { save, isSaving } = useSaveSettings(settings)
  return (
    <form
      class="person-password"
      onSubmit={event => {
        event.preventDefault()
        save({ policy: { handGiftsPerShift: Number(new FormData(event.currentTarget).get('limit')) } })
      }}
    >
      <label class="field">
        <span>{w.limit}</span>
        <input class="input" type="number" name="limit" min={0} max={1000} required defaultValue={settings.policy.handGiftsPerShift} />
        <small>{w.limitHint}</small>
      </label>
      <button class="button" disabled={isSaving}>
        {w.save}
      </button>
    </form>
  )
}

export function HandGifts() {
  const w = peopleWords.words()
  const gifts = useRead('GET /staff/gifts', [{ query: {} }])
  const settings = useRead('GET /business', [])
  return (
    <section class="card stack">
      <div>
        <h2>{w.gifts}</h2>
        <p class="quiet small">{w.giftsLead}</p>
      </div>
      {settings.data ? <LimitField key={settings.data.version} settings={settings.data} /> : null}
      {gifts.data ? (
        <ul class="lines">
          {gifts.data.items.map(one => (
            <li key={`${one.day} ${one.staffId ?? one.name}`}>
              <span>
                <span class="strong">{one.name}</span> <span class="small quiet">{day(one.day)}</span>
                <br />
                <span class="small">{giftText(one)}</span>
              </span>
              {one.note === null ? null : <span class="badge warn">{w.notes[one.note]}</span>}
            </li>
          ))}
          {gifts.data.items.length === 0 ? <li class="quiet">{w.none}</li> : null}
        </ul>
      ) : (
        <LoadState error={gifts.error} onAgain={() => void gifts.refetch()} />
      )}
    </section>
  )
}
