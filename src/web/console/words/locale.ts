/** The language of the console: the owner's choice on this device, else the browser's. */
import { signal } from '@preact/signals'
import { isLocale, type Locale } from '../../../kernel/locale.ts'
import { readSetting, writeSetting } from '../client/device-settings.ts'
import { loadAll } from './catalogue.ts'

function firstLocale(): Locale {
  const chosen = readSetting('locale')
  if (chosen && isLocale(chosen)) return chosen
  for (const language of navigator.languages) {
    const short = language.slice(0, 2)
    if (isLocale(short)) return short
  }
  return 'en'
}

export const locale = signal<Locale>(firstLocale())

export function localeWasChosen(): boolean {
  return readSetting('locale') !== null
}

export async function changeLocale(next: Locale, remember: 'remember' | 'for-now' = 'remember'): Promise<void> {
  if (remember === 'remember') writeSetting('locale', next)
  const show = await loadAll(next)
  show(() => {
    locale.value = next
  })
  document.documentElement.lang = next
}
