/** Every list there is, in one place, each as a file; some days of them, when only those are asked for. */
import { useSignal } from '@preact/signals'
import type { ListName } from '../../../domain/collect/list.ts'
import { furtherWords } from '../further-words.ts'
import { BackLink } from '../parts/back-link.tsx'
import { session } from '../client/session.ts'
import { ListLinks } from './list-links.tsx'
import { listsWords } from './lists-words.ts'
import { tableWords } from './table-words.ts'
import '../styles/forms.css'

type Group = 'people' | 'sales' | 'plans' | 'exchange' | 'program'

const GROUPS: Readonly<Record<Group, readonly ListName[]>> = {
  people: ['customers', 'forecasts', 'assets', 'consents', 'suppressions'],
  sales: ['purchases', 'lines', 'coupons', 'points', 'referrals'],
  plans: ['calls', 'contacts', 'outcomes', 'bookings', 'messages', 'replies', 'campaigns', 'offers', 'experiments'],
  exchange: ['imports', 'collection-points'],
  program: ['source-events', 'webhook-log', 'staff', 'audit'],
}

export function TablesPage() {
  const w = listsWords.words()
  const { names } = tableWords.words()
  const from = useSignal('')
  const to = useSignal('')
  const isOwner = session.value?.staff?.role === 'owner'
  const groups = Object.entries(GROUPS).filter(([group]) => group !== 'program' || isOwner)
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings" text={w.back} />
        <h1>{furtherWords.words().pages.tables}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      <section class="stack-s">
        <div class="table-days">
          {[
            { name: w.from, at: from },
            { name: w.to, at: to },
          ].map(({ name, at }) => (
            <label key={name} class="field">
              <span>{name}</span>
              <input class="input" type="date" value={at.value} onInput={event => (at.value = event.currentTarget.value)} />
            </label>
          ))}
        </div>
        <p class="small quiet">{w.days}</p>
      </section>
      {groups.map(([group, lists]) => (
        <section key={group} class="stack-s">
          <h2 class="aside-head">{groupName(group)}</h2>
          <ul class="card lines">
            {lists.map(list => (
              <li key={list} class="table-line">
                <span>{names[list]}</span>
                <ListLinks list={list} part={{ from: from.value, to: to.value }} name={names[list]} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function groupName(group: string): string {
  const { groups } = listsWords.words()
  const names: Readonly<Record<string, string>> = groups
  return names[group] ?? group
}
