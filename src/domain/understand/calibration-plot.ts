/**
 * The usual picture of a model against a hold-out as a drawing of its own: customers grouped by how often they had bought, what came
 * in the time after and what each model had expected. Text in the drawing is black on white whatever the page is.
 */
export interface PlotLine {
  readonly name: string
  /** One value a group; a group that nobody is in has none (NaN) and is left out of the line. */
  readonly values: readonly number[]
}

export interface HoldoutPlot {
  readonly title: string
  readonly across: string
  readonly up: string
  /** Names of the groups. */
  readonly groups: readonly string[]
  /** What came; drawn first and thick. */
  readonly came: PlotLine
  readonly models: readonly PlotLine[]
}

const HEIGHT = 320
const LEFT = 56
/** Where the field ends and the names of the lines begin. */
const FIELD_END = 410
const NAMES_MIN = 150
/** Of the names' twelve-point letters, at most. */
const LETTER = 7.5
const TOP = 48
const BOTTOM = 52
const TICKS = 5
/** Dashes tell the models apart without colour. */
const STROKES = ['6 4', '2 3', '10 3 2 3', '1 4'] as const

export function holdoutPlot(plot: HoldoutPlot): string {
  const lines = [plot.came, ...plot.models]
  const width = FIELD_END + Math.max(NAMES_MIN, ...lines.map(line => Math.ceil(LEFT + line.name.length * LETTER)))
  const most = niceTop(Math.max(...lines.flatMap(line => line.values.filter(Number.isFinite)), 1e-9))
  const x = (group: number): number => LEFT + (group * (FIELD_END - LEFT)) / Math.max(plot.groups.length - 1, 1)
  const y = (value: number): number => HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM)
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => (most * i) / TICKS)
  const parts = [
    `<rect width="${width}" height="${HEIGHT}" fill="#fff"/>`,
    text(plot.title, { x: LEFT, y: 20, size: 14 }),
    ...ticks.map(
      value =>
        `<path d="M${LEFT} ${round(y(value))}H${FIELD_END}" stroke="#ddd"/>${text(label(value), { x: LEFT - 6, y: y(value) + 4, anchor: 'end' })}`,
    ),
    ...plot.groups.map((name, group) => text(name, { x: x(group), y: HEIGHT - BOTTOM + 18, anchor: 'middle' })),
    text(plot.across, { x: (LEFT + FIELD_END) / 2, y: HEIGHT - 12, anchor: 'middle' }),
    text(plot.up, { x: LEFT, y: TOP - 10 }),
    ...lines.map((line, i) => drawn(line, { x, y, stroke: i === 0 ? null : (STROKES[(i - 1) % STROKES.length] ?? null) })),
    ...lines.map((line, i) => legend(line, i)),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" fill="#111" role="img" aria-label="${escaped(plot.title)}">${parts.join('')}</svg>\n`
}

interface Axes {
  readonly x: (group: number) => number
  readonly y: (value: number) => number
  readonly stroke: string | null
}

function drawn(line: PlotLine, { x, y, stroke }: Axes): string {
  const seen = line.values.flatMap((value, group) => (Number.isFinite(value) ? [{ x: round(x(group)), y: round(y(value)) }] : []))
  const points = seen.map(point => `${point.x},${point.y}`).join(' ')
  const style = stroke === null ? 'stroke-width="3"' : `stroke-width="1.5" stroke-dasharray="${stroke}"`
  const dots = seen.map(point => `<circle cx="${point.x}" cy="${point.y}" r="${stroke === null ? 4 : 2.5}"/>`)
  return `<polyline points="${points}" fill="none" stroke="#111" ${style}/>${dots.join('')}`
}

function legend(line: PlotLine, place: number): string {
  const [left, at] = [FIELD_END + 14, TOP + 14 + place * 22]
  const style = place === 0 ? 'stroke-width="3"' : `stroke-width="1.5" stroke-dasharray="${STROKES[(place - 1) % STROKES.length] ?? ''}"`
  return `<path d="M${left} ${at}h30" stroke="#111" ${style}/>${text(line.name, { x: left + 36, y: at + 4 })}`
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly anchor?: 'end' | 'middle'
}

function text(words: string, { x, y, size = 12, anchor }: Placed): string {
  const side = anchor === undefined ? '' : ` text-anchor="${anchor}"`
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${side}>${escaped(words)}</text>`
}

/** Control characters have no place in XML, not even escaped. */
function escaped(words: string): string {
  const plain = words.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function label(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The next of 1, 2, 2.5, 5 times a power of ten. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find(step => step * power >= value) ?? 10) * power
}
