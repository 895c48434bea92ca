/** What stands where an answer will be: a calm place-holder, or what went wrong and what to do. */
import { problemText } from '../client/api.ts'
import { words } from '../words/shell-words.ts'

interface LoadStateProps {
  readonly error: unknown
  readonly onAgain: () => void
}

export function LoadState({ error, onAgain }: LoadStateProps) {
  if (!error) return <div class="skeleton" role="img" aria-label={words().loading} />
  return (
    <div class="notice problem" role="alert">
      <p>
        <span class="strong">{words().problems.title}.</span> {problemText(error)}
      </p>
      <button type="button" class="button" onClick={onAgain}>
        {words().again}
      </button>
    </div>
  )
}
