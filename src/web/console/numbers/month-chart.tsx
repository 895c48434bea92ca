/** Columns month by month, drawn by hand: a whole and the part of it that matters. Labels are text, so that they stay legible on a phone. */
import type { ComponentChildren } from 'preact'
import { month } from '../words/format.ts'
import { numbersWords } from './numbers-words.ts'

export interface MonthColumn {
  readonly month: string
  readonly whole: number
  readonly part: number
}

interface MonthChartProps {
  readonly columns: readonly MonthColumn[]
  readonly chosen: string
  readonly label: string
  readonly topLabel: (value: number) => string
  /** The rows of the table that says the same. */
  readonly children: ComponentChildren
}

const WIDTH = 480
const HEIGHT = 140
const STEPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]

/** The next pleasant number above. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)))
  return (STEPS.find(step => step * power >= value) ?? 10) * power
}

function Columns({ columns, chosen, top }: { readonly columns: readonly MonthColumn[]; readonly chosen: string; readonly top: number }) {
  const step = WIDTH / Math.max(columns.length, 1)
  const height = (value: number) => (value / top) * HEIGHT
  const place = (index: number) => ({ x: index * step + step * 0.16, width: step * 0.68 })
  return (
    <>
      {columns.map((column, index) => (
        <g key={column.month} class={column.month === chosen ? 'chosen' : undefined}>
          <rect class="whole" {...place(index)} y={HEIGHT - height(column.whole)} height={height(column.whole)} />
          <rect class="part" {...place(index)} y={HEIGHT - height(column.part)} height={height(column.part)} />
        </g>
      ))}
    </>
  )
}

export function MonthChart({ columns, chosen, label, topLabel, children }: MonthChartProps) {
  const top = roundUp(Math.max(...columns.map(column => column.whole), 1e-9))
  const [first, last] = [columns[0], columns.at(-1)]
  return (
    <figure class="stack-s">
      <div class="plot">
        <span class="plot-top">{topLabel(top)}</span>
        <span class="plot-half">{topLabel(top / 2)}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
          <line class="grid" x1={0} x2={WIDTH} y1={0.5} y2={0.5} />
          <line class="grid" x1={0} x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
          <Columns columns={columns} chosen={chosen} top={top} />
          <line class="base" x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
        </svg>
        <p class="plot-ends">
          <span>{first ? month(first.month) : ''}</span>
          <span>{last ? month(last.month) : ''}</span>
        </p>
      </div>
      <details class="small">
        <summary>{numbersWords.words().table}</summary>
        <div class="table-frame" role="region" aria-label={label} tabIndex={0}>
          {children}
        </div>
      </details>
    </figure>
  )
}
