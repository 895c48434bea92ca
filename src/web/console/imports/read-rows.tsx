/** Cells of the file beside what they are read as: nothing is stored before its owner has seen both. */
import { importsWords } from './imports-words.ts'
import type { ImportRecord } from './import-record.ts'

interface ReadingProps {
  readonly cell: Pick<ImportRecord['columns'][number]['readings'][number], 'raw' | 'read' | 'remark'>
}

/** “8 (912) 345-67-89 → +79123456789”; a value that is taken as it stands is shown once. */
export function Reading({ cell: { raw, read, remark } }: ReadingProps) {
  const hasOther = read !== null && read !== '' && read !== raw
  return (
    <>
      <span class="quiet">{raw}</span>
      {hasOther ? (
        <>
          <span aria-hidden="true"> → </span>
          <span class="out-of-sight">{importsWords.words().preview.readAs}</span>
          <span class="as-read">{read}</span>
        </>
      ) : null}
      {remark === null ? null : <span class={read === '' ? 'unread' : 'quiet'}> — {remark.text}</span>}
    </>
  )
}

export function FirstRows({ record: { firstRows } }: { readonly record: ImportRecord }) {
  const w = importsWords.words()
  if (firstRows.length === 0) return null
  return (
    <details>
      <summary>{w.preview.firstRows(firstRows.length)}</summary>
      <ol class="read-rows">
        {firstRows.map(({ row, cells, refused }) => (
          <li key={row}>
            <p class="small">
              <span class="strong">{w.line(row)}</span>
              {refused === null ? null : (
                <span class="unread">
                  {' '}
                  — {w.preview.refused}: {refused.text}
                </span>
              )}
            </p>
            <dl class="small">
              {cells.map(cell => (
                <div key={cell.heading}>
                  <dt class="quiet">{cell.heading}</dt>
                  <dd>
                    <Reading cell={cell} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </details>
  )
}
