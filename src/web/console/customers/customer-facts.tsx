/** What is written down about a customer, and the rare changes: merging, exporting, erasing. */
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useChange } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { go } from '../router.ts'
import { showToast } from '../shell/notices.tsx'
import { LANGUAGE_NAMES } from '../words/language-names.ts'
import { day, money, number } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { customersWords } from './customers-words.ts'
import { MergeDialog } from './merge-dialog.tsx'
import type { Profile } from './profile.ts'

/** A leap year, so that 29 February can be written without a year. */
const ANY_YEAR = 2000

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function birthdayText(birthday: NonNullable<Profile['birthday']>): string {
  const iso = [birthday.year ?? ANY_YEAR, String(birthday.month).padStart(2, '0'), String(birthday.day).padStart(2, '0')].join('-')
  return day(iso, { year: birthday.year !== null })
}

function channelText(channel: string): string {
  const { channels } = shellWords()
  const names: Readonly<Record<string, string>> = { ...channels, phone: customersWords.words().profile.byPhone }
  return names[channel] ?? channel
}

function Facts({ profile }: { readonly profile: Profile }) {
  const { profile: w, sources } = customersWords.words()
  return (
    <dl class="facts">
      <Fact name={w.count}>{number(profile.purchases)}</Fact>
      <Fact name={w.spent}>{profile.spent.map(sum => money(sum.minor, sum.currency)).join(' + ') || '—'}</Fact>
      {profile.firstPurchaseDay ? <Fact name={w.firstPurchase}>{day(profile.firstPurchaseDay, { year: true })}</Fact> : null}
      {profile.lastPurchaseDay ? <Fact name={w.lastPurchase}>{day(profile.lastPurchaseDay, { year: true })}</Fact> : null}
      <Fact name={w.source}>{sources[profile.source]}</Fact>
      <Fact name={w.birthday}>{profile.birthday ? birthdayText(profile.birthday) : w.none}</Fact>
      <Fact name={w.preferred}>{channelText(String(profile.preferences['channel'] ?? '')) || w.none}</Fact>
      {profile.locale ? <Fact name={w.language}>{LANGUAGE_NAMES[profile.locale]}</Fact> : null}
    </dl>
  )
}

function EraseDialog({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const w = customersWords.words().profile
  const typed = useSignal('')
  // The name itself is typed, so that nobody is erased by a slip of the hand; who has none is confirmed by a word.
  const wanted = profile.fullName || w.eraseWord
  const isConfirmed = typed.value.trim().toLowerCase() === wanted.trim().toLowerCase()
  const erase = useChange('DELETE /customers/{id}', {
    refreshes: ['GET /customers', 'GET /today'],
    onDone: () => {
      showToast({ text: w.erased })
      go('/customers', 'replace')
    },
  })
  return (
    <Dialog title={w.eraseTitle(profile.fullName || shellWords().noName)} onClose={onClose}>
      <p>{w.eraseText}</p>
      <label class="field">
        <span>
          {profile.fullName === '' ? w.eraseTypeWord : w.eraseType} <b>{wanted}</b>
        </span>
        <input
          class="input"
          autoComplete="off"
          spellcheck={false}
          value={typed.value}
          onInput={event => {
            typed.value = event.currentTarget.value
          }}
        />
      </label>
      <button
        type="button"
        class="button danger"
        disabled={erase.isPending || !isConfirmed}
        onClick={() => erase.mutate({ params: { id: profile.customerId } })}
      >
        {w.eraseConfirm}
      </button>
      <button type="button" class="button" onClick={onClose}>
        {shellWords().cancel}
      </button>
    </Dialog>
  )
}

function Merges({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().profile
  const undo = useChange('DELETE /merges/{id}', {
    refreshes: ['GET /customers/{id}', 'GET /customers', 'GET /customers/{id}/timeline'],
    onDone: () => showToast({ text: w.unmerged }),
  })
  return (
    <>
      {profile.merges.map(merge => (
        <div key={merge.mergeId} class="row-apart small">
          <span>{w.mergedOn({ name: merge.name || shellWords().noName, day: day(merge.mergedAt.slice(0, 10)) })}</span>
          <button type="button" class="chip" disabled={undo.isPending} onClick={() => undo.mutate({ params: { id: merge.mergeId } })}>
            {w.unmerge}
          </button>
        </div>
      ))}
    </>
  )
}

export function CustomerFacts({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().profile
  const open = useSignal<'merge' | 'erase' | null>(null)
  const close = () => {
    open.value = null
  }
  return (
    <section class="card">
      <h2>{w.facts}</h2>
      {profile.note === '' ? null : <p class="note">{profile.note}</p>}
      <Facts profile={profile} />
      <Merges profile={profile} />
      <div class="stack-s">
        <button
          type="button"
          class="button ghost"
          onClick={() => {
            open.value = 'merge'
          }}
        >
          {w.merge}
        </button>
        <a class="button ghost" href={`/api/v1/customers/${profile.customerId}/export.zip`} download>
          {w.export}
        </a>
        <button
          type="button"
          class="button ghost"
          onClick={() => {
            open.value = 'erase'
          }}
        >
          {w.erase}
        </button>
      </div>
      {open.value === 'merge' ? <MergeDialog profile={profile} onClose={close} /> : null}
      {open.value === 'erase' ? <EraseDialog profile={profile} onClose={close} /> : null}
    </section>
  )
}
