/** One field of a provider, in the form the server's table asks for. */
import { type ProviderField, wordOf } from './provider.ts'
import { providersWords } from './providers-words.ts'

interface FieldProps {
  readonly field: ProviderField
  readonly value: string
  readonly isStored: boolean
  /** Drawn by the server when it is left empty. */
  readonly isMade: boolean
  readonly problem: string | null
}

export function FieldOf({ field, value, isStored, isMade, problem }: FieldProps) {
  const w = providersWords.words()
  const label = wordOf(w.fields, field.name)
  const isOptional = isMade || field.standard === '' || isStored
  const hint = isStored ? w.stored : isOptional ? w.optional : null
  const common = { name: field.name, class: 'input', 'aria-invalid': problem !== null, placeholder: field.standard ?? '' } as const
  const shared = { ...common, autoComplete: 'off', autoCapitalize: 'none', spellcheck: false, defaultValue: value } as const
  return (
    <label class="field">
      <span>{label}</span>
      {field.form === 'choice' ? (
        <select class="input" name={field.name} defaultValue={value === '' ? (field.standard ?? '') : value}>
          {field.choices.map(choice => (
            <option key={choice} value={choice}>
              {wordOf(w.choices, choice)}
            </option>
          ))}
        </select>
      ) : field.form === 'long-text' ? (
        <textarea {...shared} rows={3} />
      ) : field.form === 'secret' ? (
        <input {...shared} type="password" autoComplete="new-password" />
      ) : (
        <input {...shared} type="text" inputMode={field.form === 'number' ? 'numeric' : field.form === 'url' ? 'url' : 'text'} />
      )}
      {problem === null ? hint === null ? null : <small>{hint}</small> : <small class="problem">{problem}</small>}
    </label>
  )
}
