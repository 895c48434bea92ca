/** Telephones and e-mails in a free text: "Мария 0999 000 101, идва за втори път". */
import { parseEmail } from '../../kernel/email.ts'
import { parsePhone } from '../../kernel/phone.ts'
import type { ContactAddress } from '../collect/contact-point.ts'

/** Groups of digits with what people write between them; letters, colons and line ends part them. */
const NUMBER = /\+?\d[\d ().\u00A0-]{5,24}\d/g
const EMAIL = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+\.[^\s<>()[\]",;:]+/g
/** A description may be a whole page; who comes stands in its first lines. */
const CHARS_READ = 4000

export function toldAddresses(text: string, country: string): readonly ContactAddress[] {
  const read = text.slice(0, CHARS_READ)
  const found = new Map<string, ContactAddress>()
  for (const [spelt] of read.matchAll(EMAIL)) {
    const address = parseEmail(spelt)
    if (address !== undefined) found.set(address, { kind: 'email', address, phoneKind: null })
  }
  for (const [spelt] of read.matchAll(NUMBER)) {
    const phone = phoneIn(spelt, country)
    if (phone !== undefined) found.set(phone.address, phone)
  }
  return [...found.values()]
}

/** An hour or a price beside the number is not part of it: groups are left away from the end, then from the beginning. */
function phoneIn(spelt: string, country: string): ContactAddress | undefined {
  const groups = spelt.trim().split(/[ \u00A0]+/)
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = groups.length; to > from; to -= 1) {
      const phone = parsePhone(groups.slice(from, to).join(' '), country)
      if (phone !== undefined) return { kind: 'phone', address: phone.number, phoneKind: phone.kind }
    }
  }
  return undefined
}
