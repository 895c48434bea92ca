/** The exact words that will go out, as the customer will see them; a tap makes them editable. */
import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/shell-words.ts'
import type { ContactCard } from './day-state.ts'

interface CardWordsProps {
  readonly card: ContactCard
  readonly ownWords: string | null
  readonly isEditing: Signal<boolean>
  readonly onRewrite: (text: string | null) => void
}

export function CardWords({ card, ownWords, isEditing, onRewrite }: CardWordsProps) {
  const w = words().today
  const area = useRef<HTMLTextAreaElement>(null)
  const text = ownWords ?? card.words
  useEffect(() => {
    if (isEditing.value) area.current?.focus()
  }, [isEditing.value])
  return (
    <div class="words">
      {card.subject ? (
        <p class="small">
          <span class="quiet">{w.subject}:</span> {card.subject}
        </p>
      ) : null}
      {isEditing.value ? (
        <textarea
          ref={area}
          class="bubble"
          aria-label={w.wordsLabel(card.customer.name)}
          value={text}
          rows={4}
          maxLength={4000}
          onInput={event => onRewrite(event.currentTarget.value)}
          onBlur={() => {
            isEditing.value = false
          }}
        />
      ) : (
        <button
          type="button"
          class="bubble"
          data-edit
          onClick={() => {
            isEditing.value = true
          }}
        >
          <span class="out-of-sight">{w.edit}: </span>
          <span class="bubble-text">{text}</span>
          <span class="bubble-edit">
            <Icon name="edit" size={18} />
          </span>
        </button>
      )}
      {ownWords === null ? null : (
        <p class="row small">
          <span class="quiet">{w.wordsEdited}</span>
          <button type="button" class="link" onClick={() => onRewrite(null)}>
            {w.restore}
          </button>
        </p>
      )}
    </div>
  )
}
