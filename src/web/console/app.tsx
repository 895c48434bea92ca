/** The frame: who is here decides between first run, sign-in and the pages. */
import { useEffect, useRef } from 'preact/hooks'
import { readSetting } from './client/device-settings.ts'
import { loadSession, session } from './client/session.ts'
import { loadFurther, openPage, pageAt, pageComponent } from './pages.ts'
import { LoadState } from './parts/load-state.tsx'
import { pathname } from './router.ts'
import { Bar, Rail } from './shell/navigation.tsx'
import { Notices } from './shell/notices.tsx'
import { Outside } from './shell/outside.tsx'
import { words } from './words/shell-words.ts'

function Pages() {
  const entry = pageAt(pathname.value)
  const content = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  const component = pageComponent(entry)
  useEffect(() => {
    void (entry ? openPage(entry) : loadFurther())
  }, [entry])
  const isShown = component !== undefined
  useEffect(() => {
    if (!isShown) return
    document.title = entry ? `${entry.title()} · Regulars` : 'Regulars'
    if (!isFirst.current) {
      scrollTo(0, 0)
      content.current?.focus({ preventScroll: true })
    }
    isFirst.current = false
  }, [entry, isShown, pathname.value])
  const Page = typeof component === 'function' ? component : null
  return (
    <main class="page" id="content" ref={content} tabIndex={-1}>
      {Page ? (
        <Page />
      ) : (
        <LoadState error={component === 'failed' ? new Error('the page was not fetched') : null} onAgain={() => location.reload()} />
      )}
    </main>
  )
}

/** An empty business shows the choice of a beginning once; after that its pages say what to do. */
function isBeforeFirstChoice(isEmpty: boolean): boolean {
  return isEmpty && pathname.value === '/' && readSetting('started') === null
}

export function App({ problem }: { readonly problem: unknown }) {
  const state = session.value
  if (!state) {
    return (
      <main class="page">
        <h1 class="out-of-sight">Regulars</h1>
        <LoadState error={problem} onAgain={() => location.reload()} />
      </main>
    )
  }
  if (!state.staff || !state.business || isBeforeFirstChoice(state.business.isEmpty)) {
    return (
      <>
        <Outside onDone={() => void loadSession()} />
        <Notices />
      </>
    )
  }
  return (
    <div class="shell">
      <a class="button primary skip" href="#content">
        {words().skip}
      </a>
      <Rail />
      <Pages />
      <Bar />
      <Notices />
    </div>
  )
}
