/** Who is here, read once at the start and kept while the page lives. */
import { computed, effect, signal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { changeLocale, locale, localeWasChosen } from '../words/locale.ts'
import { call, signedOut } from './call.ts'

export type Session = AnswerOf<'GET /session'>

export const session = signal<Session | undefined>(undefined)
export const business = computed(() => session.value?.business ?? null)
export const currency = computed(() => business.value?.currency ?? 'EUR')

/** The business's own day; the device's only until the server has said it. */
export const today = computed(() => business.value?.today ?? new Date().toISOString().slice(0, 10))

let aheadMs = 0

/** The server's clock, so that a wrong clock on the phone does not shorten the time for undoing. */
export function serverNow(): number {
  return Date.now() + aheadMs
}

/** A language chosen on this device wins, and the server's sentences follow it. */
async function agreeOnLocale(own: Session['locale'] | null): Promise<void> {
  if (own === null || own === locale.value) return
  if (localeWasChosen()) await call('PATCH /session', { body: { locale: locale.value } })
  else await changeLocale(own, 'for-now')
}

export async function loadSession(): Promise<void> {
  const answer = await call('GET /session')
  aheadMs = Date.parse(answer.now) - Date.now()
  session.value = answer
  await agreeOnLocale(answer.staff?.locale ?? null)
}

export async function signOut(): Promise<void> {
  await call('DELETE /session')
  location.assign('/')
}

/** Asks who is here when an answer said that nobody is: the frame then shows the sign-in, and drafts stay on the device. */
effect(() => {
  if (signedOut.value > 0) void loadSession().catch(() => undefined)
})
