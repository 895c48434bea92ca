/** The people behind a number of Today's "why not the others". */
import type { RequestOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { silenceWords } from './silence-words.ts'

type Reason = NonNullable<RequestOf<'GET /not-contacted'>['query']>['reason']

export function SilentPeople({ reason }: { readonly reason: string }) {
  const people = useRead('GET /not-contacted', [{ query: { reason: reason as Reason } }])
  if (people.data === undefined) return <LoadState error={people.error} onAgain={() => void people.refetch()} />
  return (
    <ul class="lines small">
      {people.data.items.map(one => (
        <li key={one.customerId}>
          <a href={`/customers/${one.customerId}`}>{one.name || silenceWords.words().noName}</a>
        </li>
      ))}
    </ul>
  )
}
