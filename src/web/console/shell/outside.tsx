/** Before the console proper: first run or sign-in, fetched only when somebody needs them. */
import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { session } from '../client/session.ts'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { locale } from '../words/locale.ts'

interface OutsideProps {
  readonly onDone: () => void
}

export function Outside({ onDone }: OutsideProps) {
  const page = useSignal<{ readonly Component: ComponentType<OutsideProps> } | undefined>(undefined)
  const error = useSignal<unknown>(null)
  const isSignIn = session.value?.staff === null && !session.value.isFirstRun && !pathname.value.startsWith('/owner-link')
  useEffect(() => {
    const load = async () => {
      const part = isSignIn
        ? import('../first-run/sign-in.tsx').then(module => module.SignIn)
        : import('../first-run/first-run.tsx').then(module => module.FirstRun)
      const { firstRunWords } = await import('../first-run/first-run-words.ts')
      await firstRunWords.load(locale.value)
      page.value = { Component: await part }
    }
    load().catch((reason: unknown) => {
      error.value = reason
    })
  }, [isSignIn])
  if (!page.value)
    return (
      <main class="page">
        <LoadState error={error.value} onAgain={() => location.reload()} />
      </main>
    )
  const { Component } = page.value
  return <Component onDone={onDone} />
}
