/** Where answers come back to, and the mailbox that is read. */
import { useSaveSettings } from '../settings/save-settings.ts'
import { NumberField, SettingsForm } from '../settings/settings-form.tsx'
import type { Settings } from '../settings/settings.ts'
import { emailWords } from './email-words.ts'

type Email = NonNullable<Settings['channels']['email']>
const IMAPS_PORT = 993

interface ReturnsFormProps {
  readonly settings: Settings
  readonly email: Email
}

export function ReturnsForm({ settings, email }: ReturnsFormProps) {
  const w = emailWords.words().returns
  const { save, isSaving, error } = useSaveSettings(settings)
  const { host, port, secure, user, from, inbox } = email
  const submit = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const password = String(data.get('password') ?? '')
    const read =
      text('host') === ''
        ? null
        : {
            host: text('host'),
            port: Number(text('port')),
            secure: data.get('secure') !== null,
            user: text('user'),
            ...(password === '' ? {} : { password }),
          }
    save({ channels: { email: { host, port, secure, user, from, mailbox: text('mailbox') === '' ? null : text('mailbox'), inbox: read } } })
  }
  return (
    <SettingsForm title={w.title} lead={w.lead} isSaving={isSaving} error={error} onSave={submit}>
      <label class="field">
        <span>{w.mailbox}</span>
        <input class="input" type="email" name="mailbox" maxLength={254} defaultValue={email.mailbox ?? ''} />
        <small>{w.mailboxHint}</small>
      </label>
      <div class="fields">
        <label class="field">
          <span>{w.host}</span>
          <input class="input" name="host" maxLength={253} autoCapitalize="none" spellcheck={false} defaultValue={inbox?.host ?? ''} />
        </label>
        <NumberField name="port" label={w.port} value={inbox?.port ?? IMAPS_PORT} min={1} max={65_535} />
        <label class="field">
          <span>{w.user}</span>
          <input class="input" name="user" maxLength={200} autoComplete="off" defaultValue={inbox?.user ?? ''} />
        </label>
        <label class="field">
          <span>{w.password}</span>
          <input class="input" name="password" type="password" maxLength={500} autoComplete="new-password" />
          {inbox?.hasPassword ? <small>{w.keepPassword}</small> : null}
        </label>
        <label class="check">
          <input type="checkbox" name="secure" defaultChecked={inbox?.secure ?? true} /> {w.secure}
        </label>
      </div>
    </SettingsForm>
  )
}
