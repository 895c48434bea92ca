/** A customer at a glance: initials in the colour of the segment. */
import { initials } from '../words/format.ts'

export function Face({ name, segment }: { readonly name: string; readonly segment: string | null }) {
  return (
    <span class="face" data-segment={segment ?? undefined} aria-hidden="true">
      {initials(name) || '·'}
    </span>
  )
}
