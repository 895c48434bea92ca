/** Counts and sums of a file, and its rows with a remark. */
import { money, month, number } from '../words/format.ts'
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
          <dt>{w.counts[name](record.counts[name])}</dt>
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

/** The file's own total beside ours: nothing else tells an owner so quickly that his file was understood. */
export function Totals({ record }: { readonly record: ImportRecord }) {
  const w = importsWords.words().totals
  const [only, ...others] = record.money
  const stated = others.length === 0 ? record.statedTotalMinor : null
  const converted = record.convertedTotalEurMinor
  return (
    <>
      {stated !== null && only ? (
        <p class={stated === only.netMinor ? 'notice calm' : 'notice'}>{statedText(record, stated, only)}</p>
      ) : null}
      {converted === null ? null : <p class="small quiet">{w.converted(money(converted, 'EUR'))}</p>}
      {record.months.length > 1 ? (
        <details>
          <summary>{w.months}</summary>
          <ul class="lines">
            {record.months.map(sum => (
              <li key={`${sum.month}${sum.currency}`}>
                <span>{month(sum.month)}</span>
                <span class="nowrap">{money(sum.netMinor, sum.currency)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}

function statedText(record: ImportRecord, stated: number, { netMinor, currency }: ImportRecord['money'][number]): string {
  const w = importsWords.words().totals
  if (stated === netMinor) return w.matches(money(netMinor, currency))
  const sums = {
    file: money(stated, currency),
    ours: money(netMinor, currency),
    difference: money(stated - netMinor, currency),
    refused: money(record.refusedMinor, currency),
  }
  return stated === netMinor + record.refusedMinor ? w.explained(sums) : w.differs(sums)
}

interface RowNotesProps {
  /** Where all of the rows can be had as a workbook. */
  readonly download?: string

  readonly title: string
  readonly rows: ImportRecord['rejected']
  readonly count: number
  readonly isOpen?: boolean
}

export function RowNotes({ title, rows, count, isOpen = false, download }: RowNotesProps) {
  const w = importsWords.words()
  if (count === 0) return null
  return (
    <details class="card" open={isOpen}>
      <summary class="strong">{title}</summary>
      <ul class="lines remarks">
        {rows.map(note => (
          <li key={`${note.row}:${note.reason.code}`}>
            <span>
              {note.reason.text}
              {typeof note.reason.data['cell'] === 'string' ? <q class="quiet small cell">{note.reason.data['cell']}</q> : null}
            </span>
            <span class="quiet small nowrap">{w.line(note.row)}</span>
          </li>
        ))}
      </ul>
      {download === undefined ? null : (
        <p class="small">
          <a href={download} download>
            {w.rejects}
          </a>{' '}
          <span class="quiet">{w.repair}</span>
        </p>
      )}
      {rows.length < count ? <p class="small quiet">{w.firstOnly(rows.length)}</p> : null}
    </details>
  )
}
