/** Which event outside makes which message to whom; what came in lately, and what became of it. */
import { useSignal } from '@preact/signals'
import { useChange, useRead } from '../client/api.ts'
import { ListPage } from '../parts/list-page.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { dayAndHour, number } from '../words/format.ts'
import { eventsWords } from './events-words.ts'
import { RidePrices } from './ride-prices.tsx'
import { type Rule, RuleDialog } from './rule-dialog.tsx'
import { TryDialog } from './try-dialog.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import '../campaigns/campaigns.css'
import './events.css'

interface RowProps {
  readonly rule: Rule
  readonly onChange: () => void
  readonly onTry: () => void
}

function RuleRow({ rule, onChange, onTry }: RowProps) {
  const w = eventsWords.words()
  const change = useChange('PUT /event-rules/{id}', { refreshes: ['GET /event-rules'] })
  const remove = useChange('DELETE /event-rules/{id}', { refreshes: ['GET /event-rules'] })
  const { ruleId, ...body } = rule
  return (
    <li class="event-row">
      <div class="row-apart">
        <h2>{rule.name}</h2>
        <span class={rule.isOn ? 'badge good' : 'badge'}>{rule.isOn ? w.on : w.off}</span>
      </div>
      <p class="small quiet">
        {rule.eventName} · {w.whoms[rule.whom]} · {w.purposes[rule.purpose]}
      </p>
      <div class="row">
        <button type="button" class="button" onClick={onTry}>
          {w.tryIt}
        </button>
        <button type="button" class="button" onClick={onChange}>
          {w.change}
        </button>
        <button
          type="button"
          class="button"
          disabled={change.isPending}
          onClick={() => change.mutate({ params: { id: ruleId }, body: { ...body, isOn: !rule.isOn } })}
        >
          {rule.isOn ? w.turnOff : w.turnOn}
        </button>
        <button
          type="button"
          class="button"
          disabled={remove.isPending}
          onClick={() => {
            if (confirm(w.sure)) remove.mutate({ params: { id: ruleId } })
          }}
        >
          {w.remove}
        </button>
      </div>
    </li>
  )
}

function LastEvents() {
  const w = eventsWords.words()
  const events = useRead('GET /events', [])
  if (events.data === undefined) return <LoadState error={events.error} onAgain={() => void events.refetch()} />
  return (
    <section class="card stack">
      <h2>{w.last}</h2>
      {events.data.items.length === 0 ? (
        <p class="quiet">{w.noneYet}</p>
      ) : (
        <ul class="reasons">
          {events.data.items.map(event => (
            <li key={event.eventNo} class="event-row">
              <p>
                <span class="strong">{event.eventName}</span> <span class="small quiet">{dayAndHour(event.receivedAt)}</span>
              </p>
              <p class="small">
                {event.result.text} {event.messages > 0 ? w.made(number(event.messages)) : ''}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export function EventsPage() {
  const w = eventsWords.words()
  const rules = useRead('GET /event-rules', [])
  const edited = useSignal<Rule | 'new' | null>(null)
  const tried = useSignal<Rule | null>(null)
  const close = () => {
    edited.value = null
    tried.value = null
  }
  const create = () => {
    edited.value = 'new'
  }
  return (
    <>
      <ListPage words={w} read={rules} onCreate={create}>
        {items => (
          <ul class="card reasons">
            {items.map(rule => (
              <RuleRow
                key={rule.ruleId}
                rule={rule}
                onChange={() => {
                  edited.value = rule
                }}
                onTry={() => {
                  tried.value = rule
                }}
              />
            ))}
          </ul>
        )}
      </ListPage>
      <LastEvents />
      <RidePrices />
      {edited.value === null ? null : <RuleDialog rule={edited.value === 'new' ? null : edited.value} onClose={close} />}
      {tried.value === null ? null : <TryDialog rule={tried.value} onClose={close} />}
    </>
  )
}
