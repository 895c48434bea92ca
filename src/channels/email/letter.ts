/** One message as an e-mail: headers that make it recognisable and easy to refuse, plain text and a plain page. */
import type SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { OutgoingMessage } from '../../ports/channel.ts'

export interface Letter {
  readonly envelope: SMTPConnection.Envelope
  readonly raw: Buffer
  readonly messageId: string
}

export async function composeLetter(message: OutgoingMessage, from: string): Promise<Letter> {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
  // The same message always has the same Message-ID, so that a receiver can fold a repeated one.
  const messageId = `<${message.messageId}@${domain}>`
  const composer = new MailComposer({
    from,
    to: message.address,
    subject: message.subject ?? '',
    messageId,
    date: new Date(message.createdAt),
    text: textOf(message),
    html: htmlOf(message),
    headers: { 'X-Regulars-Message': message.messageId, 'Auto-Submitted': 'auto-generated' },
  })
  const node = composer.compile()
  // RFC 8058 wants exactly one header of each kind; the library's own list option writes one for every address.
  if (message.unsubscribeUrl !== null) {
    node.setHeader('List-Unsubscribe', `<${message.unsubscribeUrl}>`)
    node.setHeader('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click')
  }
  return { envelope: { from: addressIn(from), to: [message.address] }, raw: await node.build(), messageId }
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from
}

function textOf({ body, unsubscribeUrl }: OutgoingMessage): string {
  return unsubscribeUrl === null ? body : `${body}\n\n${unsubscribeUrl}`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign)
}

const STOP_LINK: Readonly<Record<OutgoingMessage['locale'], string>> = {
  ru: 'Не получать такие письма',
  bg: 'Не желая такива писма',
  en: 'Stop these e-mails',
}

function htmlOf({ body, unsubscribeUrl, locale }: OutgoingMessage): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map(part => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
  const stop =
    unsubscribeUrl === null
      ? ''
      : `<p style="font-size:13px;color:#666"><a href="${escapeHtml(unsubscribeUrl)}" style="color:#666">${STOP_LINK[locale]}</a></p>`
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body style="font:16px/1.5 system-ui,sans-serif;max-width:34em">${paragraphs}${stop}</body></html>`
}
