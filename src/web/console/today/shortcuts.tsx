/** Keys for the list, by their place on the keyboard, so that a Cyrillic layout works too; they can be switched off. */
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { readSetting, writeSetting } from '../client/device-settings.ts'
import { Dialog } from '../parts/dialog.tsx'
import { words } from '../words/shell-words.ts'
import { cardInFocus, cardsOnPage, stepFocus } from './card-focus.ts'

export const areShortcutsOn = signal(readSetting('shortcuts') !== 'off')

export function switchShortcuts(isOn: boolean): void {
  areShortcutsOn.value = isOn
  writeSetting('shortcuts', isOn ? null : 'off')
}

function press(selector: string): void {
  const card = cardInFocus() ?? cardsOnPage()[0]
  card?.querySelector<HTMLElement>(selector)?.click()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

function act(event: KeyboardEvent, openHelp: () => void): boolean {
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) openHelp()
  else if (event.code === 'KeyJ') stepFocus(1)
  else if (event.code === 'KeyK') stepFocus(-1)
  else if (event.code === 'KeyE') press('[data-edit]')
  else if (event.code === 'KeyL') press('[data-later]')
  else return false
  return true
}

export function Shortcuts() {
  const isHelpOpen = useSignal(false)
  const w = words().keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!areShortcutsOn.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (act(event, () => { isHelpOpen.value = true })) event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const rows = [['J', w.next], ['K', w.previous], ['Enter', w.send], ['E', w.edit], ['L', w.later], ['?', w.help]] as const
  return (
    <>
      <button type="button" class="button ghost wide-only" aria-haspopup="dialog" onClick={() => { isHelpOpen.value = true }}>
        <kbd>?</kbd> {words().today.shortcuts}
      </button>
      {isHelpOpen.value ? (
        <Dialog title={w.title} onClose={() => { isHelpOpen.value = false }}>
          <dl class="keys">{rows.map(([key, meaning]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{meaning}</dd></div>)}</dl>
          <label class="check">
            <input type="checkbox" checked={areShortcutsOn.value} onChange={event => switchShortcuts(event.currentTarget.checked)} /> {w.on}
          </label>
          <p class="small quiet">{w.note}</p>
        </Dialog>
      ) : null}
    </>
  )
}
