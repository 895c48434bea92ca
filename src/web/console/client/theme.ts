/** Light, dark, or as the device says. */
import { signal } from '@preact/signals'
import { readSetting, writeSetting } from './device-settings.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

function firstTheme(): Theme {
  const chosen = readSetting('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export const theme = signal<Theme>(firstTheme())

export function applyTheme(next: Theme): void {
  theme.value = next
  writeSetting('theme', next === 'system' ? null : next)
  if (next === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
}
