/** This screen: language, colours, keys, password; and leaving the sample shop. */
import { useSignal } from '@preact/signals'
import { LOCALES, type Locale } from '../../../kernel/locale.ts'
import { problemText, showProblem, useChange } from '../client/api.ts'
import { call } from '../client/call.ts'
import { applyTheme, theme, THEMES } from '../client/theme.ts'
import { OwnForm } from '../first-run/own-form.tsx'
import { firstRunWords } from '../first-run/first-run-words.ts'
import { loadSession } from '../client/session.ts'
import { showToast } from '../shell/notices.tsx'
import { areShortcutsOn, switchShortcuts } from '../today/shortcuts-switch.ts'
import { LANGUAGE_NAMES } from '../words/language-names.ts'
import { changeLocale, locale } from '../words/locale.ts'
import { words as shellWords } from '../words/shell-words.ts'
import type { SectionProps } from './settings.ts'
import { settingsWords } from './settings-words.ts'

/** The language also goes to the server, so that its sentences and the other devices follow. */
async function choose(next: Locale): Promise<void> {
  await changeLocale(next)
  await call('PATCH /session', { body: { locale: next } })
}

function Password() {
  const w = settingsWords.words().console
  const change = useChange('PUT /session/password', { onProblem: () => undefined, onDone: () => showToast({ text: w.changed }) })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    change.mutate({ body: { current: String(data.get('current')), next: String(data.get('next')) } }, { onSuccess: () => form.reset() })
  }
  return (
    <form
      class="card stack settings-form"
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <h2>{w.password}</h2>
      <div class="fields">
        <label class="field">
          <span>{w.current}</span>
          <input class="input" type="password" name="current" required autoComplete="current-password" />
        </label>
        <label class="field">
          <span>{w.next}</span>
          <input class="input" type="password" name="next" required minLength={8} maxLength={200} autoComplete="new-password" />
        </label>
      </div>
      {change.error ? (
        <p class="notice problem" role="alert">
          {problemText(change.error)}
        </p>
      ) : null}
      <button class="button" disabled={change.isPending}>
        {w.change}
      </button>
    </form>
  )
}

function Fresh() {
  const w = settingsWords.words().console
  const isOpen = useSignal(false)
  const open = async () => {
    await firstRunWords.load(locale.value)
    isOpen.value = true
  }
  if (isOpen.value)
    return (
      <div class="cover">
        <OwnForm
          onDone={() => void loadSession()}
          onBack={() => {
            isOpen.value = false
          }}
        />
      </div>
    )
  return (
    <section class="card stack settings-form">
      <div>
        <h2>{w.fresh}</h2>
        <p class="quiet">{w.freshText}</p>
      </div>
      <button type="button" class="button" onClick={() => void open().catch(showProblem)}>
        {w.freshButton}
      </button>
    </section>
  )
}

export function ConsoleSection({ settings }: SectionProps) {
  const { console: w, sections } = settingsWords.words()
  return (
    <div class="stack">
      <section class="card stack settings-form">
        <h2>{sections.console}</h2>
        <div class="stack-s">
          <h3>{shellWords().language}</h3>
          <div class="row" role="group" aria-label={shellWords().language}>
            {LOCALES.map(name => (
              <button
                key={name}
                type="button"
                class="chip"
                lang={name}
                aria-pressed={locale.value === name}
                onClick={() => void choose(name).catch(showProblem)}
              >
                {LANGUAGE_NAMES[name]}
              </button>
            ))}
          </div>
        </div>
        <div class="stack-s">
          <h3>{w.theme}</h3>
          <div class="row" role="group" aria-label={w.theme}>
            {THEMES.map(name => (
              <button key={name} type="button" class="chip" aria-pressed={theme.value === name} onClick={() => applyTheme(name)}>
                {w.themes[name]}
              </button>
            ))}
          </div>
        </div>
        <label class="check">
          <input type="checkbox" checked={areShortcutsOn.value} onChange={event => switchShortcuts(event.currentTarget.checked)} />{' '}
          {w.shortcuts}
        </label>
      </section>
      <Password />
      {settings.isSample ? <Fresh /> : null}
    </div>
  )
}
