/** The head of a page: what it is, in one line what it is for, and what to begin with. */
import type { ComponentChildren } from 'preact'

interface PageHeadProps {
  readonly title: string
  readonly lead: string
  readonly children?: ComponentChildren
}

export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <div>
        <h1>{title}</h1>
        <p class="quiet lead">{lead}</p>
      </div>
      {children}
    </header>
  )
}
