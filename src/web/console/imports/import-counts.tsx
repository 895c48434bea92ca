/** Counts and sums of a file, and its rows with a remark. */
import { money, number } from '../words/format.ts'
import { importsWords } from './imports-words.ts'
import type { ImportRecord } from './import-record.ts'

const COUNTED = ['customers', 'purchases', 'purchaseLines', 'refunds', 'anonymousPurchases'] as const

export function Counts({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  return (
    <dl class="figures">
      {COUNTED.filter(name => record.counts[name] > 0).map(name => (
        <div key={name}>
          <dd>{number(record.counts[name])}</dd>
          <dt>{w.counts[name]}</dt>
        </div>
      ))}
      {record.money.map(sum => (
        <div key={sum.currency}>
          <dd>{money(sum.netMinor, sum.currency)}</dd>
          <dt>{sum.refundsMinor > 0 ? w.sumAfterRefunds(money(sum.refundsMinor, sum.currency)) : w.sum}</dt>
        </div>
      ))}
    </dl>
  )
}

interface RowNotesProps {
  readonly title: string
  readonly rows: ImportRecord['rejected']
  readonly count: number
  readonly isOpen?: boolean
}

export function RowNotes({ title, rows, count, isOpen = false }: RowNotesProps) {
  const w = importsWords.words()
  if (count === 0) return null
  return (
    <details class="card" open={isOpen}>
      <summary class="strong">{title}</summary>
      <ul class="lines remarks">
        {rows.map(note => (
          <li key={`${note.row}:${note.reason.code}`}>
            <span>{note.reason.text}</span>
            <span class="quiet small nowrap">{w.line(note.row)}</span>
          </li>
        ))}
      </ul>
      {rows.length < count ? <p class="small quiet">{w.firstOnly(rows.length)}</p> : null}
    </details>
  )
}
