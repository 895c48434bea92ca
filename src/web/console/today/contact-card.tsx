/** One person of today: who, why now, the exact words, one thing to do. */
import { useSignal } from '@preact/signals'
import { readSetting, writeSetting } from '../client/device-settings.ts'
import { Face } from '../parts/face.tsx'
import { onDemand } from '../parts/on-demand.tsx'
import { day, dayAndHour, phone } from '../words/format.ts'
import { words } from '../words/shell-words.ts'
import { CardActions } from './card-actions.tsx'
import { CardWords } from './card-words.tsx'
import { cardWords } from './card-words-catalogue.ts'
import type { DayActions } from './day-actions.ts'
import { secondsLeft, stateOf, type ContactCard } from './day-state.ts'

const Evidence = onDemand(async () => (await import('./evidence.tsx')).Evidence, cardWords)

interface CardProps {
  readonly card: ContactCard
  readonly actions: DayActions
}

function Who({ card }: { readonly card: ContactCard }) {
  const w = words().today
  return (
    <div class="who">
      <Face name={card.customer.name} segment={card.segment} />
      <div>
        <h2>
          <a href={`/customers/${card.customer.customerId}`}>{card.customer.name}</a>
        </h2>
        <p class="row small quiet">
          <span class="tag" data-segment={card.segment}>
            {words().segment[card.segment]}
          </span>
          {card.customer.phone === null ? null : <span class="nowrap">{phone(card.customer.phone)}</span>}
        </p>
      </div>
      <span class={card.rung === 'follow-up' ? 'badge warn' : 'badge'}>
        {card.followUp ? w.followUpBadge(day(card.followUp.dueOn)) : card.rungText}
      </span>
    </div>
  )
}

function Why({ card }: { readonly card: ContactCard }) {
  const isOpen = useSignal(false)
  const toggle = () => {
    isOpen.value = !isOpen.value
  }
  return (
    <div class="why">
      <p>{card.why.text}</p>
      <div class="row screen-only">
        {card.chips.slice(0, 2).map(chip => (
          <button key={chip.code} type="button" class="chip" aria-expanded={isOpen.value} onClick={toggle}>
            {chip.text}
          </button>
        ))}
      </div>
      {isOpen.value ? <Evidence customerId={card.customer.customerId} /> : null}
    </div>
  )
}

/** Beyond this the wait is not the moment for second thoughts but for the hours in which one may write. */
const COUNTDOWN_SECONDS_MAX = 120

function leavingText(card: ContactCard, untilMs: number): string {
  const w = words().today
  const left = secondsLeft(untilMs)
  if (left > COUNTDOWN_SECONDS_MAX) return w.sendingAt(dayAndHour(new Date(untilMs).toISOString()))
  return card.isSandbox ? w.sendingSandbox(left) : w.sending(left)
}

function Leaving({ card, untilMs, actions }: CardProps & { readonly untilMs: number }) {
  return (
    <article class="contact leaving card" data-leaving data-contact={card.contactId} aria-label={card.customer.name}>
      <Face name={card.customer.name} segment={card.segment} />
      <p>
        <span class="strong">{card.customer.name}</span>{' '}
        <span class="quiet" aria-hidden="true">
          {leavingText(card, untilMs)}
        </span>
      </p>
      <button type="button" class="button" onClick={() => actions.takeBack(card)}>
        {words().undo}
      </button>
    </article>
  )
}

export function ContactCardView({ card, actions }: CardProps) {
  const draft = readSetting(`draft:${card.contactId}`)
  const ownWords = useSignal<string | null>(draft)
  const isEditing = useSignal(false)
  const state = stateOf(card)
  if (state?.kind === 'gone') return null
  if (state?.kind === 'sending') return <Leaving card={card} untilMs={state.untilMs} actions={actions} />
  const rewrite = (text: string | null) => {
    const changed = text === null || text === card.words ? null : text
    ownWords.value = changed
    writeSetting(`draft:${card.contactId}`, changed)
  }
  return (
    <article class="contact card" data-contact={card.contactId} aria-label={card.customer.name}>
      <div class="contact-reason">
        <Who card={card} />
        <Why card={card} />
      </div>
      <div class="contact-act">
        <CardWords card={card} ownWords={ownWords.value} isEditing={isEditing} onRewrite={rewrite} />
        <CardActions card={card} ownWords={ownWords.value} actions={actions} />
      </div>
      <p class="paper-only">{words().today.result} ____________________________________________________</p>
    </article>
  )
}
