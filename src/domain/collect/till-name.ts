/** E59: at the till a customer is shown by his first name and an initial, and by the end of his phone: enough to ask "is it you?". */

/** 'Анна Каренина' → 'Анна К.'; one word stays as it is. */
export function tillName(fullName: string): string {
  const [first = '', ...rest] = fullName.trim().split(/\s+/)
  const last = rest.at(-1)
  const initial = last === undefined ? '' : ([...last][0] ?? '').toUpperCase()
  return /\p{L}/u.test(initial) ? `${first} ${initial}.` : first
}

/** '+79161234567' → '45-67'. */
export function phoneEnd(phone: string | null): string | null {
  const digits = (phone ?? '').replace(/\D/g, '')
  return digits.length < 6 ? null : `${digits.slice(-4, -2)}-${digits.slice(-2)}`
}
