/** What separates the cells: the sign that cuts most lines into the same number of pieces. */
export const DELIMITERS = [';', '\t', ',', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Spreadsheets write 'sep=;' as the first line to tell each other. */
export function sepDirective(firstLine: string): Delimiter | undefined {
  const sign = /^\uFEFF?"?sep=(.)"?\s*$/i.exec(firstLine)?.[1]
  return DELIMITERS.find(delimiter => delimiter === sign)
}

/** A file of one column has no delimiter; a tab is the sign that never stands inside a cell. */
const NONE: Delimiter = '\t'

/** A sign that nearly all lines do without stands inside a cell; titles above a short table do without it too. */
const WITHOUT_SHARE_MAX = 0.75

export interface DelimiterGuess {
  readonly delimiter: Delimiter
  /** Cells in most lines. */
  readonly width: number
}

export function guessDelimiter(sample: string): DelimiterGuess {
  const lines = sample
    .split(/\r\n|\n|\r/)
    .filter(line => line.trim() !== '' && sepDirective(line) === undefined)
    .slice(0, 500)
  let best: DelimiterGuess & { readonly score: number } = { delimiter: NONE, width: 1, score: 0 }
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const count = outsideQuotes(line).split(delimiter).length - 1
      counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    if ((counts.get(0) ?? 0) > lines.length * WITHOUT_SHARE_MAX) continue
    for (const [count, times] of counts) {
      const share = times / lines.length
      const score = share * share * Math.min(count, 12)
      if (count > 0 && score > best.score) best = { delimiter, width: count + 1, score }
    }
  }
  return { delimiter: best.delimiter, width: best.width }
}

function outsideQuotes(line: string): string {
  return line.includes('"') ? line.replace(/"(?:[^"]|"")*"/g, '') : line
}
