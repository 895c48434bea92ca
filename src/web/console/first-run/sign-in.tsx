/** Login and password; pasting works, and so do password managers. */
import { useChange, problemText } from '../client/api.ts'
import { firstRunWords } from './first-run-words.ts'
import { Front } from './front.tsx'

export function SignIn({ onDone }: { readonly onDone: () => void }) {
  const signIn = useChange('POST /session', {
    // A cashier has one page; the server sends him there from any other.
    onDone: state => (state.staff?.role === 'cashier' ? location.assign('/till') : onDone()),
    onProblem: () => undefined,
  })
  const w = firstRunWords.words().signIn
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    signIn.mutate({ body: { login: String(data.get('login')), password: String(data.get('password')) } })
  }
  return (
    <Front>
      <h1>{w.title}</h1>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <label class="field">
          <span>{w.login}</span>
          <input class="input" name="login" required autoComplete="username" autoCapitalize="none" autoFocus />
        </label>
        <label class="field">
          <span>{w.password}</span>
          <input class="input" type="password" name="password" required autoComplete="current-password" />
        </label>
        {signIn.error ? (
          <p class="notice problem" role="alert">
            {problemText(signIn.error)}
          </p>
        ) : null}
        <button class="button primary wide" disabled={signIn.isPending}>
          {w.enter}
        </button>
      </form>
      <p class="small quiet">{w.forgot}</p>
    </Front>
  )
}
