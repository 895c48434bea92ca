/** What undoing an import left because its owner had changed it since, each with the way to it. */
import { day, money } from '../words/format.ts'
import { importsWords } from './imports-words.ts'
import type { ImportRecord } from './import-record.ts'

export function Stayed({ record: { kept, keptCount } }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  if (keptCount === 0) return null
  return (
    <section class="card stack-s">
      <h2>{w.stayed.title}</h2>
      <p class="quiet">{w.stayed.text}</p>
      <ul class="lines">
        {kept.map(row => (
          <li key={row.id}>
            <span>
              {row.customerId === null ? w.stayed.nobody : <a href={`/customers/${row.customerId}`}>{row.name || w.stayed.nobody}</a>}
              <span class="small quiet">
                {' '}
                {row.label}
                {row.day === null ? '' : `, ${day(row.day, { year: true })}`}
              </span>
            </span>
            {row.totalMinor === null || row.currency === null ? null : <span class="nowrap">{money(row.totalMinor, row.currency)}</span>}
          </li>
        ))}
      </ul>
      {kept.length < keptCount ? <p class="small quiet">{w.firstOnly(kept.length)}</p> : null}
    </section>
  )
}
