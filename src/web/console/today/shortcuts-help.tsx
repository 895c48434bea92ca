/** The list of keys, and the switch that turns them off. */
import { Dialog } from '../parts/dialog.tsx'
import { cardWords } from './card-words-catalogue.ts'
import { areShortcutsOn, switchShortcuts } from './shortcuts-switch.ts'

export function ShortcutsHelp({ onClose }: { readonly onClose: () => void }) {
  const w = cardWords.words().keys
  const rows = [
    ['J', w.next],
    ['K', w.previous],
    ['Enter', w.send],
    ['E', w.edit],
    ['L', w.later],
    ['?', w.help],
  ] as const
  return (
    <Dialog title={w.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={areShortcutsOn.value} onChange={event => switchShortcuts(event.currentTarget.checked)} /> {w.on}
      </label>
      <p class="small quiet">{w.note}</p>
    </Dialog>
  )
}
