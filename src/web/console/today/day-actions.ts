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
  readonly settle: (card: ContactCard, outcome: RequestOf<'POST /contacts/{id}/outcomes'>['body']) => Promise<AnswerOf<'POST /contacts/{id}/outcomes'>>
}

/** The toast of a message goes when the message is taken back from its card. */
const toasts = new Map<string, () => void>()

const REFRESHES = ['GET /today', 'GET /follow-ups'] as const

export function useDayActions(): DayActions {
  const approve = useChange('POST /contacts/{id}/approvals')
  const withdraw = useChange('DELETE /contacts/{id}/approvals')
  const snoozing = useChange('POST /contacts/{id}/snoozes', { refreshes: REFRESHES })
  const dismissing = useChange('POST /contacts/{id}/dismissals', { refreshes: REFRESHES })
  const settling = useChange('POST /contacts/{id}/outcomes', { refreshes: REFRESHES, onProblem: () => undefined })

  const leave = (card: ContactCard) => {
    focusAfter(card.contactId)
    setCardState(card.contactId, { kind: 'gone' })
    return { onError: () => setCardState(card.contactId, null) }
  }

  const takeBack = (card: ContactCard) => {
    toasts.get(card.contactId)?.()
    withdraw.mutate({ params: { id: card.contactId } }, {
      onSuccess: () => {
        setCardState(card.contactId, null)
        announce(words().today.takenBack(card.customer.name))
        void refresh('GET /today')
      },
    })
  }

  return {
    takeBack,
    send: (card, ownWords) => {
      focusAfter(card.contactId)
      setCardState(card.contactId, { kind: 'sending', untilMs: serverNow() + UNDO_GUESS_MS })
      approve.mutate({ params: { id: card.contactId }, body: ownWords === null ? {} : { words: ownWords } }, {
        onSuccess: answer => {
          const untilMs = answer.undoUntil ? Date.parse(answer.undoUntil) : serverNow()
          setCardState(card.contactId, { kind: 'sending', untilMs })
          writeSetting(`draft:${card.contactId}`, null)
          toasts.set(card.contactId, showToast({
            text: answer.decision?.text ?? words().today.sendToast(card.customer.name),
            forMs: Math.min(Math.max(0, untilMs - serverNow()), TOAST_MS_MAX),
            action: { label: words().undo, run: () => takeBack(card) },
          }))
        },
        onError: () => setCardState(card.contactId, null),
      })
    },
    snooze: (card, until) => {
      snoozing.mutate({ params: { id: card.contactId }, body: { day: until } }, leave(card))
      showToast({ text: words().today.snoozed({ name: card.customer.name, day: day(until) }) })
    },
    dismiss: (card, reason) => {
      dismissing.mutate({ params: { id: card.contactId }, body: { reason } }, leave(card))
      announce(words().today.dismissed(card.customer.name))
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
