/** The words for customers: ours, until the owner writes his own; the preview shows what a customer would read. */
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { LOCALES, type Locale } from '../../../kernel/locale.ts'
import { LANGUAGE_NAMES } from '../words/language-names.ts'
import {
  OUR_WORDS,
  ourTemplate,
  preview,
  TEMPLATE_FIELDS,
  WORDS_FORMS,
  WRITTEN_RUNGS,
  type OurWords,
  type WordsForm,
  type WrittenRung,
} from './message-words.ts'
import { useSaveSettings } from './save-settings.ts'
import { SettingsForm } from './settings-form.tsx'
import type { SectionProps } from './settings.ts'
import { WordsPreview } from './words-preview.tsx'
import { settingsWords } from './settings-words.ts'

interface EditorProps extends SectionProps {
  readonly ours: OurWords
  readonly rung: WrittenRung
  readonly locale: Locale
  readonly form: WordsForm
}

function Editor({ settings, ours, rung, locale, form }: EditorProps) {
  const w = settingsWords.words().words
  const key = `${form === 'sms' ? 'sms.' : ''}${rung}.${locale}`
  // Without short words of his own, an SMS takes the owner's long ones.
  const inherited = form === 'sms' ? settings.words.templates[`${rung}.${locale}`] : undefined
  const original = inherited ?? ourTemplate(ours, { rung, trade: settings.trade, form })
  const text = useSignal(settings.words.templates[key] ?? original)
  const area = useRef<HTMLTextAreaElement>(null)
  const { save, isSaving, error } = useSaveSettings(settings)
  const insert = (field: string) => {
    const at = area.current?.selectionStart ?? text.value.length
    text.value = `${text.value.slice(0, at)}{{ ${field} }}${text.value.slice(at)}`
    area.current?.focus()
  }
  const submit = () => {
    const { [key]: _old, ...others } = settings.words.templates
    const isOwn = text.value.trim() !== '' && text.value !== original
    save({ words: { templates: isOwn ? { ...others, [key]: text.value } : others } })
  }
  return (
    <SettingsForm title={w.rungs[rung]} isSaving={isSaving} error={error} onSave={submit}>
      <label class="field">
        <span>
          {w.text} <span class="badge">{text.value === original ? w.ours : w.own}</span>
        </span>
        <textarea
          ref={area}
          class="input"
          lang={locale}
          rows={4}
          maxLength={4000}
          value={text.value}
          onInput={event => {
            text.value = event.currentTarget.value
          }}
        />
      </label>
      <div class="row" role="group" aria-label={w.insert}>
        {TEMPLATE_FIELDS.map(field => (
          <button key={field} type="button" class="chip" onClick={() => insert(field)}>
            + {w.fields[field]}
          </button>
        ))}
      </div>
      <WordsPreview
        text={text.value === original ? '' : text.value}
        rung={rung}
        locale={locale}
        form={form}
        invented={preview(text.value, { ours, settings, sample: w.sample })}
        settings={settings}
      />
      {text.value === original ? null : (
        <button
          type="button"
          class="button ghost"
          onClick={() => {
            text.value = original
          }}
        >
          {w.restore}
        </button>
      )}
    </SettingsForm>
  )
}

interface ChoiceProps<N extends string> {
  readonly label: string
  readonly names: readonly N[]
  readonly chosen: Signal<N>
  readonly textOf: (name: N) => string
}

function Choice<N extends string>({ label, names, chosen, textOf }: ChoiceProps<N>) {
  return (
    <div class="row" role="group" aria-label={label}>
      {names.map(name => (
        <button
          key={name}
          type="button"
          class="chip"
          aria-pressed={chosen.value === name}
          onClick={() => {
            chosen.value = name
          }}
        >
          {textOf(name)}
        </button>
      ))}
    </div>
  )
}

export function WordsSection({ settings }: SectionProps) {
  const w = settingsWords.words().words
  const language = useSignal<Locale>(settings.locale)
  const rung = useSignal<WrittenRung>('offer')
  const form = useSignal<WordsForm>('long')
  const ours = useSignal<{ readonly locale: Locale; readonly words: OurWords } | null>(null)
  useEffect(() => {
    const wanted = language.value
    void OUR_WORDS[wanted]().then(words => {
      ours.value = { locale: wanted, words }
    })
  }, [language.value])
  const shown = ours.value
  return (
    <div class="stack">
      <p class="quiet">{w.lead}</p>
      <div class="filters">
        {WRITTEN_RUNGS.map(name => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={rung.value === name}
            onClick={() => {
              rung.value = name
            }}
          >
            {w.rungs[name]}
          </button>
        ))}
      </div>
      <Choice label={w.language} names={LOCALES} chosen={language} textOf={name => LANGUAGE_NAMES[name]} />
      <Choice label={w.text} names={WORDS_FORMS} chosen={form} textOf={name => w.forms[name]} />
      {shown ? (
        <Editor
          key={`${form.value}.${rung.value}.${shown.locale}`}
          settings={settings}
          ours={shown.words}
          rung={rung.value}
          locale={shown.locale}
          form={form.value}
        />
      ) : null}
    </div>
  )
}
