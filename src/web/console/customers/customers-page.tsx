/** All customers: search as one types, groups with their counts, each with the day he is due. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AnswerOf } from '../../../contract/contract.ts'
import { daysBetween, parseDay } from '../../../kernel/day.ts'
import { showProblem, useRead } from '../client/api.ts'
import { call } from '../client/call.ts'
import { today } from '../client/session.ts'
import { Face } from '../parts/face.tsx'
import { Drawn, Icon } from '../parts/icon.tsx'
import { SEARCH } from '../parts/shapes.ts'
import { TakeList } from '../lists/take-list.ts'
import { LoadState } from '../parts/load-state.tsx'
import { announce } from '../shell/notices.tsx'
import { day, money, number, phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { customersWords } from './customers-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './customers.css'

type Answer = AnswerOf<'GET /customers'>
type Row = Answer['items'][number]
type Segment = Answer['segments'][number]['segment']

const TYPING_PAUSE_MS = 150
const PAGE_ROWS = 50

export function dueText(dueDay: string | null): { readonly text: string; readonly kind: string } | null {
  const due = parseDay(dueDay ?? '')
  const now = parseDay(today.value)
  if (!due || !now) return null
  const w = customersWords.words()
  const late = daysBetween(due, now)
  if (late > 0) return { text: w.overdue(late), kind: 'warn' }
  return late === 0 ? { text: w.dueToday, kind: 'good' } : { text: w.dueOn(day(due)), kind: '' }
}

function CustomerLine({ row }: { readonly row: Row }) {
  const w = customersWords.words()
  const due = dueText(row.dueDay)
  return (
    <li>
      <a class="customer" href={`/customers/${row.customerId}`}>
        <Face name={row.name} segment={row.segment} />
        <span class="customer-name">
          <span class="strong">{row.name || shellWords().noName}</span>
          <span class="small quiet">{row.phone === null ? row.email : phone(row.phone)}</span>
        </span>
        <span class="customer-segment tag" data-segment={row.segment ?? undefined}>
          {row.segment ? shellWords().segment[row.segment] : ''}
        </span>
        <span class="customer-due">{due ? <span class={`badge ${due.kind}`}>{due.text}</span> : null}</span>
        <span class="customer-last small quiet">{row.lastPurchaseDay ? w.lastOn(day(row.lastPurchaseDay)) : w.noPurchases}</span>
        <span class="customer-spent">
          {row.spent.map(sum => money(sum.minor, sum.currency)).join(' + ')}{' '}
          <span class="small quiet nowrap">{w.purchases(row.purchases)}</span>
        </span>
      </a>
    </li>
  )
}

interface FiltersProps {
  readonly answer: Answer
  readonly chosen: Segment | null
  readonly onChoose: (segment: Segment | null) => void
}

function Filters({ answer, chosen, onChoose }: FiltersProps) {
  const w = customersWords.words()
  return (
    <div class="filters" role="group" aria-label={w.filter}>
      <button type="button" class="chip" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {w.all} <span class="quiet">{number(answer.total)}</span>
      </button>
      {answer.segments.map(entry => (
        <button
          key={entry.segment}
          type="button"
          class="chip"
          data-segment={entry.segment}
          aria-pressed={chosen === entry.segment}
          onClick={() => onChoose(entry.segment)}
        >
          <span class="tone-dot" /> {shellWords().segments[entry.segment]} <span class="quiet">{number(entry.customers)}</span>
        </button>
      ))}
    </div>
  )
}

function NoCustomers() {
  const w = customersWords.words()
  return (
    <section class="card empty">
      <h2>{w.emptyTitle}</h2>
      <p>{w.emptyText}</p>
      <a class="button primary" href="/import">
        {w.importFile}
      </a>
      <a class="button ghost" href="/add">
        {w.add}
      </a>
    </section>
  )
}

function CustomerList({
  first,
  search,
}: {
  readonly first: Answer
  readonly search: { readonly q: string; readonly segment: Segment | null }
}) {
  const w = customersWords.words()
  const more = useSignal<{ readonly rows: readonly Row[]; readonly cursor: string | null; readonly of: Answer } | null>(null)
  const known = more.value?.of === first ? more.value : { rows: [], cursor: first.nextCursor, of: first }
  const rows = [...first.items, ...known.rows]
  const readMore = async () => {
    if (known.cursor === null) return
    const page = await call('GET /customers', { query: { ...queryOf(search), cursor: known.cursor } })
    more.value = { rows: [...known.rows, ...page.items], cursor: page.nextCursor, of: first }
    announce(w.found(rows.length + page.items.length))
  }
  if (rows.length === 0) return <p class="quiet">{w.nobody}</p>
  return (
    <>
      <ul class="customers card">
        {rows.map(row => (
          <CustomerLine key={row.customerId} row={row} />
        ))}
      </ul>
      {known.cursor === null ? null : (
        <button type="button" class="button" onClick={() => void readMore().catch(showProblem)}>
          {w.more}
        </button>
      )}
      <TakeList list="customers" part={search} />
      <p class="small">
        <a href="/customers/doubles">{w.twins.page}</a>
      </p>
    </>
  )
}

function queryOf(search: { readonly q: string; readonly segment: Segment | null }) {
  return { limit: PAGE_ROWS, ...(search.q === '' ? {} : { q: search.q }), ...(search.segment === null ? {} : { segment: search.segment }) }
}

export function CustomersPage() {
  const w = customersWords.words()
  const typed = useSignal('')
  const q = useSignal('')
  const segment = useSignal<Segment | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      q.value = typed.value.trim()
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed.value])
  const search = { q: q.value, segment: segment.value }
  const answer = useRead('GET /customers', [{ query: queryOf(search) }], { keepPrevious: true })
  const hasCustomers = answer.data === undefined || answer.data.total > 0
  return (
    <>
      <header class="page-head">
        <div>
          <h1>{w.title}</h1>
          {answer.data ? <p class="quiet">{w.total(answer.data.total)}</p> : null}
        </div>
        <a class="button" href="/add">
          <Icon name="add" size={20} /> {w.add}
        </a>
      </header>
      {hasCustomers ? (
        <label class="search">
          <Drawn shape={SEARCH} size={20} />
          <span class="out-of-sight">{w.search}</span>
          <input
            class="input"
            type="search"
            placeholder={w.search}
            autoComplete="off"
            value={typed.value}
            onInput={event => {
              typed.value = event.currentTarget.value
            }}
          />
        </label>
      ) : null}
      {answer.data && hasCustomers ? (
        <Filters
          answer={answer.data}
          chosen={segment.value}
          onChoose={next => {
            segment.value = next
          }}
        />
      ) : null}
      {hasCustomers ? null : <NoCustomers />}
      {answer.data ? (
        hasCustomers ? (
          <CustomerList first={answer.data} search={search} />
        ) : null
      ) : (
        <LoadState error={answer.error} onAgain={() => void answer.refetch()} />
      )}
    </>
  )
}
