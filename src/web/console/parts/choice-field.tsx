/** One of a few, with its name above it. */

interface ChoiceFieldProps<Value extends string> {
  readonly label: string
  /** Under which the form sends it. */
  readonly name?: string
  /** What is sent, and what is read. */
  readonly options: readonly (readonly [Value, string])[]
  readonly value?: string | null | undefined
  readonly isRequired?: boolean
  readonly onChoose?: (value: Value) => void
}

export function ChoiceField<Value extends string>({ label, name, options, value, isRequired, onChoose }: ChoiceFieldProps<Value>) {
  const choose = (text: string) => {
    const chosen = options.find(([option]) => option === text)
    if (chosen) onChoose?.(chosen[0])
  }
  return (
    <label class="field">
      <span>{label}</span>
      <select class="input" name={name} required={isRequired} onChange={event => choose(event.currentTarget.value)}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
