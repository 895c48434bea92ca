/** The browser's own dialog: focus, Escape and backdrop come with it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { words } from '../words/shell-words.ts'
import { Drawn } from './icon.tsx'
import { CLOSE } from './shapes.ts'
import '../styles/forms.css'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose()
  }
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onClose={onClose} onClick={closeOnBackdrop}>
      <div class="stack">
        <div class="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" class="button ghost icon-only" aria-label={words().close} onClick={onClose}>
            <Drawn shape={CLOSE} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}
