/** One primary button, two ways to put it off, and the outcome of a talk. */
import { type Signal, useSignal } from '@preact/signals'
import { Icon } from '../parts/icon.tsx'
import { onDemand } from '../parts/on-demand.tsx'
import { words } from '../words/shell-words.ts'
import { cardWords } from './card-words-catalogue.ts'
import type { DayActions } from './day-actions.ts'
import type { ContactCard } from './day-state.ts'
import { openHandLink, withWords } from './hand-link.ts'
import type { Outcome } from './outcome.ts'

const Outcomes = onDemand(async () => (await import('./outcomes.tsx')).Outcomes, cardWords)
const DismissDialog = onDemand(async () => (await import('./dismiss-dialog.tsx')).DismissDialog, cardWords)
const LaterDialog = onDemand(async () => (await import('./later-dialog.tsx')).LaterDialog, cardWords)
const OutcomeDialog = onDemand(async () => (await import('./outcome-dialog.tsx')).OutcomeDialog, cardWords)

interface ActionsProps {
  readonly card: ContactCard
  readonly ownWords: string | null
  readonly actions: DayActions
}

type Open = 'later' | 'dismiss' | { readonly outcome: 'booked' | 'later' } | null

function Primary({ card, ownWords, actions, onOpened }: ActionsProps & { readonly onOpened: () => void }) {
  const [link] = card.handLinks
  if (card.channel === 'hand' && link) {
    return (
      <a
        class="button primary"
        data-main
        href={withWords(link.url, ownWords)}
        target="_blank"
        rel="noreferrer"
        onClick={() => {
          openHandLink(link, ownWords ?? card.words)
          onOpened()
        }}
        aria-label={`${words().apps[link.app]}: ${card.customer.name}`}
      >
        <Icon name="phone" size={20} /> {words().apps[link.app]}
      </a>
    )
  }
  if (card.blockedBy !== null)
    return (
      <a class="button primary" data-main href="/import">
        {words().banners.chooseBasis}
      </a>
    )
  return (
    <button
      type="button"
      class="button primary"
      data-main
      aria-label={`${words().today.send}: ${card.customer.name}`}
      onClick={() => actions.send(card, ownWords)}
    >
      {words().today.send}
    </button>
  )
}

function channelLine(card: ContactCard): string {
  const { by } = words().today
  if (card.isSandbox) return by.sandbox
  return card.channel === 'email' || card.channel === 'hand' ? by[card.channel] : card.channel
}

interface CardDialogsProps {
  readonly card: ContactCard
  readonly open: Signal<Open>
  readonly actions: DayActions
}

function CardDialogs({ card, open, actions }: CardDialogsProps) {
  const close = () => {
    open.value = null
  }
  const snooze = (until: string) => {
    close()
    actions.snooze(card, until)
  }
  const dismiss = (reason: Parameters<DayActions['dismiss']>[1]) => {
    close()
    actions.dismiss(card, reason)
  }
  if (open.value === null) return null
  if (open.value === 'later') return <LaterDialog lastDay={card.lastDay} onClose={close} onPick={snooze} />
  if (open.value === 'dismiss') return <DismissDialog onClose={close} onPick={dismiss} />
  return <OutcomeDialog outcome={open.value.outcome} onClose={close} onSettle={body => actions.settle(card, body)} />
}

export function CardActions({ card, ownWords, actions }: ActionsProps) {
  const open = useSignal<Open>(null)
  const hasOutcomes = useSignal(false)
  const w = words().today
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
        <button
          type="button"
          class="button ghost"
          data-later
          onClick={() => {
            open.value = 'later'
          }}
        >
          {w.later}
        </button>
        <button
          type="button"
          class="button ghost"
          onClick={() => {
            open.value = 'dismiss'
          }}
        >
          {w.notThis}
        </button>
        <button
          type="button"
          class="button ghost"
          aria-expanded={hasOutcomes.value}
          onClick={() => {
            hasOutcomes.value = !hasOutcomes.value
          }}
        >
          {w.outcome}
        </button>
        <span class="way small quiet">{channelLine(card)}</span>
      </div>
      {hasOutcomes.value ? <Outcomes card={card} ownWords={ownWords} onChoose={choose} /> : null}
      <CardDialogs card={card} open={open} actions={actions} />
    </div>
  )
}
