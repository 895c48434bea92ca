/** Said and came: whether half of those came who were expected with fifty per cent. The picture and the table say the same. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useRead } from '../client/api.ts'
import { LoadState } from '../parts/load-state.tsx'
import { day, number, percent } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import './calibration.css'
import { numbersWords } from './numbers-words.ts'

type Report = NonNullable<AnswerOf<'GET /reports/calibration'>['report']>

const SIDE = 240
const EDGE = 26

const across = (share: number): number => EDGE + share * (SIDE - EDGE - 8)
const up = (share: number): number => SIDE - across(share)

function Plot({ report }: { readonly report: Report }) {
  const w = numbersWords.words().calibration
  const told = w.told({ said: percent(report.all.said), came: percent(report.all.came) })
  return (
    <svg class="reliability" viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={`${w.chart}. ${told}`}>
      <line class="axis" x1={across(0)} x2={across(1)} y1={up(0)} y2={up(0)} />
      <line class="axis" x1={across(0)} x2={across(0)} y1={up(0)} y2={up(1)} />
      <line class="exact" x1={across(0)} x2={across(1)} y1={up(0)} y2={up(1)} />
      {report.bins.map((bin, index) => (
        <g key={index}>
          <line class="range" x1={across(bin.said)} x2={across(bin.said)} y1={up(bin.cameLow)} y2={up(bin.cameHigh)} />
          <circle class="dot" cx={across(bin.said)} cy={up(bin.came)} r={5} />
        </g>
      ))}
      <text x={across(0.5)} y={SIDE - 6} text-anchor="middle">
        {w.said}
      </text>
      <text x={12} y={up(0.5)} text-anchor="middle" transform={`rotate(-90 12 ${up(0.5)})`}>
        {w.came}
      </text>
    </svg>
  )
}

interface Row {
  readonly name: string
  readonly forecasts: number
  readonly said: number
  readonly came: number
  readonly inInterval?: number
  readonly intervals?: number
}

/** Too few intervals say nothing. */
const INTERVALS_MIN = 20

function covered({ inInterval = 0, intervals = 0 }: Row): string {
  return intervals < INTERVALS_MIN ? '—' : percent(inInterval / intervals)
}

function SaidAndCame({ label, head, rows }: { readonly label: string; readonly head: string; readonly rows: readonly Row[] }) {
  const w = numbersWords.words().calibration
  return (
    <div class="table-frame" role="region" aria-label={label} tabIndex={0}>
      <table class="table calibration-table">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" class="number">
              {w.forecasts}
            </th>
            <th scope="col" class="number">
              {w.said}
            </th>
            <th scope="col" class="number">
              {w.came}
            </th>
            <th scope="col" class="number">
              {w.within}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="number">{number(row.forecasts)}</td>
              <td class="number">{percent(row.said)}</td>
              <td class="number">{percent(row.came)}</td>
              <td class="number">{covered(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Tables({ report }: { readonly report: Report }) {
  const w = numbersWords.words().calibration
  const { segments } = shellWords()
  const weeks = report.windows.map(window => ({ ...window, name: `${day(window.fromDay)} – ${day(window.toDay)}` }))
  const groups = report.segments.map(part => ({ ...part, name: segments[part.segment] }))
  const bins = report.bins.map((bin, index) => ({ ...bin, name: number(index + 1) }))
  return (
    <details class="small">
      <summary>{numbersWords.words().table}</summary>
      <div class="stack">
        <SaidAndCame label={w.chart} head="№" rows={bins} />
        <SaidAndCame label={w.segment} head={w.segment} rows={groups} />
        {report.groups.length > 0 ? <SaidAndCame label={w.group} head={w.group} rows={report.groups} /> : null}
        <SaidAndCame label={w.window} head={w.window} rows={weeks} />
      </div>
    </details>
  )
}

export function Calibration() {
  const w = numbersWords.words().calibration
  const read = useRead('GET /reports/calibration', [])
  const report = read.data?.report
  return (
    <section class="card number-card">
      <h2>{w.title}</h2>
      {read.data === undefined ? <LoadState error={read.error} onAgain={() => void read.refetch()} /> : null}
      {read.data && !report ? <p>{w.none}</p> : null}
      {report ? (
        <>
          <p class="small quiet">{w.lead(report.windowDays)}</p>
          <Plot report={report} />
          <p class="strong">{report.why.text}</p>
          {report.all.intervals > 0 ? (
            <p class="small quiet">
              {w.interval({ share: percent(report.all.inInterval / report.all.intervals), of: number(report.all.intervals) })}
            </p>
          ) : null}
          <Tables report={report} />
        </>
      ) : null}
      {read.data && read.data.model.length > 0 ? (
        <>
          <h3>{w.model}</h3>
          <ul class="stack-s small">
            {read.data.model.map(reason => (
              <li key={reason.code}>{reason.text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
