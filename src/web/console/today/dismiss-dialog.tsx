/** Why not this one: the reason teaches the program. */
import type { RequestOf } from '../../../contract/contract.ts'
import { Dialog } from '../parts/dialog.tsx'
import { cardWords } from './card-words-catalogue.ts'

type Reason = RequestOf<'POST /contacts/{id}/dismissals'>['body']['reason']
const REASONS: readonly Reason[] = ['already-bought', 'talked-already', 'wrong-reason', 'not-this-one']

export function DismissDialog({ onClose, onPick }: { readonly onClose: () => void; readonly onPick: (reason: Reason) => void }) {
  const w = cardWords.words().dismissDialog
  return (
    <Dialog title={w.title} onClose={onClose}>
      <div class="choices">
        {REASONS.map(reason => (
          <button key={reason} type="button" class="button" onClick={() => onPick(reason)}>
            {w.reasons[reason]}
          </button>
        ))}
      </div>
      <p class="small quiet">{w.hint}</p>
    </Dialog>
  )
}
