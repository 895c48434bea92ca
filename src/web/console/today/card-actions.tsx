/** One primary button, two ways to put it off, and the outcome of a talk. */
import { useSignal } from '@preact/signals'
import type { OUTCOMES } from '../../../contract/today.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/shell-words.ts'
import type { DayActions } from './day-actions.ts'
import type { ContactCard } from './day-state.ts'
import { DismissDialog } from './dismiss-dialog.tsx'
import { LaterDialog } from './later-dialog.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'

type Outcome = (typeof OUTCOMES)[number]
const OUTCOME_ORDER: readonly Outcome[] = ['booked', 'later', 'reached', 'no-answer', 'no', 'bought-elsewhere', 'wrong-number', 'stop']
/** These two need a day before they mean anything. */
const NEEDS_DAY: ReadonlySet<Outcome> = new Set(['booked', 'later'])

interface ActionsProps {
  readonly card: ContactCard
  readonly ownWords: string | null
  readonly actions: DayActions
}

type Open = 'later' | 'dismiss' | { readonly outcome: 'booked' | 'later' } | null

/** The link with the owner's words in it when he changed them: `text=` or `body=` is replaced. */
function withWords(url: string, ownWords: string | null): string {
  return ownWords === null ? url : url.replace(/([?&](?:text|body)=)[^&]*/, (_, name: string) => name + encodeURIComponent(ownWords))
}

function Outcomes({ onChoose }: { readonly onChoose: (outcome: Outcome) => void }) {
  return (
    <fieldset class="outcomes">
      <legend>{words().today.outcome}</legend>
      <div class="row">
        {OUTCOME_ORDER.map(outcome => (
          <button key={outcome} type="button" class="chip" onClick={() => onChoose(outcome)}>{words().outcomes[outcome]}</button>
        ))}
      </div>
    </fieldset>
  )
}

function OtherWays({ card, ownWords, onOpened }: { readonly card: ContactCard, readonly ownWords: string | null, readonly onOpened: () => void }) {
  return (
    <div class="row">
      {card.handLinks.map(link => (
        <a key={link.app} class="chip" href={withWords(link.url, ownWords)} target="_blank" rel="noreferrer" onClick={onOpened}>{words().apps[link.app]}</a>
      ))}
    </div>
  )
}

function Primary({ card, ownWords, actions, onOpened }: ActionsProps & { readonly onOpened: () => void }) {
  const [link] = card.handLinks
  if (card.channel === 'hand' && link) {
    return (
      <a class="button primary" data-main href={withWords(link.url, ownWords)} target="_blank" rel="noreferrer" onClick={onOpened}
        aria-label={`${words().apps[link.app]}: ${card.customer.name}`}>
        <Icon name="phone" size={20} /> {words().apps[link.app]}
      </a>
    )
  }
  if (card.blockedBy !== null) return <a class="button primary" data-main href="/import">{words().banners.chooseBasis}</a>
  return (
    <button type="button" class="button primary" data-main aria-label={`${words().today.send}: ${card.customer.name}`} onClick={() => actions.send(card, ownWords)}>
      {words().today.send}
    </button>
  )
}

export function CardActions({ card, ownWords, actions }: ActionsProps) {
  const open = useSignal<Open>(null)
  const hasOutcomes = useSignal(false)
  const w = words().today
  const close = () => {
    open.value = null
  }
  const showOutcomes = () => {
    hasOutcomes.value = true
  }
  const choose = (outcome: Outcome) => {
    if (outcome === 'booked' || outcome === 'later') open.value = { outcome }
    else void actions.settle(card, { outcome }).catch(() => undefined)
  }
  return (
    <div class="actions screen-only">
      <div class="actions-row">
        <Primary card={card} ownWords={ownWords} actions={actions} onOpened={showOutcomes} />
        <button type="button" class="button ghost" data-later onClick={() => { open.value = 'later' }}>{w.later}</button>
        <button type="button" class="button ghost" onClick={() => { open.value = 'dismiss' }}>{w.notThis}</button>
        <button type="button" class="button ghost" aria-expanded={hasOutcomes.value} onClick={() => { hasOutcomes.value = !hasOutcomes.value }}>{w.outcome}</button>
      </div>
      {hasOutcomes.value ? (
        <>
          <OtherWays card={card} ownWords={ownWords} onOpened={showOutcomes} />
          <Outcomes onChoose={choose} />
        </>
      ) : null}
      {open.value === 'later' ? <LaterDialog lastDay={card.lastDay} onClose={close} onPick={day => { close(); actions.snooze(card, day) }} /> : null}
      {open.value === 'dismiss' ? <DismissDialog onClose={close} onPick={reason => { close(); actions.dismiss(card, reason) }} /> : null}
      {typeof open.value === 'object' && open.value !== null && NEEDS_DAY.has(open.value.outcome)
        ? <OutcomeDialog outcome={open.value.outcome} onClose={close} onSettle={body => actions.settle(card, body)} /> : null}
    </div>
  )
}
