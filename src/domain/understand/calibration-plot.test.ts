import { expect, test } from 'vitest'
import { holdoutPlot } from './calibration-plot.ts'

const plot = {
  title: 'Bath & sink <1997>',
  across: 'bought before',
  up: 'bought after',
  groups: ['0', '1', '2+'],
  came: { name: 'came', values: [0.2, 1, 4] },
  models: [{ name: 'BG/NBD', values: [0.25, 0.9, 3.8] }],
}

test('every value is a point, the largest fits, and names cannot break the drawing', () => {
  const svg = holdoutPlot(plot)
  expect(svg.match(/<circle/g)).toHaveLength(6)
  expect(svg.match(/<polyline/g)).toHaveLength(2)
  expect(svg).toContain('Bath &amp; sink &lt;1997>')
  const heights = Array.from(svg.matchAll(/cy="([\d.]+)"/g), found => Number(found[1]))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(48)
  // 4 of a scale up to 5: the point of the largest group stands at four fifths.
  expect(heights[2]).toBeCloseTo(320 - 52 - 0.8 * (320 - 48 - 52), 1)
  expect(heights[0]).toBeGreaterThan(heights[1] ?? 0)
})

test('a plot of nothing is still a drawing', () => {
  expect(holdoutPlot({ ...plot, groups: [], came: { name: 'came', values: [] }, models: [] })).toMatch(/^<svg .*<\/svg>\n$/)
})

test('a group that nobody is in leaves a gap, long names have room, and no sign breaks the XML', () => {
  const long = 'Pareto/NBD of the first 39 weeks'
  const came = { name: 'came\u0007', values: [0.2, Number.NaN, 4] }
  const svg = holdoutPlot({ ...plot, came, models: [{ name: long, values: [0.25, 0.9, 3.8] }] })
  expect(svg.match(/<circle/g)).toHaveLength(5)
  expect(svg).not.toMatch(/NaN|[^\P{Cc}\n]/u)
  const width = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  expect(width).toBeGreaterThan(410 + 50 + 6.5 * long.length)
})
