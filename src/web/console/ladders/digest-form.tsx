/** The morning message to the owner: by which channel, to which address, at what time; off when the address is empty. */
import { planningWords } from '../calendar/planning-words.ts'
import { useChange } from '../client/api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { SettingsForm } from '../settings/settings-form.tsx'
import { showToast } from '../shell/notices.tsx'
import type { Planning } from './ladder-form.tsx'

const CHANNELS = ['email', 'sms', 'telegram', 'vk', 'max', 'whatsapp', 'viber'] as const
const EIGHT = 480

function readDigest(data: FormData) {
  const address = String(data.get('address') ?? '').trim()
  if (address === '') return null
  const [hours = 8, minutes = 0] = String(data.get('time')).split(':').map(Number)
  const channel = CHANNELS.find(one => one === data.get('channel')) ?? 'email'
  return { channel, address, minute: hours * 60 + minutes }
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export function DigestForm({ planning: { digest, version } }: { readonly planning: Planning }) {
  const w = planningWords.words().ladders.digest
  const save = useChange('PATCH /planning', { refreshes: ['GET /planning'], onDone: () => showToast({ text: w.saved }) })
  return (
    <SettingsForm
      title={w.title}
      lead={w.lead}
      isSaving={save.isPending}
      error={save.error}
      onSave={data => save.mutate({ body: { digest: readDigest(data), version } })}
    >
      <div class="fields">
        <ChoiceField
          label={w.channel}
          name="channel"
          value={digest?.channel}
          options={CHANNELS.map(channel => [channel, w.channels[channel]])}
        />
        <label class="field">
          <span>{w.address}</span>
          <input class="input" name="address" defaultValue={digest?.address ?? ''} maxLength={200} />
        </label>
        <label class="field">
          <span>{w.time}</span>
          <input class="input" type="time" name="time" defaultValue={timeOf(digest?.minute ?? EIGHT)} required />
        </label>
      </div>
    </SettingsForm>
  )
}
