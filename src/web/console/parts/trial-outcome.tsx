/** What came of a message that the owner sent to himself. */

export interface Told {
  readonly text: string
  readonly isProblem: boolean
}

export function TrialOutcome({ told }: { readonly told: Told | null }) {
  if (told === null) return null
  return (
    <p class={told.isProblem ? 'notice problem' : 'notice'} role="status">
      {told.text}
    </p>
  )
}
