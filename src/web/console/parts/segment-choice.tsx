/** Which kinds of customers are meant: one box for each. */
import { words } from '../words/shell-words.ts'

const SEGMENTS = ['regular', 'periodic', 'lost', 'one-timer', 'new'] as const

type SegmentName = (typeof SEGMENTS)[number]

/** What the boxes of a sent form say. */
export function chosenSegments(data: FormData): SegmentName[] {
  return SEGMENTS.filter(segment => data.get(`segment-${segment}`) !== null)
}

export function SegmentChoice({ chosen }: { readonly chosen: readonly SegmentName[] }) {
  return (
    <div class="row">
      {SEGMENTS.map(segment => (
        <label key={segment} class="check">
          <input type="checkbox" name={`segment-${segment}`} defaultChecked={chosen.includes(segment)} />
          <span>{words().segments[segment]}</span>
        </label>
      ))}
    </div>
  )
}
