/** A person as sources write him: empty texts are nothing, one cell may hold two numbers. */
import { NOBODY, type ToldCustomer } from '../domain/collect/source-event.ts'
import type { Birthday } from '../domain/collect/customer.ts'
import { parsePhone, splitPhones } from '../kernel/phone.ts'

interface Given {
  readonly externalId?: string | null | undefined
  readonly name?: string | readonly (string | null | undefined)[] | null | undefined
  readonly phone?: string | readonly (string | null | undefined)[] | null | undefined
  /** Of his address, where the source knows it: his telephone is spelt as there, whatever the country of the shop. */
  readonly country?: string | null | undefined
  readonly email?: string | null | undefined
  readonly card?: string | null | undefined
  /** '1990-05-14', anything after the day is left out. */
  readonly birthday?: string | null | undefined
}

/** Null when nothing is known of him. */
export function toldPerson(given: Given): ToldCustomer | null {
  const names = typeof given.name === 'string' ? [given.name] : (given.name ?? [])
  const phones = typeof given.phone === 'string' ? [given.phone] : (given.phone ?? [])
  const person: ToldCustomer = {
    ...NOBODY,
    externalId: given.externalId || null,
    name: names
      .map(part => part?.trim() ?? '')
      .filter(part => part !== '')
      .join(' '),
    phones: phones.flatMap(phone => splitPhones(phone ?? '')).map(phone => parsePhone(phone, given.country ?? '')?.number ?? phone),
    emails: given.email ? [given.email.trim()] : [],
    cards: given.card ? [given.card.trim()] : [],
    birthday: birthdayOf(given.birthday ?? ''),
  }
  const isNobody = person.externalId === null && person.name === '' && [...person.phones, ...person.emails, ...person.cards].length === 0
  return isNobody ? null : person
}

function birthdayOf(text: string): Birthday | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  if (!match) return null
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year: year > 1900 ? year : null, month, day } : null
}
