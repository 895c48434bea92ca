/** What can be done with a card; each change shows at once and can fail honestly. */
import type { AnswerOf, RequestOf } from '../../../contract/contract.ts'
import { refresh, showProblem, useChange } from '../client/api.ts'
import { CallProblem } from '../client/call.ts'
import { writeSetting } from '../client/device-settings.ts'
import { serverNow } from '../client/session.ts'
import { announce, showToast } from '../shell/notices.tsx'
import { day } from '../words/format.ts'
import { words } from '../words/shell-words.ts'
import { focusAfter } from './card-focus.ts'
import { setCardState, type ContactCard } from './day-state.ts'

/** Shown until the server has said how long it really waits. */
const UNDO_GUESS_MS = 10_000
/** A message that waits for the morning keeps its own button; the toast does not stay that long. */
const TOAST_MS_MAX = 15_000

export interface DayActions {
  readonly send: (card: ContactCard, ownWords: string | null) => void
  readonly takeBack: (card: ContactCard) => void
  readonly snooze: (card: ContactCard, until: string) => void
  readonly dismiss: (card: ContactCard, reason: RequestOf<'POST /contacts/{id}/dismissals'>['body']['reason']) => void
  readonly settle: (
    card: ContactCard,
    outcome: RequestOf<'POST /contacts/{id}/outcomes'>['body'],
  ) => Promise<AnswerOf<'POST /contacts/{id}/outcomes'>>
}

/** The toast of a message goes when the message is taken back from its card. */
const toasts = new Map<string, () => void>()
/** Approvals that the server has not answered yet: taking back waits for them, or it would arrive first. */
const underWay = new Map<string, Promise<unknown>>()

const REFRESHES = ['GET /today', 'GET /follow-ups'] as const

function leave(card: ContactCard): void {
  focusAfter(card.contactId)
  setCardState(card.contactId, { kind: 'gone' })
}

/** The change was refused: the card stands again, and the list is read as it now is. */
function comeBack(card: ContactCard): void {
  setCardState(card.contactId, null)
  void refresh('GET /today')
}

function tellSent(card: ContactCard, answer: AnswerOf<'POST /contacts/{id}/approvals'>, takeBack: (card: ContactCard) => void): void {
  const untilMs = answer.undoUntil ? Date.parse(answer.undoUntil) : serverNow()
  setCardState(card.contactId, { kind: 'sending', untilMs })
  writeSetting(`draft:${card.contactId}`, null)
  const removeToast = showToast({
    text: answer.decision?.text ?? words().today.sendToast(card.customer.name),
    forMs: Math.min(Math.max(0, untilMs - serverNow()), TOAST_MS_MAX),
    action: { label: words().undo, run: () => takeBack(card) },
  })
  toasts.set(card.contactId, removeToast)
}

/** Each change is awaited by itself, because several cards may be on their way at once; refusals are told by useChange. */
export function useDayActions(): DayActions {
  const approve = useChange('POST /contacts/{id}/approvals')
  const withdraw = useChange('DELETE /contacts/{id}/approvals')
  const snoozing = useChange('POST /contacts/{id}/snoozes', { refreshes: REFRESHES })
  const dismissing = useChange('POST /contacts/{id}/dismissals', { refreshes: REFRESHES })
  const settling = useChange('POST /contacts/{id}/outcomes', { refreshes: REFRESHES, onProblem: () => undefined })

  const takeBack = (card: ContactCard) => {
    const { name } = card.customer
    const takenBack = async () => {
      await underWay.get(card.contactId)
      toasts.get(card.contactId)?.()
      await withdraw.mutateAsync({ params: { id: card.contactId } })
    }
    takenBack().then(
      () => {
        comeBack(card)
        announce(words().today.takenBack(name))
      },
      () => refresh('GET /today'),
    )
  }

  return {
    takeBack,
    send: (card, ownWords) => {
      focusAfter(card.contactId)
      setCardState(card.contactId, { kind: 'sending', untilMs: serverNow() + UNDO_GUESS_MS })
      const body = ownWords === null ? {} : { words: ownWords }
      const approval = approve.mutateAsync({ params: { id: card.contactId }, body }).then(
        answer => tellSent(card, answer, takeBack),
        () => comeBack(card),
      )
      underWay.set(card.contactId, approval)
    },
    snooze: (card, until) => {
      leave(card)
      snoozing.mutateAsync({ params: { id: card.contactId }, body: { day: until } }).then(
        () => showToast({ text: words().today.snoozed({ name: card.customer.name, day: day(until) }) }),
        () => comeBack(card),
      )
    },
    dismiss: (card, reason) => {
      leave(card)
      dismissing.mutateAsync({ params: { id: card.contactId }, body: { reason } }).then(
        () => announce(words().today.dismissed(card.customer.name)),
        () => comeBack(card),
      )
    },
    settle: async (card, outcome) => {
      try {
        const answer = await settling.mutateAsync({ params: { id: card.contactId }, body: outcome })
        leave(card)
        showToast({ text: answer.decision.text || words().today.noted(card.customer.name) })
        return answer
      } catch (error) {
        // The dialog shows a field that is missing; anything else is told above the page.
        if (!(error instanceof CallProblem) || error.fields.length === 0) showProblem(error)
        throw error
      }
    },
  }
}
