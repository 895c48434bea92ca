/** A ladder of its own for one product group: tyres are changed twice a year, a wash comes every week. */
import { useSignal } from '@preact/signals'
import { planningWords } from '../calendar/planning-words.ts'
import { useRead } from '../client/api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { type Ladder, LadderForm, type Planning } from './ladder-form.tsx'

interface Own {
  readonly segment: Ladder['segment']
  readonly groupId: string
}

/** Only these come for one group by a rhythm; the others are won back as a whole. */
const GROUPED: readonly Ladder['segment'][] = ['regular', 'periodic']

export function GroupLadders({ planning }: { readonly planning: Planning }) {
  const w = planningWords.words().ladders
  const groups = useRead('GET /cycles/groups', [])
  const added = useSignal<Own | null>(null)
  const names = new Map((groups.data?.items ?? []).map(group => [group.groupId, group.name]))
  if (names.size === 0) return null
  const { value: fresh } = added
  const isThere = planning.ofGroups.some(one => one.segment === fresh?.segment && one.groupId === fresh.groupId)
  const shown: readonly Own[] = fresh === null || isThere ? planning.ofGroups : [...planning.ofGroups, fresh]
  return (
    <section class="ladders" aria-label={w.groups}>
      <form
        class="card stack"
        onSubmit={event => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const ladder = planning.ladders.find(one => one.segment === data.get('segment'))
          const groupId = String(data.get('group'))
          if (ladder !== undefined && names.has(groupId)) added.value = { segment: ladder.segment, groupId }
        }}
      >
        <h2>{w.groups}</h2>
        <p class="quiet">{w.groupsLead}</p>
        <div class="fields">
          <ChoiceField label={w.group} name="group" options={[...names]} />
          <ChoiceField label={w.whom} name="segment" options={GROUPED.map(segment => [segment, shellWords().segments[segment]])} />
        </div>
        <button class="button">{w.addGroup}</button>
      </form>
      {shown.map(own => {
        const base = planning.ladders.find(one => one.segment === own.segment)
        if (base === undefined) return null
        const plan = planning.ofGroups.find(one => one.segment === own.segment && one.groupId === own.groupId)?.plan
        const ladder = { ...base, plan: plan ?? base.plan, isChanged: plan !== undefined }
        const group = { groupId: own.groupId, name: names.get(own.groupId) ?? own.groupId }
        return <LadderForm key={`${own.segment}/${own.groupId}`} ladder={ladder} version={planning.version} group={group} />
      })}
    </section>
  )
}
