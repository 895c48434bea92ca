/** What a customer pays for one piece, from the dear side of cheap to the cheap side of dear, with the usual price marked. */
const WIDTH = 200
const HEIGHT = 14
const EDGE = 5

interface PriceScaleProps {
  readonly low: number
  readonly middle: number
  readonly high: number
}

export function PriceScale({ low, middle, high }: PriceScaleProps) {
  if (high <= low) return null
  const x = (sum: number) => EDGE + (sum / (high * 1.1)) * (WIDTH - 2 * EDGE)
  return (
    <svg class="price-scale" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line class="base" x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <rect class="usual" x={x(low)} width={x(high) - x(low)} y={1} height={HEIGHT - 2} rx={4} />
      <circle class="due" cx={x(middle)} cy={HEIGHT / 2} r={4} />
    </svg>
  )
}
