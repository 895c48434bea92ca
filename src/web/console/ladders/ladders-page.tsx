/** How each group is reminded: the ladder of each segment with its reason, a preview on real customers, the seasons, the rules. */
import { planningWords } from '../calendar/planning-words.ts'
import { useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { day } from '../words/format.ts'
import { DigestForm } from './digest-form.tsx'
import { GroupLadders } from './group-ladders.tsx'
import { LadderForm, type Planning } from './ladder-form.tsx'
import { Seasons } from './seasons.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import './ladders.css'

function Rules({ planning }: { readonly planning: Planning }) {
  const w = planningWords.words().ladders
  return (
    <details class="card">
      <summary class="strong">{w.rules}</summary>
      <ul class="lines told">
        {planning.rules.map(rule => (
          <li key={rule.id}>
            {rule.isForbidden ? <span class="badge warn">{w.forbidden}</span> : null} {rule.source}{' '}
            <span class="quiet small">{w.since(day(rule.since, { year: true }))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

export function LaddersPage() {
  const w = planningWords.words().ladders
  const planning = useRead('GET /planning', [])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings/policy" text={w.settings} />
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      {planning.data ? (
        <div class="ladders" key={planning.data.version}>
          {planning.data.ladders.map(ladder => (
            <LadderForm key={ladder.segment} ladder={ladder} version={planning.data?.version ?? 0} group={null} />
          ))}
          <GroupLadders planning={planning.data} />
          <Seasons planning={planning.data} />
          <DigestForm planning={planning.data} />
          <Rules planning={planning.data} />
        </div>
      ) : (
        <LoadState error={planning.error} onAgain={() => void planning.refetch()} />
      )}
    </>
  )
}
