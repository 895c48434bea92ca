/** What went wrong when a source was asked, in the few kinds that lead to different advice. */
import type { OutsideAnswer, PullProblem } from '../ports/source.ts'

export function problemOf(answer: OutsideAnswer): PullProblem | undefined {
  if ('failure' in answer) return 'unreachable'
  if (answer.status === 401 || answer.status === 403) return 'credentials-refused'
  if (answer.status === 429) return 'rate-limited'
  if (answer.status >= 500) return 'unreachable'
  return answer.status >= 300 ? 'not-understood' : undefined
}
