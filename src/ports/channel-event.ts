/** What comes back from a channel, whoever the provider is: receipts, words, buttons, and people who come and go. */
import type { MessageId } from '../kernel/ids.ts'

export type ChannelEvent =
  | {
      readonly kind: 'receipt'
      /** The provider's name of the message, as the channel gave it when it was handed over. */
      readonly providerId: string
      /** When the provider echoes our own name. */
      readonly messageId: MessageId | null
      readonly state: 'delivered' | 'read' | 'failed'
      readonly detail: string
      /** Where it went, when the provider says so: finds the message whose name was lost in a crash. */
      readonly address: string | null
    }
  | {
      readonly kind: 'text'
      /** The provider's name of the arrived message: told twice, it is read once. */
      readonly eventKey: string
      /** Phone number or account of the sender. */
      readonly account: string
      readonly text: string
    }
  /** He pressed one of the answers under a message. */
  | {
      readonly kind: 'button'
      readonly eventKey: string
      readonly account: string
      readonly button: 'yes' | 'later' | 'stop'
      readonly messageId: MessageId
    }
  /** Part of a long SMS: read when all its parts are there. */
  | {
      readonly kind: 'part'
      readonly account: string
      readonly text: string
      readonly reference: number
      readonly total: number
      readonly number: number
    }
  /** A customer opened the link that was made for him: the account is his. */
  | { readonly kind: 'bind'; readonly eventKey: string; readonly account: string; readonly token: string; readonly name: string }
  /** He blocked the bot or took his permission back. */
  | { readonly kind: 'off'; readonly account: string; readonly detail: string }
  /** The provider knows that nothing reaches him there, or that he told it he wants no advertising. */
  | { readonly kind: 'lost'; readonly account: string; readonly reason: 'address-gone' | 'opted-out'; readonly detail: string }
  /** He let us write again. */
  | { readonly kind: 'on'; readonly account: string }
