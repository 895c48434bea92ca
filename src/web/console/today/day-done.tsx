/** Nothing left for today: what it earned; and before the first purchase, how to begin. */
import { business } from '../client/session.ts'
import { Drawn } from '../parts/icon.tsx'
import { CHECK } from '../parts/shapes.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import { words } from '../words/shell-words.ts'
import { cardWords } from './card-words-catalogue.ts'
import type { TodayAnswer } from './day-state.ts'
import { Earned } from './earned.tsx'

function Beginning({ text }: { readonly text: string }) {
  const { empty } = words()
  return (
    <section class="card empty">
      <h2>{empty.title}</h2>
      <p>{text}</p>
      <a class="button primary" href="/import">
        {empty.importFile}
      </a>
      <a class="button ghost" href="/add">
        {empty.addByHand}
      </a>
    </section>
  )
}

export function DayDone({ answer }: { readonly answer: TodayAnswer }) {
  const w = cardWords.words()
  if (business.value?.isEmpty) return <Beginning text={answer.nextStep?.text ?? words().empty.text} />
  return (
    <section class="day-done card">
      <span class="done-mark">
        <Drawn shape={CHECK} size={30} />
      </span>
      <h2>{words().today.doneHeading}</h2>
      <p class="quiet">{answer.nextStep?.text ?? (answer.done.contacts > 0 ? w.doneText(answer.done.contacts) : w.doneNothing)}</p>
      {answer.done.contacts > 0 ? <Earned done={answer.done} /> : null}
    </section>
  )
}
