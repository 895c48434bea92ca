/** Columns month by month, drawn by hand: a whole and the part of it that matters. */
import type { ComponentChildren } from 'preact'
import { language } from '../words/format.ts'
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
const HEIGHT = 168
const TOP = 18
const BOTTOM = 22

function shortMonth(isoMonth: string): string {
  return new Intl.DateTimeFormat(language(), { month: 'narrow', timeZone: 'UTC' }).format(new Date(`${isoMonth}-01T00:00:00Z`))
}

/** The next round number above: 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)))
  return ([1, 2, 2.5, 5, 10].find(step => step * power >= value) ?? 10) * power
}

export function MonthChart({ columns, chosen, label, topLabel, children }: MonthChartProps) {
  const top = roundUp(Math.max(...columns.map(column => column.whole), 1e-9))
  const step = WIDTH / Math.max(columns.length, 1)
  const height = (value: number) => (value / top) * (HEIGHT - TOP - BOTTOM)
  return (
    <figure class="stack-s">
      <svg class="month-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[1, 0.5].map(part => (
          <g key={part}>
            <line class="grid" x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM - height(top * part)} y2={HEIGHT - BOTTOM - height(top * part)} />
            <text x={0} y={HEIGHT - BOTTOM - height(top * part) - 4}>{topLabel(top * part)}</text>
          </g>
        ))}
        {columns.map((column, index) => (
          <g key={column.month} class={column.month === chosen ? 'chosen' : undefined}>
            <rect class="whole" x={index * step + step * 0.18} width={step * 0.64} y={HEIGHT - BOTTOM - height(column.whole)} height={height(column.whole)} rx={2} />
            <rect class="part" x={index * step + step * 0.18} width={step * 0.64} y={HEIGHT - BOTTOM - height(column.part)} height={height(column.part)} rx={2} />
            <text x={(index + 0.5) * step} y={HEIGHT - 6} text-anchor="middle">{shortMonth(column.month)}</text>
          </g>
        ))}
        <line class="base" x1={0} x2={WIDTH} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      </svg>
      <details class="small">
        <summary>{numbersWords.words().table}</summary>
        <div class="table-frame">{children}</div>
      </details>
    </figure>
  )
}
