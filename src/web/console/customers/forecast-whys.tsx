/** The chances of the next weeks, that the customer still comes, what both rest on and what would change them. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { formatChance } from '../../../kernel/percent.ts'
import { locale } from '../words/locale.ts'
import { customersWords } from './customers-words.ts'

type Cycle = AnswerOf<'GET /customers/{id}/cycle'>

export function ForecastWhys({ cycle }: { readonly cycle: Cycle }) {
  const w = customersWords.words().profile
  const { chances, aliveShare, why } = cycle
  if (chances.length === 0 || why === null) return null
  return (
    <>
      <div class="stack-s">
        <h3>{w.chances}</h3>
        <dl class="chances">
          {chances.map(row => (
            <div key={row.days}>
              <dd>{formatChance(row.chance, locale.value)}</dd>
              <dt>{w.within(row.days)}</dt>
            </div>
          ))}
        </dl>
        <p class="small quiet">{why.chances.text}</p>
      </div>
      {aliveShare === null ? null : (
        <div class="stack-s">
          <h3>{w.alive}</h3>
          <div class="alive">
            <strong class="big-figure">{formatChance(aliveShare, locale.value)}</strong>
            <svg class="share-line" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">
              <rect class="all" width={200} height={12} rx={6} />
              <rect class="part" width={Math.max(aliveShare * 200, 6)} height={12} rx={6} />
            </svg>
          </div>
          <p class="small quiet">{why.alive.text}</p>
        </div>
      )}
      <dl class="facts told">
        <div>
          <dt>{w.rests}</dt>
          <dd>{why.rests.text}</dd>
        </div>
        <div>
          <dt>{w.changes}</dt>
          <dd>{why.changes.text}</dd>
        </div>
      </dl>
    </>
  )
}
