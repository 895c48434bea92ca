/** One offer: what, for how much, until when, and for whom it makes sense. */
import { useChange, useRead } from '../client/api.ts'
import { currency, today } from '../client/session.ts'
import { plainAmount, readAmount } from '../customers/amount.ts'
import { Dialog } from '../parts/dialog.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { currencySign } from '../words/sign.ts'
import type { Offer } from './offer.ts'
import { offersWords } from './offers-words.ts'

const VALID_DAYS = 30

interface OfferDialogProps {
  readonly offer: Offer | null
  readonly onClose: () => void
}

function bodyOf(data: FormData) {
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  return {
    name: text('name'),
    groupId: text('groupId') || null,
    priceMinor: readAmount(text('price'), currency.value) ?? 0,
    costMinor: readAmount(text('cost'), currency.value) ?? 0,
    fromDay: text('fromDay'),
    deadline: text('deadline'),
    stock: text('stock') === '' ? null : Number(text('stock')),
    onceIsEnough: data.get('once') !== null,
    needsGroupId: text('needsGroupId') || null,
    favouriteShare: Number(text('favourite') || 0) / 100,
    isOn: data.get('isOn') !== null,
  }
}

export function OfferDialog({ offer, onClose }: OfferDialogProps) {
  const w = offersWords.words()
  const refreshes = ['GET /offers'] as const
  const create = useChange('POST /offers', { refreshes, onDone: onClose })
  const change = useChange('PUT /offers/{id}', { refreshes, onDone: onClose })
  const remove = useChange('DELETE /offers/{id}', { refreshes, onDone: onClose })
  return (
    <Dialog title={offer?.name ?? w.create} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const own = bodyOf(new FormData(event.currentTarget))
          if (offer === null) create.mutate({ body: own })
          else change.mutate({ params: { id: offer.offerId }, body: { ...own, productId: offer.productId, needsAsset: offer.needsAsset } })
        }}
      >
        <Fields offer={offer} />
        <div class="row">
          <button class="button primary" disabled={create.isPending || change.isPending}>
            {shellWords().save}
          </button>
          {offer === null ? null : (
            <button
              type="button"
              class="button danger"
              disabled={remove.isPending}
              onClick={() => remove.mutate({ params: { id: offer.offerId } })}
            >
              {w.remove}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function GroupChoice({ name, value, empty }: { readonly name: string; readonly value: string | null; readonly empty: string }) {
  const groups = useRead('GET /cycles/groups', [])
  return (
    <select class="input" name={name} key={groups.data === undefined ? 'waiting' : 'there'} defaultValue={value ?? ''}>
      <option value="">{empty}</option>
      {(groups.data?.items ?? []).map(group => (
        <option key={group.groupId} value={group.groupId} selected={group.groupId === value}>
          {group.name}
        </option>
      ))}
    </select>
  )
}

function Fields({ offer }: Pick<OfferDialogProps, 'offer'>) {
  const w = offersWords.words()
  const later = new Date(Date.parse(`${today.value}T00:00:00Z`) + VALID_DAYS * 86_400_000).toISOString().slice(0, 10)
  const amount = (minor: number | undefined): string => (minor === undefined ? '' : plainAmount(minor, currency.value))
  return (
    <>
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={200} autoComplete="off" defaultValue={offer?.name ?? ''} />
      </label>
      <label class="field">
        <span>{w.group}</span>
        <GroupChoice name="groupId" value={offer?.groupId ?? null} empty={w.noGroup} />
      </label>
      <div class="fields">
        <label class="field">
          <span>
            {w.price}, {currencySign()}
          </span>
          <input class="input" name="price" required inputMode="decimal" autoComplete="off" defaultValue={amount(offer?.priceMinor)} />
        </label>
        <label class="field">
          <span>
            {w.cost}, {currencySign()}
          </span>
          <input class="input" name="cost" inputMode="decimal" autoComplete="off" defaultValue={amount(offer?.costMinor)} />
          <small>{w.costHint}</small>
        </label>
        <label class="field">
          <span>{w.from}</span>
          <input class="input" type="date" name="fromDay" required defaultValue={offer?.fromDay ?? today.value} />
        </label>
        <label class="field">
          <span>{w.deadline}</span>
          <input class="input" type="date" name="deadline" required defaultValue={offer?.deadline ?? later} />
        </label>
        <label class="field">
          <span>{w.stock}</span>
          <input class="input" type="number" name="stock" min={0} defaultValue={offer?.stock === null ? '' : String(offer?.stock ?? '')} />
          <small>{w.stockHint}</small>
        </label>
        <label class="field">
          <span>{w.favourite}</span>
          <input
            class="input"
            type="number"
            name="favourite"
            min={0}
            max={90}
            defaultValue={String(Math.round((offer?.favouriteShare ?? 0) * 100))}
          />
        </label>
      </div>
      <label class="field">
        <span>{w.needs}</span>
        <GroupChoice name="needsGroupId" value={offer?.needsGroupId ?? null} empty={w.nobodyNeeds} />
      </label>
      <label class="check">
        <input type="checkbox" name="once" defaultChecked={offer?.onceIsEnough ?? false} />
        <span>{w.once}</span>
      </label>
      <label class="check">
        <input type="checkbox" name="isOn" defaultChecked={offer?.isOn ?? true} />
        <span>{w.isOn}</span>
      </label>
    </>
  )
}
