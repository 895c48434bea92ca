/** The fields of each programme, with the numbers of the trade filled in. */
import { currency } from '../client/session.ts'
import { plainAmount, readAmount } from '../customers/amount.ts'
import { NumberField } from '../settings/settings-form.tsx'
import { money } from '../words/format.ts'
import { currencySign } from '../words/sign.ts'
import { ProgramCard, runningOf } from './program-card.tsx'
import type { Programs } from './programs.ts'
import { rewardsWords } from './rewards-words.ts'

interface FormProps {
  readonly programs: Programs
}

const PAID_PER_FREE = 10
const STEPS = [
  { euro: 100, share: 0.05 },
  { euro: 400, share: 0.1 },
  { euro: 1_000, share: 0.15 },
] as const
/** Where prices are written in larger numbers, the first steps are too; the owner sets his own. */
const UNITS_PER_EURO: Readonly<Record<string, number>> = { RUB: 50, KZT: 500, JPY: 100, UAH: 40, TRY: 40 }
const EARN_SHARE = 0.05
const HOLD_DAYS = 14
const LIFE_DAYS = 365
const VALID_DAYS = 30
const YEAR_DAYS = 365

const minorPerUnit = (): number => readAmount('1', currency.value) ?? 1
const amountIn = (data: FormData, name: string): number | undefined => readAmount(String(data.get(name) ?? ''), currency.value)
const isEmpty = (data: FormData, name: string): boolean => String(data.get(name) ?? '').trim() === ''
const countIn = (data: FormData, name: string): number => Number(data.get(name) ?? 0)

interface AmountFieldProps {
  readonly name: string
  readonly label: string
  readonly minor: number | null
  readonly hint?: string
}

function AmountField({ name, label, minor, hint }: AmountFieldProps) {
  return (
    <label class="field">
      <span>
        {label}, {currencySign()}
      </span>
      <input
        class="input"
        name={name}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={minor === null ? '' : plainAmount(minor, currency.value)}
      />
      {hint === undefined ? null : <small>{hint}</small>}
    </label>
  )
}

export function StampsForm({ programs }: FormProps) {
  const w = rewardsWords.words().stamps
  const running = runningOf(programs, 'stamps')
  return (
    <ProgramCard
      kind="stamps"
      since={running?.fromDay}
      read={data => ({ kind: 'stamps', paidPerFree: countIn(data, 'paid'), groupName: String(data.get('group') ?? '').trim() || null })}
    >
      <div class="fields">
        <NumberField name="paid" label={w.paid} value={running?.terms.paidPerFree ?? PAID_PER_FREE} min={1} max={100} />
        <label class="field">
          <span>{w.group}</span>
          <input class="input" name="group" maxLength={200} defaultValue={running?.terms.groupName ?? ''} />
          <small>{w.groupHint}</small>
        </label>
      </div>
    </ProgramCard>
  )
}

export function TiersForm({ programs }: FormProps) {
  const w = rewardsWords.words().tiers
  const running = runningOf(programs, 'tiers')
  const steps =
    running?.terms.steps ??
    STEPS.map(({ euro, share }) => ({ fromMinor: euro * (UNITS_PER_EURO[currency.value] ?? 1) * minorPerUnit(), share }))
  const shown = [0, 1, 2].map(at => steps[at])
  return (
    <ProgramCard
      kind="tiers"
      since={running?.fromDay}
      read={data => {
        const rows = shown.map((_, at) => ({ fromMinor: amountIn(data, `from-${at}`), share: countIn(data, `share-${at}`) / 100 }))
        const filled = rows.filter((_, at) => !isEmpty(data, `from-${at}`))
        const read = filled.flatMap(({ fromMinor, share }) => (fromMinor === undefined ? [] : [{ fromMinor, share }]))
        const issueFromMinor = amountIn(data, 'issue')
        if (read.length !== filled.length || issueFromMinor === undefined) return undefined
        return {
          kind: 'tiers',
          steps: read,
          windowDays: data.get('window') === 'year' ? YEAR_DAYS : null,
          neverLower: data.get('never') !== null,
          issueFromMinor,
        }
      }}
    >
      {shown.map((step, at) => (
        <div class="fields pair" key={at}>
          <AmountField name={`from-${at}`} label={w.from} minor={step?.fromMinor ?? null} />
          <NumberField
            name={`share-${at}`}
            label={w.percent}
            value={step ? Math.round(step.share * 1000) / 10 : null}
            max={100}
            step="any"
            isOptional
          />
        </div>
      ))}
      <div class="fields">
        <AmountField name="issue" label={w.issue} minor={running?.terms.issueFromMinor ?? 0} hint={w.issueHint} />
        <label class="field">
          <span>{w.window}</span>
          <select class="input" name="window">
            <option value="always" selected={running?.terms.windowDays === null || running === undefined}>
              {w.always}
            </option>
            <option value="year" selected={running !== undefined && running.terms.windowDays !== null}>
              {w.year}
            </option>
          </select>
        </label>
      </div>
      <label class="check">
        <input type="checkbox" name="never" defaultChecked={running?.terms.neverLower ?? true} /> {w.never}
      </label>
    </ProgramCard>
  )
}

export function PointsForm({ programs }: FormProps) {
  const w = rewardsWords.words().points
  const running = runningOf(programs, 'points')
  const terms = running?.terms
  return (
    <ProgramCard
      kind="points"
      since={running?.fromDay}
      read={data => {
        const pointMinor = amountIn(data, 'worth')
        if (pointMinor === undefined || pointMinor < 1) return undefined
        const lifeDays = isEmpty(data, 'life') ? null : countIn(data, 'life')
        return { kind: 'points', earnShare: countIn(data, 'earn') / 100, pointMinor, holdDays: countIn(data, 'hold'), lifeDays }
      }}
    >
      <div class="fields pair">
        <NumberField
          name="earn"
          label={w.earn}
          value={Math.round((terms?.earnShare ?? EARN_SHARE) * 1000) / 10}
          min={0.1}
          max={100}
          step="any"
        />
        <AmountField name="worth" label={w.worth} minor={terms?.pointMinor ?? minorPerUnit()} />
      </div>
      <div class="fields pair">
        <NumberField name="hold" label={w.hold} value={terms?.holdDays ?? HOLD_DAYS} max={365} hint={w.holdHint} />
        <NumberField
          name="life"
          label={w.life}
          value={terms ? terms.lifeDays : LIFE_DAYS}
          min={1}
          max={3660}
          hint={w.lifeHint}
          isOptional
        />
      </div>
    </ProgramCard>
  )
}

export function ThresholdForm({ programs }: FormProps) {
  const w = rewardsWords.words().threshold
  const running = runningOf(programs, 'threshold')
  const { threshold } = programs
  return (
    <ProgramCard
      kind="threshold"
      since={running?.fromDay}
      read={data => {
        const fromMinor = isEmpty(data, 'from') ? null : amountIn(data, 'from')
        const rewardMinor = isEmpty(data, 'reward') ? null : amountIn(data, 'reward')
        if (fromMinor === undefined || rewardMinor === undefined) return undefined
        return { kind: 'threshold', fromMinor, rewardMinor, validDays: countIn(data, 'days') }
      }}
    >
      <div class="fields">
        <AmountField name="from" label={w.from} minor={running?.terms.fromMinor ?? null} hint={w.auto} />
        <AmountField name="reward" label={w.reward} minor={running?.terms.rewardMinor ?? null} />
        <NumberField name="days" label={w.days} value={running?.terms.validDays ?? VALID_DAYS} min={1} max={366} />
      </div>
      {running === undefined ? null : (
        <p class={threshold ? 'notice calm' : 'notice'}>
          {threshold
            ? w.now({ from: money(threshold.fromMinor, threshold.currency), reward: money(threshold.rewardMinor, threshold.currency) })
            : w.none}
        </p>
      )}
    </ProgramCard>
  )
}
