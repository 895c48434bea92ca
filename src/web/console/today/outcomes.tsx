/** Other ways to reach the customer, and what came of it. */
import { words } from '../words/shell-words.ts'
import { cardWords } from './card-words-catalogue.ts'
import type { ContactCard } from './day-state.ts'
import { openHandLink, withWords } from './hand-link.ts'
import { OUTCOME_ORDER, type Outcome } from './outcome.ts'
import '../styles/forms.css'

interface OutcomesProps {
  readonly card: ContactCard
  readonly ownWords: string | null
  readonly onChoose: (outcome: Outcome) => void
}

export function Outcomes({ card, ownWords, onChoose }: OutcomesProps) {
  return (
    <>
      <div class="row" role="group" aria-label={cardWords.words().otherWay}>
        {card.handLinks.map(link => (
          <a
            key={link.app}
            class="chip"
            href={withWords(link.url, ownWords)}
            target="_blank"
            rel="noreferrer"
            onClick={() => openHandLink(link, ownWords ?? card.words)}
          >
            {words().apps[link.app]}
          </a>
        ))}
      </div>
      <fieldset class="outcomes">
        <legend>{cardWords.words().outcome}</legend>
        <div class="row">
          {card.rung === 'soft' ? (
            <button type="button" class="chip" onClick={() => onChoose('reached')}>
              {cardWords.words().softDone}
            </button>
          ) : null}
          {OUTCOME_ORDER.map(outcome => (
            <button key={outcome} type="button" class="chip" onClick={() => onChoose(outcome)}>
              {cardWords.words().outcomes[outcome]}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  )
}
