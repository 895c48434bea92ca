/** The ways through the console: a rail on wide screens, a bar under the thumb on phones. */
import { useSignal } from '@preact/signals'
import { business, session, signOut } from '../client/session.ts'
import { settled, showProblem } from '../client/api.ts'
import { loadFurther, PAGES, pageAt, type PageName } from '../pages.ts'
import { onDemand } from '../parts/on-demand.tsx'
import { Icon, Mark } from '../parts/icon.tsx'
import { pathname } from '../router.ts'
import { words } from '../words/shell-words.ts'

const Dialog = onDemand(async () => (await import('../parts/dialog.tsx')).Dialog)

/** The rest of the navigation comes with the table of the further pages, after the first page is shown. */
const FurtherLinks = onDemand(async () => {
  await settled()
  await loadFurther()
  return (await import('./further-links.tsx')).FurtherLinks
})

const IN_RAIL: readonly PageName[] = ['today', 'customers', 'numbers']
const IN_BAR: readonly PageName[] = ['today', 'customers', 'add', 'numbers']

function NavLink({ name }: { readonly name: PageName }) {
  const entry = PAGES.find(page => page.name === name)
  if (!entry) return null
  const isHere = pageAt(pathname.value)?.name === name
  return (
    <a href={entry.path} class={name === 'add' ? 'add' : undefined} aria-current={isHere ? 'page' : undefined}>
      <Icon name={entry.icon} />
      <span>{words().pages[name]}</span>
    </a>
  )
}

function SignOut() {
  return (
    <button type="button" class="button ghost" onClick={() => void signOut().catch(showProblem)}>
      {words().signOut}
    </button>
  )
}

export function Rail() {
  return (
    <header class="rail">
      <a href="/" class="brand">
        <Mark /> Regulars
      </a>
      <a href="/add" class="button">
        <Icon name="add" size={20} /> {words().pages.add}
      </a>
      <nav class="nav" aria-label={words().navigation}>
        {IN_RAIL.map(name => (
          <NavLink key={name} name={name} />
        ))}
        <FurtherLinks />
      </nav>
      <div class="foot small">
        <p class="strong">{business.value?.name}</p>
        {business.value?.isSample ? <p class="quiet">{words().sampleShop}</p> : null}
        <p class="quiet">{session.value?.staff?.name}</p>
        <SignOut />
      </div>
    </header>
  )
}

export function Bar() {
  const isMenuOpen = useSignal(false)
  const close = () => {
    isMenuOpen.value = false
  }
  const here = pageAt(pathname.value)?.name
  const isInMenu = !IN_BAR.some(name => name === here)
  return (
    <>
      <nav class="nav bar" aria-label={words().navigation}>
        {IN_BAR.map(name => (
          <NavLink key={name} name={name} />
        ))}
        <button
          type="button"
          aria-haspopup="dialog"
          aria-current={isInMenu ? 'true' : undefined}
          onClick={() => {
            isMenuOpen.value = true
          }}
        >
          <Icon name="more" />
          <span>{words().pages.more}</span>
        </button>
      </nav>
      {isMenuOpen.value ? (
        <Dialog title={business.value?.name ?? words().pages.more} onClose={close}>
          <div class="nav menu" onClick={close}>
            <FurtherLinks />
          </div>
          <SignOut />
        </Dialog>
      ) : null}
    </>
  )
}
