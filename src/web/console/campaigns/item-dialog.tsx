/** One piece of content, written once and sent to whom it interests. */
import { useSignal } from '@preact/signals'
import { useChange } from '../client/api.ts'
import { business, today } from '../client/session.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { campaignsWords } from './campaigns-words.ts'

const KINDS = ['news', 'useful', 'fun', 'offer', 'partner'] as const
/** News are old after a quarter. */
const VALID_DAYS = 90

function bodyOf(data: FormData, locale: 'ru' | 'bg' | 'en') {
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const topics = text('topics')
    .split(',')
    .map(topic => topic.trim())
  return {
    kind: KINDS.find(one => one === text('kind')) ?? ('news' as const),
    title: text('title'),
    topics: topics.filter(topic => topic !== ''),
    words: { [locale]: { subject: text('title'), text: text('text') } },
    advertiser: text('advertiser') || null,
    adToken: text('adToken') || null,
    fromDay: today.value,
    toDay: new Date(Date.parse(`${today.value}T00:00:00Z`) + VALID_DAYS * 86_400_000).toISOString().slice(0, 10),
    state: 'approved' as const,
  }
}

export function ItemDialog({ onClose }: { readonly onClose: () => void }) {
  const w = campaignsWords.words()
  const locale = business.value?.locale ?? 'en'
  const add = useChange('POST /content', { refreshes: ['GET /content'], onDone: onClose })
  return (
    <Dialog title={w.newItem} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          add.mutate({ body: bodyOf(new FormData(event.currentTarget), locale) })
        }}
      >
        <Fields />
        <button class="button primary wide" disabled={add.isPending}>
          {w.approveItem}
        </button>
      </form>
    </Dialog>
  )
}

function Fields() {
  const w = campaignsWords.words()
  const kind = useSignal<(typeof KINDS)[number]>('news')
  return (
    <>
      <label class="field">
        <span>{w.itemTitle}</span>
        <input class="input" name="title" required maxLength={200} autoComplete="off" />
      </label>
      <ChoiceField
        label={w.kind}
        name="kind"
        value={kind.value}
        options={KINDS.map(one => [one, w.kinds[one]])}
        onChoose={next => {
          kind.value = next
        }}
      />
      <label class="field">
        <span>{w.text}</span>
        <textarea class="input" name="text" required maxLength={4000} defaultValue="{{ hello }} " />
      </label>
      <label class="field">
        <span>{w.topics}</span>
        <input class="input" name="topics" maxLength={400} autoComplete="off" />
        <small>{w.topicsHint}</small>
      </label>
      {kind.value === 'partner' ? (
        <>
          <label class="field">
            <span>{w.advertiser}</span>
            <input class="input" name="advertiser" required maxLength={200} autoComplete="off" />
          </label>
          <label class="field">
            <span>{w.adToken}</span>
            <input class="input" name="adToken" maxLength={100} autoComplete="off" />
          </label>
        </>
      ) : null}
    </>
  )
}
