/** Letters as shortcuts are the owner's choice (WCAG 2.1.4). */
import { signal } from '@preact/signals'
import { readSetting, writeSetting } from '../client/device-settings.ts'

export const areShortcutsOn = signal(readSetting('shortcuts') !== 'off')

export function switchShortcuts(isOn: boolean): void {
  areShortcutsOn.value = isOn
  writeSetting('shortcuts', isOn ? null : 'off')
}
