/** A telephone as its own country writes it for strangers: +1 518 555 0126. The pages of the browser fetch this when they show a foreign number. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { homePhone } from './home-phone.ts'

/** `number` in E.164; what is no telephone, an e-mail for instance, comes back as it is. */
export function phoneText(number: string): string {
  if (!number.startsWith('+')) return number
  return homePhone(number) ?? parsePhoneNumberFromString(number)?.formatInternational() ?? number
}
