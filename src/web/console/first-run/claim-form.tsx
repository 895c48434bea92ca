/** The one-time link makes its holder the owner: name, login, password. */
import { useSignal } from '@preact/signals'
import { problemText, useChange } from '../client/api.ts'
import { CallProblem } from '../client/call.ts'
import { pathname, queryParameter } from '../router.ts'
import { locale } from '../words/locale.ts'
import { firstRunWords } from './first-run-words.ts'

export function ownerToken(): string | null {
  return /^\/owner-link\/([\w.-]+)$/.exec(pathname.value)?.[1] ?? queryParameter('token')
}

function wrongField(error: unknown, path: string): string | undefined {
  return error instanceof CallProblem ? error.fields.find(field => field.path.endsWith(path))?.message : undefined
}

function PasswordField({ wrong }: { readonly wrong: string | undefined }) {
  const w = firstRunWords.words().claim
  const isShown = useSignal(false)
  return (
    <>
      <label class="field">
        <span>{w.password}</span>
        <input
          class="input"
          name="password"
          {...(isShown.value ? { type: 'text' as const } : { type: 'password' as const })}
          required
          minLength={8}
          maxLength={200}
          autoComplete="new-password"
          aria-describedby="password-hint"
        />
        <small id="password-hint" class={wrong === undefined ? undefined : 'wrong'}>
          {wrong ?? w.passwordHint}
        </small>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={isShown.value}
          onChange={event => {
            isShown.value = event.currentTarget.checked
          }}
        />{' '}
        {w.show}
      </label>
    </>
  )
}

export function ClaimForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const w = firstRunWords.words().claim
  const claim = useChange('POST /session/owner-link', { onDone, onProblem: () => undefined })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    claim.mutate({
      body: {
        token,
        name: String(data.get('name')),
        login: String(data.get('login')),
        password: String(data.get('password')),
        locale: locale.value,
      },
    })
  }
  const { error } = claim
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        submit(event.currentTarget)
      }}
    >
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={120} autoComplete="name" autoFocus />
      </label>
      <label class="field">
        <span>{w.login}</span>
        <input
          class="input"
          name="login"
          required
          minLength={2}
          maxLength={120}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          aria-describedby="login-hint"
        />
        <small id="login-hint" class={wrongField(error, 'login') ? 'wrong' : undefined}>
          {wrongField(error, 'login') ?? w.loginHint}
        </small>
      </label>
      <PasswordField wrong={wrongField(error, 'password')} />
      {error ? (
        <p class="notice problem" role="alert">
          {problemText(error)}
        </p>
      ) : null}
      <button class="button primary wide" disabled={claim.isPending}>
        {w.enter}
      </button>
    </form>
  )
}
