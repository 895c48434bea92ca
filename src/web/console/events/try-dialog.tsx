/** A rule is tried with an event that never happened: the words and the way, or the reason why not. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { number } from '../words/format.ts'
import { eventsWords } from './events-words.ts'
import type { Rule } from './rule-dialog.tsx'

type Tried = AnswerOf<'POST /event-rules/{id}/tries'>

/** 'phone = +7…' a line; lines without a sign of equality say nothing. */
function factsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap(line => {
      const at = line.indexOf('=')
      return at <= 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
    }),
  )
}

export function TryDialog({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  const w = eventsWords.words()
  const trial = useChange('POST /event-rules/{id}/tries', {})
  return (
    <Dialog title={`${w.tryIt}: ${rule.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const facts = factsOf(String(new FormData(event.currentTarget).get('facts') ?? ''))
          trial.mutate({ params: { id: rule.ruleId }, body: { happensAt: new Date().toISOString(), facts } })
        }}
      >
        <label class="field">
          <span>{w.facts}</span>
          <textarea class="input" name="facts" rows={4} defaultValue={rule.whom === 'named' ? 'phone = ' : ''} />
          <small>{w.factsHint}</small>
        </label>
        <button class="button primary wide" disabled={trial.isPending}>
          {w.run}
        </button>
        <div aria-live="polite">{trial.data === undefined ? null : <Outcome tried={trial.data} />}</div>
      </form>
    </Dialog>
  )
}

function Outcome({ tried }: { readonly tried: Tried }) {
  const w = eventsWords.words()
  return (
    <div class="stack-s">
      {tried.people > 1 ? <p class="small quiet">{w.people(number(tried.people))}</p> : null}
      {tried.reason === null ? (
        <>
          <p>{w.wouldTell(tried.name ?? '', tried.channel ?? '')}</p>
          <p class="tried">{tried.text}</p>
        </>
      ) : (
        <p>
          <span class="strong">{w.wouldNot}.</span> {tried.reason.text}
        </p>
      )}
      <p class="small quiet">{w.nothingSent}</p>
    </div>
  )
}
