/** The second half of the navigation, in named groups. */
import { FURTHER_PAGES, type FurtherPage, GROUPS } from '../further-pages.ts'
import { furtherWords } from '../further-words.ts'
import { pageAt } from '../pages.ts'
import { Drawn } from '../parts/icon.tsx'
import { pathname } from '../router.ts'
import '../styles/notices.css'
import '../styles/print.css'

export function FurtherLinks() {
  const here = pageAt(pathname.value)?.name
  return (
    <>
      {GROUPS.map(group => {
        const pages = FURTHER_PAGES.filter(page => page.group === group)
        return pages.length === 0 ? null : (
          <div key={group} class="nav-group" role="group" aria-label={furtherWords.words().groups[group]}>
            {pages.map(page => (
              <FurtherLink key={page.path} page={page} isHere={page.name === here} />
            ))}
          </div>
        )
      })}
    </>
  )
}

function FurtherLink({ page, isHere }: { readonly page: FurtherPage; readonly isHere: boolean }) {
  return (
    <a href={page.path} aria-current={isHere ? 'page' : undefined}>
      <Drawn shape={page.shape} />
      <span>{page.title()}</span>
    </a>
  )
}
