/** The three answers under an offer in a messenger; each carries the name of its message, so that no words need to be read. */
import type { MessageId } from '../kernel/ids.ts'
import { id, isId } from '../kernel/ids.ts'
import { type Button, BUTTONS, buttonLabel } from '../locales/messages/buttons.ts'
import type { OutgoingMessage } from '../ports/channel.ts'

export interface AnswerButton {
  readonly label: string
  /** At most 64 bytes, as Telegram wants. */
  readonly data: string
}

/** Under what a plan sent; a confirmation asks nothing. */
export function answerButtons(message: OutgoingMessage): readonly AnswerButton[] {
  if (message.contactId === null) return []
  return BUTTONS.map(button => ({ label: buttonLabel(message.locale, button), data: `${button}:${message.messageId}` }))
}

/** undefined for data that is not ours. */
export function readButton(data: string): { readonly button: Button; readonly messageId: MessageId } | undefined {
  const [word, message = ''] = data.split(':')
  const button = BUTTONS.find(one => one === word)
  return button === undefined || !isId(message) ? undefined : { button, messageId: id<'message'>(message) }
}
