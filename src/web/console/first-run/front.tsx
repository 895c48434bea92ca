/** The frame of the pages before the console: the name, the promise, the language. */
import type { ComponentChildren } from 'preact'
import { LOCALES } from '../../../kernel/locale.ts'
import { Mark } from '../parts/icon.tsx'
import { LANGUAGE_NAMES } from '../words/language-names.ts'
import { changeLocale, locale } from '../words/locale.ts'
import { words } from '../words/shell-words.ts'
import './first-run.css'
import '../styles/aside.css'
import '../styles/notices.css'
import '../styles/forms.css'

export function LanguageChoice({ label }: { readonly label: string }) {
  return (
    <div class="row" role="group" aria-label={label}>
      {LOCALES.map(name => (
        <button
          key={name}
          type="button"
          class="chip"
          lang={name}
          aria-pressed={locale.value === name}
          onClick={() => void changeLocale(name)}
        >
          {LANGUAGE_NAMES[name]}
        </button>
      ))}
    </div>
  )
}

interface FrontProps {
  readonly children: ComponentChildren
  readonly isWide?: boolean
}

export function Front({ children, isWide = false }: FrontProps) {
  return (
    <div class="front">
      <header class="front-head">
        <span class="brand">
          <Mark size={30} /> Regulars
        </span>
        <LanguageChoice label={words().language} />
      </header>
      <main class={isWide ? 'front-body wide' : 'front-body'} id="content">
        {children}
      </main>
    </div>
  )
}
