/** A letter that came in: an answer, a stop, a report that ours did not arrive, a complaint, or an automaton talking. */
import { id, isId, type MessageId } from '../../kernel/ids.ts'
import { type RefusalKind, refusalKind, statusIn } from './bounce.ts'
import { readReturnAddress, type ReturnTo } from './return-address.ts'

export interface InboundMail {
  /** Its Message-ID, or a digest where it has none: the same letter read twice is one. */
  readonly mailId: string
  readonly from: string | null
  /** Everybody it was for, with the envelope's recipients where the server noted them. */
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  /** Message-IDs it answers, the nearest first. */
  readonly answers: readonly string[]
  /** An automaton wrote it: an out-of-office note, a list, a machine. */
  readonly isAutomatic: boolean
  readonly report: MailReport | null
}

export type MailReport =
  | {
      readonly kind: 'delivery'
      readonly action: string
      readonly status: string | null
      readonly diagnostic: string
      /** What we gave as ENVID, and the Message-ID of the returned headers. */
      readonly originals: readonly string[]
    }
  | { readonly kind: 'complaint'; readonly originals: readonly string[] }
  /** A report about something else: our own records, or a letter taken out of the junk folder. */
  | { readonly kind: 'other' }

export type MailMeaning =
  | { readonly kind: 'bounce'; readonly messageId: MessageId; readonly refusal: RefusalKind }
  | { readonly kind: 'arrived'; readonly messageId: MessageId }
  | { readonly kind: 'complaint'; readonly messageId: MessageId }
  | { readonly kind: 'stop'; readonly messageId: MessageId }
  | { readonly kind: 'reply'; readonly messageId: MessageId | null; readonly from: string }
  | { readonly kind: 'ignored'; readonly why: 'automatic' | 'delayed' | 'unknown-report' | 'no-sender' }

export function meaningOf(mail: InboundMail): MailMeaning {
  const returned = mail.recipients.map(readReturnAddress).find(found => found !== undefined)
  if (mail.report !== null) return meaningOfReport(mail.report, returned)
  // A server that reports without the form: the bounce address alone says which letter it is about.
  if (returned?.purpose === 'bounce') return bounceOf(returned.messageId, { status: statusIn(mail.text), diagnostic: mail.text })
  if (returned?.purpose === 'stop') return { kind: 'stop', messageId: returned.messageId }
  if (mail.isAutomatic) return { kind: 'ignored', why: 'automatic' }
  if (mail.from === null) return { kind: 'ignored', why: 'no-sender' }
  const answered = mail.answers.map(ownMessageId).find(found => found !== undefined)
  return { kind: 'reply', messageId: returned?.messageId ?? answered ?? null, from: mail.from }
}

function meaningOfReport(report: MailReport, returned: ReturnTo | undefined): MailMeaning {
  if (report.kind === 'other') return { kind: 'ignored', why: 'unknown-report' }
  const messageId = returned?.messageId ?? report.originals.map(ownMessageId).find(found => found !== undefined)
  if (messageId === undefined) return { kind: 'ignored', why: 'unknown-report' }
  if (report.kind === 'complaint') return { kind: 'complaint', messageId }
  const action = report.action.toLowerCase()
  if (action === 'delayed') return { kind: 'ignored', why: 'delayed' }
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') return { kind: 'arrived', messageId }
  return bounceOf(messageId, report)
}

function bounceOf(
  messageId: MessageId,
  { status, diagnostic }: { readonly status: string | null; readonly diagnostic: string },
): Extract<MailMeaning, { readonly kind: 'bounce' }> {
  const code = Number(/\b([45]\d\d)[\s-]/.exec(diagnostic)?.[1] ?? 0)
  // Postfix writes 5.3.0 for "the other side refused": the other side's own code says more.
  const refusal = refusalKind({ status: statusIn(diagnostic) ?? status, code: code === 0 ? null : code, text: diagnostic })
  return { kind: 'bounce', messageId, refusal }
}

/** '<018f…@shop.ru>' or a bare id: ours when what stands before the @ is an id. */
function ownMessageId(text: string): MessageId | undefined {
  const found = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/i.exec(text)?.[1]?.toLowerCase()
  return found !== undefined && isId(found) ? id<'message'>(found) : undefined
}
