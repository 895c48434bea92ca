/** The messages on a channel as dots: filled ones were answered. */
/** More dots are not counted by an eye. */
const DOTS_MAX = 12

interface AnswerDotsProps {
  readonly replies: number
  readonly messages: number
}

export function AnswerDots({ replies, messages }: AnswerDotsProps) {
  if (messages === 0 || messages > DOTS_MAX) return null
  return (
    <svg class="answer-dots" viewBox={`0 0 ${messages * 14} 14`} width={messages * 14} height={14} aria-hidden="true">
      {Array.from({ length: messages }, (_, at) => (
        <circle key={at} class={at < replies ? 'answered' : 'silent'} cx={at * 14 + 7} cy={7} r={4.5} />
      ))}
    </svg>
  )
}
