/** What floats above every page: toasts with their undo, and the line that a screen reader hears. */
import { signal } from '@preact/signals'
import { words } from '../words/shell-words.ts'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly kind: 'done' | 'problem'
  readonly action: { readonly label: string; readonly run: () => void } | null
  readonly forMs: number
}

interface ToastWish {
  readonly text: string
  readonly kind?: Toast['kind']
  readonly action?: { readonly label: string; readonly run: () => void }
  /** How long it stays; 6 seconds when not said, and problems stay until closed. */
  readonly forMs?: number
}

const SHOWN_MS = 6_000
const TOASTS_MAX = 3

const toasts = signal<readonly Toast[]>([])
const announcement = signal('')
let lastId = 0

/** Shows a toast and says it aloud. @returns its removal. */
export function showToast(wish: ToastWish): () => void {
  const id = ++lastId
  const toast: Toast = { id, text: wish.text, kind: wish.kind ?? 'done', action: wish.action ?? null, forMs: wish.forMs ?? SHOWN_MS }
  const remove = () => {
    toasts.value = toasts.value.filter(other => other.id !== id)
  }
  // One piece of good news at a time: a message on its way also has its button in the list.
  const others = toast.kind === 'done' ? toasts.value.filter(other => other.kind === 'problem') : toasts.value
  toasts.value = [...others, toast].slice(-TOASTS_MAX)
  if (toast.kind === 'done') setTimeout(remove, toast.forMs)
  return remove
}

/** Says a change that is seen but not heard. */
export function announce(text: string): void {
  announcement.value = announcement.value === text ? `${text}\u00a0` : text
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const close = () => {
    toasts.value = toasts.value.filter(other => other.id !== toast.id)
  }
  const { action } = toast
  const act = () => {
    close()
    action?.run()
  }
  return (
    <div class={`toast ${toast.kind}`}>
      <p>{toast.text}</p>
      {toast.kind === 'done' && action ? <span class="timer" style={{ animationDuration: `${toast.forMs}ms` }} /> : null}
      {action ? (
        <button type="button" onClick={act}>
          {action.label}
        </button>
      ) : (
        <button type="button" onClick={close}>
          {words().close}
        </button>
      )}
    </div>
  )
}

export function Notices() {
  return (
    <>
      <div class="out-of-sight" role="status">
        {announcement.value}
      </div>
      <div class="toasts" role="status">
        {toasts.value.map(toast => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </div>
    </>
  )
}
