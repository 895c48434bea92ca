/** Product groups whose packs run out: there a larger purchase lasts longer in proportion. */
import { refresh, showProblem, useChange, useRead } from '../../client/api.ts'
import { LoadState } from '../../parts/load-state.tsx'
import { showToast } from '../../shell/notices.tsx'
import { words as shellWords } from '../../words/shell-words.ts'
import { segmentsWords } from './segments-words.ts'

export function UsedUp() {
  const w = segmentsWords.words()
  const read = useRead('GET /cycles/groups', [])
  const change = useChange('PUT /cycles/groups', {
    onDone: () => {
      showToast({ text: shellWords().saved })
      void refresh('GET /cycles/groups')
    },
    onProblem: showProblem,
  })
  const items = read.data?.items
  return (
    <form
      class="card stack settings-form"
      aria-label={w.usedUpTitle}
      onSubmit={event => {
        event.preventDefault()
        change.mutate({ body: { usedUp: new FormData(event.currentTarget).getAll('group').map(String) } })
      }}
    >
      <div>
        <h2>{w.usedUpTitle}</h2>
        <p class="quiet">{w.usedUpText}</p>
      </div>
      {items === undefined ? <LoadState error={read.error} onAgain={() => void read.refetch()} /> : null}
      {items?.length === 0 ? <p>{w.usedUpNone}</p> : null}
      {items && items.length > 0 ? (
        <>
          <div class="stack-s">
            {items.map(group => (
              <label key={group.groupId} class="check">
                <input type="checkbox" name="group" value={group.groupId} defaultChecked={group.isUsedUp} />
                <span>{group.name}</span>
              </label>
            ))}
          </div>
          <button class="button" disabled={change.isPending}>
            {shellWords().save}
          </button>
        </>
      ) : null}
    </form>
  )
}
