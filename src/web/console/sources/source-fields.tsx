/** What is made at the source and pasted here. */
import { sourcesWords } from './sources-words.ts'

interface Field {
  readonly name: string
  readonly origin: 'ours' | 'theirs'
  readonly isRequired: boolean
  readonly isSet?: boolean
}

export function SourceFields({ fields }: { readonly fields: readonly Field[] }) {
  const w = sourcesWords.words()
  return (
    <div class="fields">
      {fields
        .filter(field => field.origin === 'theirs' || !field.isRequired)
        .map(field => (
          <label key={field.name} class="field">
            <span>{w.theirs[field.name] ?? field.name}</span>
            <input class="input" name={field.name} autoComplete="off" autoCapitalize="none" spellcheck={false} maxLength={4000} />
            {field.isSet ? <small>{w.isSet}</small> : field.isRequired ? null : <small>{w.optional}</small>}
          </label>
        ))}
    </div>
  )
}

export function secretsOf(form: HTMLFormElement, fields: readonly Field[]): Record<string, string> {
  const data = new FormData(form)
  const given = fields.map(field => [field.name, String(data.get(field.name) ?? '').trim()] as const)
  return Object.fromEntries(given.filter(([, text]) => text !== ''))
}

export function Steps({ source }: { readonly source: string }) {
  const w = sourcesWords.words()
  return (
    <section class="stack-s">
      <h2>{w.how}</h2>
      <ol class="steps">
        {(w.steps[source] ?? []).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
