/** The frame of a section: a card with fields, its own save button, and what was wrong in words. */
import type { ComponentChildren } from 'preact'
import { CallProblem } from '../client/call.ts'
import { words } from '../words/shell-words.ts'
import './settings-form.css'

interface SettingsFormProps {
  readonly title: string
  readonly lead?: string
  readonly isSaving: boolean
  readonly error: unknown
  readonly onSave: (data: FormData) => void
  /** What else can be done with what is filled in: beside the save button. */
  readonly actions?: ComponentChildren
  readonly children: ComponentChildren
}

export function SettingsForm({ title, lead, isSaving, error, onSave, actions, children }: SettingsFormProps) {
  const fields = error instanceof CallProblem ? error.fields : []
  return (
    <form
      class="card stack settings-form"
      aria-label={title}
      onSubmit={event => {
        event.preventDefault()
        onSave(new FormData(event.currentTarget))
      }}
    >
      <div>
        <h2>{title}</h2>
        {lead === undefined ? null : <p class="quiet">{lead}</p>}
      </div>
      {children}
      {fields.length > 0 ? (
        <ul class="notice problem" role="alert">
          {fields.map(field => (
            <li key={field.path}>{field.message}</li>
          ))}
        </ul>
      ) : null}
      <div class="form-actions">
        <button class="button primary" disabled={isSaving}>
          {words().save}
        </button>
        {actions}
      </div>
    </form>
  )
}

interface NumberFieldProps {
  readonly name: string
  readonly label: string
  readonly value: number | null
  readonly min?: number
  readonly max?: number
  readonly step?: number | 'any'
  readonly hint?: string
  readonly isOptional?: boolean
}

export function NumberField({ name, label, value, min = 0, max, step = 1, hint, isOptional = false }: NumberFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        class="input"
        type="number"
        inputMode="decimal"
        name={name}
        min={min}
        step={step}
        required={!isOptional}
        defaultValue={value === null ? '' : String(value)}
        {...(max === undefined ? {} : { max })}
      />
      {hint === undefined ? null : <small>{hint}</small>}
    </label>
  )
}
