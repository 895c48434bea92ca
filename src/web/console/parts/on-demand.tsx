/** A part that is fetched when it is first shown, so that the first page stays small. */
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { showProblem } from '../client/api.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { locale } from '../words/locale.ts'

export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  words?: Catalogue<unknown>,
): ComponentType<Props> {
  const loaded = signal<{ readonly Part: ComponentType<Props> } | null>(null)
  return function OnDemand(props: Props) {
    useEffect(() => {
      if (loaded.value) return
      Promise.all([load(), words?.load(locale.value)])
        .then(([Part]) => {
          loaded.value = { Part }
        })
        .catch(showProblem)
    }, [])
    if (!loaded.value) return null
    const { Part } = loaded.value
    return <Part {...props} />
  }
}
