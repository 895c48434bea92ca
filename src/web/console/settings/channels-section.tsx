/** How messages leave: not at all, by e-mail, or by the owner's own hand. */
import { useSignal } from '@preact/signals'
import { useSaveSettings } from './save-settings.ts'
import { NumberField, SettingsForm } from './settings-form.tsx'
import type { SectionProps, Settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'

type Channel = Settings['channels']['active'][number]
const CHANNELS = ['sandbox', 'email', 'hand'] as const
const SUBMISSION_PORT = 587

function EmailFields({ email }: { readonly email: Settings['channels']['email'] }) {
  const w = settingsWords.words().channels
  return (
    <div class="fields">
      <label class="field">
        <span>{w.host}</span>
        <input class="input" name="host" maxLength={253} autoCapitalize="none" spellcheck={false} defaultValue={email?.host ?? ''} />
      </label>
      <NumberField name="port" label={w.port} value={email?.port ?? SUBMISSION_PORT} min={1} max={65_535} />
      <label class="field">
        <span>{w.user}</span>
        <input class="input" name="user" maxLength={200} autoComplete="off" defaultValue={email?.user ?? ''} />
      </label>
      <label class="field">
        <span>{w.password}</span>
        <input class="input" name="password" type="password" maxLength={500} autoComplete="new-password" />
        {email?.hasPassword ? <small>{w.keepPassword}</small> : null}
      </label>
      <label class="field">
        <span>{w.from}</span>
        <input class="input" name="from" maxLength={300} defaultValue={email?.from ?? ''} />
        <small>{w.fromHint}</small>
      </label>
      <label class="check">
        <input type="checkbox" name="secure" defaultChecked={email?.secure ?? false} /> {w.secure}
      </label>
      {email === null ? null : <a href="/settings/email">{w.emailMore}</a>}
    </div>
  )
}

function readEmail(data: FormData) {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  if (text('host') === '' || text('from') === '') return null
  const password = String(data.get('password') ?? '')
  return {
    host: text('host'),
    port: Number(text('port')),
    secure: data.get('secure') !== null,
    user: text('user'),
    from: text('from'),
    ...(password === '' ? {} : { password }),
  }
}

export function ChannelsSection({ settings }: SectionProps) {
  const { channels: w, sections } = settingsWords.words()
  const { save, isSaving, error } = useSaveSettings(settings)
  const active = useSignal<readonly Channel[]>(settings.channels.active)
  const wrong = useSignal('')
  const toggle = (channel: Channel, isOn: boolean) => {
    // The other channels have a page of their own and stay as they are.
    const others = active.value.filter(name => name !== channel)
    active.value = isOn ? [...others, channel] : others
  }
  const submit = (data: FormData) => {
    const isEmailOn = active.value.includes('email')
    const email = isEmailOn ? readEmail(data) : settings.channels.email
    wrong.value = isEmailOn && !email ? w.needEmail : ''
    if (wrong.value !== '') return
    const chosen: Channel[] = active.value.length === 0 ? ['sandbox'] : [...active.value]
    save({ channels: { active: chosen, ...(isEmailOn && email ? { email } : {}) } })
  }
  return (
    <SettingsForm title={sections.channels} lead={w.lead} isSaving={isSaving} error={error} onSave={submit}>
      <ul class="channel-list">
        {CHANNELS.map(channel => (
          <li key={channel}>
            <label class="check">
              <input
                type="checkbox"
                checked={active.value.includes(channel)}
                onChange={event => toggle(channel, event.currentTarget.checked)}
              />
              <span>
                <span class="strong">{w.names[channel]}</span>
                <br />
                <span class="small quiet">{w.texts[channel]}</span>
              </span>
            </label>
            {channel === 'email' && active.value.includes('email') ? <EmailFields email={settings.channels.email} /> : null}
          </li>
        ))}
      </ul>
      <a class="button" href="/settings/providers">
        {w.more}
      </a>
      {wrong.value === '' ? null : (
        <p class="notice problem" role="alert">
          {wrong.value}
        </p>
      )}
    </SettingsForm>
  )
}
