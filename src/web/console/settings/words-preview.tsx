/** What three real customers would read while the owner types; before there are any, an invented one. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnswerOf } from '../../../contract/contract.ts'
import type { Locale } from '../../../kernel/locale.ts'
import { call } from '../client/call.ts'
import { words as shellWords } from '../words/shell-words.ts'
import type { WordsForm, WrittenRung } from './message-words.ts'
import type { Settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'
import { SmsCost } from './sms-cost.tsx'

type Samples = AnswerOf<'POST /words/previews'>['items']

/** So long after the last key the words are shown anew. */
const PAUSE_MS = 350

interface PreviewProps {
  readonly text: string
  readonly rung: WrittenRung
  readonly locale: Locale
  readonly form: WordsForm
  /** With an invented customer, at once. */
  readonly invented: string
  readonly settings: Settings
}

export function WordsPreview({ text, rung, locale, form, invented, settings }: PreviewProps) {
  const w = settingsWords.words().words
  const samples = useSignal<Samples>([])
  useEffect(() => {
    let isOld = false
    const timer = setTimeout(() => {
      call('POST /words/previews', { body: { occasion: rung, locale, isSms: form === 'sms', text } }).then(
        answer => {
          if (!isOld) samples.value = answer.items
        },
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [text, rung, locale, form])
  const longest = samples.value.reduce((known, one) => ((one.text?.length ?? 0) > known.length ? (one.text ?? '') : known), '')
  return (
    <div class="stack-s" aria-live="polite">
      <h3>{w.preview}</h3>
      {samples.value.length === 0 ? (
        <p class="bubble" lang={locale}>
          {invented}
        </p>
      ) : (
        samples.value.map(one => (
          <div key={one.customerId}>
            <a class="small" href={`/customers/${one.customerId}`}>
              {one.name || shellWords().noName}
            </a>
            {one.text === null ? (
              <p class="notice">{w.skipped}</p>
            ) : (
              <p class="bubble" lang={locale}>
                {one.text}
              </p>
            )}
          </div>
        ))
      )}
      <p class="small quiet">{w.hint}</p>
      <SmsCost text={longest === '' ? invented : longest} locale={locale} settings={settings} />
    </div>
  )
}
