/** Three steps, the one the shop stands on, and what to do for the next. */
import { useRead } from '../client/api.ts'
import { percent } from '../words/format.ts'
import { roundMoney } from '../words/round-money.ts'
import { maturityWords } from './maturity-words.ts'
import './maturity.css'

export function MaturityCard() {
  const w = maturityWords.words()
  const told = useRead('GET /reports/maturity', [])
  if (!told.data) return null
  const { level, step, contactShare, consentShare, historyDays, lostMonthly, returnShare } = told.data
  const next = w.steps[step]
  return (
    <section class="card stack maturity-card" aria-labelledby="maturity-title">
      <div>
        <h2 id="maturity-title">{w.title}</h2>
        <p class="quiet small">{w.level(level)}</p>
      </div>
      <ol class="maturity">
        {w.levels.map((name, at) => (
          <li key={name} data-reached={at < level ? 'yes' : undefined} aria-current={at + 1 === level ? 'step' : undefined}>
            {name}
          </li>
        ))}
      </ol>
      <p class="row small quiet">
        {contactShare === null ? null : (
          <span>
            <strong>{percent(contactShare)}</strong> {w.contacts}
          </span>
        )}
        {consentShare === null ? null : (
          <span>
            <strong>{percent(consentShare)}</strong> {w.consent}
          </span>
        )}
        <span>{w.history(historyDays)}</span>
      </p>
      <p>{next.text}</p>
      {lostMonthly && lostMonthly.minor > 0 && returnShare !== null ? (
        <div>
          <p class="strong">{w.lost(roundMoney(lostMonthly.minor, lostMonthly.currency))}</p>
          <p class="quiet small">{w.basis(percent(returnShare))}</p>
        </div>
      ) : null}
      <p>
        <a class="button" href={next.href}>
          {next.link}
        </a>
      </p>
    </section>
  )
}
