/** One rule: which event makes which message to whom. */
import { useSignal } from '@preact/signals'
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { business, currency } from '../client/session.ts'
import { plainAmount, readAmount } from '../customers/amount.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { MessageWords } from '../parts/message-words.tsx'
import { chosenSegments, SegmentChoice } from '../parts/segment-choice.tsx'
import { words as shellWords } from '../words/shell-words.ts'
import { currencySign } from '../words/sign.ts'
import { eventsWords } from './events-words.ts'

export type Rule = AnswerOf<'POST /event-rules'>

const PURPOSES = ['service', 'marketing'] as const
const WHOMS = ['named', 'audience'] as const
const VALID_MINUTES = 60

function bodyOf(data: FormData, rule: Rule | null) {
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const locale = business.value?.locale ?? 'en'
  const [base, perKm] = [readAmount(text('base'), currency.value), readAmount(text('perKm'), currency.value)]
  const tariff = base === undefined || perKm === undefined ? null : { baseMinor: base, perKmMinor: perKm }
  return {
    eventName: text('eventName'),
    name: text('name'),
    isOn: rule?.isOn ?? true,
    purpose: PURPOSES.find(one => one === text('purpose')) ?? ('marketing' as const),
    whom: WHOMS.find(one => one === text('whom')) ?? ('named' as const),
    audience: { ...rule?.audience, segments: chosenSegments(data) },
    words: { ...rule?.words, [locale]: { subject: text('name'), text: text('text'), short: text('short') } },
    sameBy: text('sameBy')
      .split(',')
      .map(field => field.trim())
      .filter(field => field !== ''),
    validMinutes: Number(text('validMinutes')),
    perDay: Number(text('perDay')),
    estimate: tariff === null && text('fromPlace') === '' ? null : { fromPlace: text('fromPlace'), tariff },
  }
}

export function RuleDialog({ rule, onClose }: { readonly rule: Rule | null; readonly onClose: () => void }) {
  const w = eventsWords.words()
  const create = useChange('POST /event-rules', { refreshes: ['GET /event-rules'], onDone: onClose })
  const change = useChange('PUT /event-rules/{id}', { refreshes: ['GET /event-rules'], onDone: onClose })
  return (
    <Dialog title={rule?.name ?? w.create} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          const body = bodyOf(new FormData(event.currentTarget), rule)
          if (rule === null) create.mutate({ body })
          else change.mutate({ params: { id: rule.ruleId }, body })
        }}
      >
        <Basics rule={rule} />
        <MessageWords labels={{ text: w.text, textHint: w.textHint, short: w.short }} said={rule?.words[business.value?.locale ?? 'en']} />
        <Limits rule={rule} />
        <button class="button primary wide" disabled={create.isPending || change.isPending}>
          {shellWords().save}
        </button>
      </form>
    </Dialog>
  )
}

interface Shown {
  readonly rule: Rule | null
}

function Basics({ rule }: Shown) {
  const w = eventsWords.words()
  const whom = useSignal<Rule['whom']>(rule?.whom ?? 'named')
  return (
    <>
      <label class="field">
        <span>{w.name}</span>
        <input class="input" name="name" required maxLength={200} autoComplete="off" defaultValue={rule?.name ?? ''} />
      </label>
      <label class="field">
        <span>{w.eventName}</span>
        <input
          class="input"
          name="eventName"
          required
          pattern="[a-z0-9][a-z0-9._\-]*"
          maxLength={64}
          autoComplete="off"
          defaultValue={rule?.eventName ?? ''}
        />
        <small>{w.eventNameHint}</small>
      </label>
      <ChoiceField
        label={w.purpose}
        name="purpose"
        value={rule?.purpose ?? 'marketing'}
        options={PURPOSES.map(one => [one, w.purposes[one]])}
      />
      <ChoiceField
        label={w.whom}
        name="whom"
        value={whom.value}
        options={WHOMS.map(one => [one, w.whoms[one]])}
        onChoose={next => {
          whom.value = next
        }}
      />
      {whom.value === 'audience' ? <SegmentChoice chosen={rule?.audience.segments ?? []} /> : null}
    </>
  )
}

function Limits({ rule }: Shown) {
  const w = eventsWords.words()
  const tariff = rule?.estimate?.tariff ?? null
  const amount = (minor: number | undefined): string => (minor === undefined ? '' : plainAmount(minor, currency.value))
  return (
    <>
      <label class="field">
        <span>{w.sameBy}</span>
        <input class="input" name="sameBy" maxLength={200} autoComplete="off" defaultValue={rule?.sameBy.join(', ') ?? ''} />
        <small>{w.sameByHint}</small>
      </label>
      <div class="fields">
        <label class="field">
          <span>{w.valid}</span>
          <input
            class="input"
            type="number"
            name="validMinutes"
            min={1}
            required
            defaultValue={String(rule?.validMinutes ?? VALID_MINUTES)}
          />
        </label>
        <label class="field">
          <span>{w.perDay}</span>
          <input class="input" type="number" name="perDay" min={1} max={20} required defaultValue={String(rule?.perDay ?? 1)} />
        </label>
        <label class="field">
          <span>{w.fromPlace}</span>
          <input class="input" name="fromPlace" maxLength={200} autoComplete="off" defaultValue={rule?.estimate?.fromPlace ?? ''} />
        </label>
        <label class="field">
          <span>
            {w.base}, {currencySign()}
          </span>
          <input class="input" name="base" inputMode="decimal" autoComplete="off" defaultValue={amount(tariff?.baseMinor)} />
        </label>
        <label class="field">
          <span>
            {w.perKm}, {currencySign()}
          </span>
          <input class="input" name="perKm" inputMode="decimal" autoComplete="off" defaultValue={amount(tariff?.perKmMinor)} />
        </label>
      </div>
    </>
  )
}
