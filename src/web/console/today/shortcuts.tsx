/** Keys for the list, by their place on the keyboard, so that a Cyrillic layout works too; they can be switched off. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { onDemand } from '../parts/on-demand.tsx'
import { words } from '../words/shell-words.ts'
import { cardWords } from './card-words-catalogue.ts'
import { areShortcutsOn } from './shortcuts-switch.ts'
import { cardInFocus, cardsOnPage, stepFocus } from './card-focus.ts'

const ShortcutsHelp = onDemand(async () => (await import('./shortcuts-help.tsx')).ShortcutsHelp, cardWords)

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
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!areShortcutsOn.value || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      if (
        act(event, () => {
          isHelpOpen.value = true
        })
      )
        event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        class="button ghost wide-only"
        aria-haspopup="dialog"
        onClick={() => {
          isHelpOpen.value = true
        }}
      >
        <kbd>?</kbd> {words().today.shortcuts}
      </button>
      {isHelpOpen.value ? (
        <ShortcutsHelp
          onClose={() => {
            isHelpOpen.value = false
          }}
        />
      ) : null}
    </>
  )
}
