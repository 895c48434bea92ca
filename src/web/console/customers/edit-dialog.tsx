/** Changing what is written down about a customer. */
import type { RequestOf } from '../../../contract/contract.ts'
import { isLocale, LOCALES } from '../../../kernel/locale.ts'
import { problemText, useChange } from '../client/api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { LANGUAGE_NAMES } from '../words/language-names.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { ContactWishes, withContactWishes } from './contact-wishes.tsx'
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'

type Change = RequestOf<'PATCH /customers/{id}'>['body']
const EVERY = ['', '7', '14', '30'] as const
const CHANNELS = ['email', 'sms', 'telegram', 'vk', 'max', 'whatsapp', 'viber', 'web-push', 'hand'] as const
const SOURCES = ['unknown', 'existing', 'referral', 'ads', 'walk-in'] as const

function listOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function addresses(profile: Profile, kind: 'phone' | 'email'): string {
  return profile.contactPoints
    .filter(point => point.kind === kind)
    .map(point => point.address)
    .join(', ')
}

/** The rest of what he likes stays as it is; an empty choice removes the wish. */
function preferencesOf(
  profile: Profile,
  wishes: { readonly every: string; readonly channel: string; readonly address: string },
): Profile['preferences'] {
  const { contentDays: _days, channel: _channel, formOfAddress: _address, ...others } = profile.preferences
  return {
    ...others,
    ...(wishes.address === '' ? {} : { formOfAddress: wishes.address }),
    ...(wishes.every === '' ? {} : { contentDays: Number(wishes.every) }),
    ...(wishes.channel === '' ? {} : { channel: wishes.channel }),
  }
}

function readForm(data: FormData, profile: Profile): Change {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const [dayOfMonth, month, year] = [Number(text('birthDay')), Number(text('birthMonth')), Number(text('birthYear'))]
  const locale = text('locale')
  return {
    fullName: text('name'),
    firstName: text('first'),
    note: text('note'),
    phones: listOf(text('phones')),
    emails: listOf(text('emails')),
    source: SOURCES.find(name => name === text('source')) ?? profile.source,
    birthday: dayOfMonth > 0 && month > 0 ? { day: dayOfMonth, month, year: year > 0 ? year : null } : null,
    locale: isLocale(locale) ? locale : null,
    preferences: withContactWishes(
      preferencesOf(profile, { every: text('every'), channel: text('channel'), address: text('address') }),
      data,
    ),
  }
}

function Birthday({ birthday }: { readonly birthday: Profile['birthday'] }) {
  const w = customersWords.words()
  return (
    <fieldset>
      <legend>{w.profile.birthday}</legend>
      <div class="fields thirds">
        <label class="field">
          <span>{w.editDialog.birthDay}</span>
          <input class="input" name="birthDay" inputMode="numeric" pattern="\d{1,2}" defaultValue={String(birthday?.day ?? '')} />
        </label>
        <label class="field">
          <span>{w.editDialog.birthMonth}</span>
          <input class="input" name="birthMonth" inputMode="numeric" pattern="\d{1,2}" defaultValue={String(birthday?.month ?? '')} />
        </label>
        <label class="field">
          <span>{w.editDialog.birthYear}</span>
          <input class="input" name="birthYear" inputMode="numeric" pattern="\d{4}" defaultValue={String(birthday?.year ?? '')} />
        </label>
      </div>
    </fieldset>
  )
}

function Choices({ profile }: { readonly profile: Profile }) {
  const { editDialog: w, sources, profile: p } = customersWords.words()
  return (
    <div class="fields">
      <ChoiceField label={p.source} name="source" value={profile.source} options={SOURCES.map(name => [name, sources[name]])} />
      <ChoiceField
        label={p.preferred}
        name="channel"
        value={String(profile.preferences['channel'] ?? '')}
        options={[['', p.none], ['phone', p.byPhone], ...CHANNELS.map(name => [name, shellWords().channels[name]] as const)]}
      />
      <ChoiceField
        label={w.contentEvery}
        name="every"
        value={String(profile.preferences['contentDays'] ?? '')}
        options={EVERY.map(days => [days, w.every[days]])}
      />
      <label class="field">
        <span>{w.formOfAddress}</span>
        <select class="input" name="address">
          <option value="">{w.formal}</option>
          <option value="informal" selected={profile.preferences['formOfAddress'] === 'informal'}>
            {w.informal}
          </option>
        </select>
      </label>
      <ChoiceField
        label={w.locale}
        name="locale"
        value={profile.locale}
        options={[['', w.anyLocale], ...LOCALES.map(name => [name, LANGUAGE_NAMES[name]] as const)]}
      />
    </div>
  )
}

export function EditDialog({ profile, onClose }: { readonly profile: Profile; readonly onClose: () => void }) {
  const w = customersWords.words().editDialog
  const save = useChange('PATCH /customers/{id}', {
    refreshes: ['GET /customers/{id}', 'GET /customers'],
    onProblem: () => undefined,
    onDone: () => {
      showToast({ text: shellWords().saved })
      onClose()
    },
  })
  const submit = (form: HTMLFormElement) => save.mutate({ params: { id: profile.customerId }, body: readForm(new FormData(form), profile) })
  return (
    <Dialog title={w.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <div class="fields">
          <label class="field">
            <span>{w.name}</span>
            <input class="input" name="name" maxLength={200} defaultValue={profile.fullName} />
          </label>
          <label class="field">
            <span>{w.first}</span>
            <input class="input" name="first" maxLength={100} defaultValue={profile.firstName} />
          </label>
          <label class="field">
            <span>{w.phones}</span>
            <input class="input" name="phones" inputMode="tel" defaultValue={addresses(profile, 'phone')} />
            <small>{w.several}</small>
          </label>
          <label class="field">
            <span>{w.emails}</span>
            <input class="input" name="emails" inputMode="email" defaultValue={addresses(profile, 'email')} />
          </label>
        </div>
        <Birthday birthday={profile.birthday} />
        <Choices profile={profile} />
        <ContactWishes preferences={profile.preferences} />
        <label class="field">
          <span>{w.note}</span>
          <textarea class="input" name="note" rows={3} maxLength={4000} defaultValue={profile.note} />
        </label>
        {save.error ? (
          <p class="notice problem" role="alert">
            {problemText(save.error)}
          </p>
        ) : null}
        <button class="button primary" disabled={save.isPending}>
          {shellWords().save}
        </button>
      </form>
    </Dialog>
  )
}
