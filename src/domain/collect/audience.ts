/**
 * People for an advertising platform, each value hashed as that platform wants it. Sources: Yandex Audience (CRM data),
 * Google Customer Match, Meta Custom Audiences, VK Ads (lists of users). The same phone has different hashes: Google's has the plus.
 */
import { md5Hex, sha256Hex } from '../../kernel/digest.ts'

export const PLATFORMS = ['yandex', 'google', 'meta', 'vk'] as const
export type Platform = (typeof PLATFORMS)[number]

/** Fewer are refused by the platform, or shown to nobody. */
export const AUDIENCE_SIZE_MIN: Readonly<Record<Platform, number>> = { yandex: 100, google: 100, meta: 100, vk: 2000 }

export interface AudiencePerson {
  /** E.164 with the plus. */
  readonly phones: readonly string[]
  /** Lower case. */
  readonly emails: readonly string[]
}

const digits = (phone: string): string => phone.replace(/\D/g, '')

/** Google takes the dots before @gmail.com for nothing. */
function googleEmail(email: string): string {
  const [name = '', host = ''] = email.split('@')
  return host === 'gmail.com' || host === 'googlemail.com' ? `${name.replaceAll('.', '')}@${host}` : email
}

export function hashedPhone(phone: string, platform: Platform): string {
  if (platform === 'vk') return md5Hex(digits(phone))
  return sha256Hex(platform === 'google' ? `+${digits(phone)}` : digits(phone))
}

export function hashedEmail(email: string, platform: Platform): string {
  const normal = email.trim().toLowerCase()
  if (platform === 'vk') return md5Hex(normal)
  return sha256Hex(platform === 'google' ? googleEmail(normal) : normal)
}

/** Rows of the platform's file, its heading first; every row begins with a number of the row, never with our own id of a person. */
export function audienceRows(people: readonly AudiencePerson[], platform: Platform): readonly (readonly string[])[] {
  const reachable = people.filter(person => person.phones.length + person.emails.length > 0)
  const first = ({ phones, emails }: AudiencePerson) => ({
    phone: phones[0] === undefined ? '' : hashedPhone(phones[0], platform),
    email: emails[0] === undefined ? '' : hashedEmail(emails[0], platform),
  })
  switch (platform) {
    case 'yandex':
      return [
        ['external_id', 'phone', 'email'],
        ...reachable.map((person, nth) => [String(nth + 1), first(person).phone, first(person).email]),
      ]
    case 'google':
      return [['Email', 'Phone'], ...reachable.map(person => [first(person).email, first(person).phone])]
    case 'meta':
      return [['email', 'phone'], ...reachable.map(person => [first(person).email, first(person).phone])]
    case 'vk':
      // One kind of value a file and no heading: phones, a family's once, for unique ones are counted.
      return [...new Set(reachable.flatMap(person => (person.phones.length > 0 ? [first(person).phone] : [])))].map(phone => [phone])
  }
}
