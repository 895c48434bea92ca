/** A text to paste elsewhere, with a button that copies it; where the clipboard is closed the text is selected instead. */
import { useRef } from 'preact/hooks'
import { showToast } from '../shell/notices.tsx'
import { sourcesWords } from './sources-words.ts'

export function CopiedField({ label, text }: { readonly label: string; readonly text: string }) {
  const w = sourcesWords.words()
  const input = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      showToast({ text: w.copied })
    } catch {
      input.current?.select()
    }
  }
  return (
    <div class="field">
      <label>
        <span>{label}</span>
        <input ref={input} class="input mono" readOnly value={text} onFocus={event => event.currentTarget.select()} />
      </label>
      <button type="button" class="button" onClick={() => void copy()}>
        {w.copy}
      </button>
    </div>
  )
}
