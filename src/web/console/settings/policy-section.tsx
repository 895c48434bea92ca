/** The rules the plan keeps: the ladder, how often, when, and how much of the owner's day it may take. */
import { readRange, RangeFields } from './hours-fields.tsx'
import { useSaveSettings } from './save-settings.ts'
import { NumberField, SettingsForm } from './settings-form.tsx'
import type { SectionProps, Settings } from './settings.ts'
import { settingsWords } from './settings-words.ts'

type Policy = Settings['policy']
const RUNGS = ['soft', 'product', 'offer'] as const
const AUTOPILOTS = ['ask', 'wait', 'send'] as const

function Ladder({ policy }: { readonly policy: Policy }) {
  const { policy: w, words } = settingsWords.words()
  const { rungs } = words
  const days = { soft: policy.ladder.softDays, product: policy.ladder.productDays, offer: policy.ladder.offerDays }
  return (
    <fieldset class="stack-s">
      <legend class="legend-head">{w.ladder}</legend>
      <p class="small quiet">
        {w.ladderText} <a href="/settings/ladders">{w.ladders}</a>
      </p>
      {RUNGS.map(rung => (
        <fieldset key={rung} class="fields">
          <legend class="strong">{rungs[rung]}</legend>
          <NumberField name={`${rung}-days`} label={w.daysBefore} value={days[rung]} max={365} />
          <label class="field">
            <span>{w.autopilot}</span>
            <select class="input" name={`${rung}-autopilot`}>
              <option value="ask" selected={policy.autopilot[rung] === 'ask'}>
                {w.ask}
              </option>
              <option value="wait" selected={policy.autopilot[rung] === 'wait'}>
                {w.wait}
              </option>
              <option value="send" selected={policy.autopilot[rung] === 'send'}>
                {w.send}
              </option>
            </select>
          </label>
        </fieldset>
      ))}
    </fieldset>
  )
}

function Limits({ policy }: { readonly policy: Policy }) {
  const w = settingsWords.words().policy
  return (
    <>
      <fieldset>
        <legend class="legend-head">{w.caps}</legend>
        <div class="fields thirds">
          <NumberField name="perDay" label={w.perDay} value={policy.caps.perDay} max={10} />
          <NumberField name="per7Days" label={w.per7Days} value={policy.caps.per7Days} max={30} />
          <NumberField name="per30Days" label={w.per30Days} value={policy.caps.per30Days} max={100} />
        </div>
      </fieldset>
      <fieldset>
        <legend class="legend-head">{w.quiet}</legend>
        <div class="weekday">
          <span>{w.weekday}</span>
          <RangeFields name="weekday" label={w.weekday} range={policy.quiet.weekday} />
        </div>
        <div class="weekday">
          <span>{w.weekend}</span>
          <RangeFields name="weekend" label={w.weekend} range={policy.quiet.weekend} />
        </div>
      </fieldset>
    </>
  )
}

function readPolicy(data: FormData): Omit<Policy, 'handGiftsPerShift'> {
  const count = (name: string) => Number(data.get(name) ?? 0)
  const autopilot = (rung: string) => AUTOPILOTS.find(one => one === data.get(`${rung}-autopilot`)) ?? 'ask'
  const cycle = String(data.get('cycle') ?? '').trim()
  return {
    ladder: { softDays: count('soft-days'), productDays: count('product-days'), offerDays: count('offer-days') },
    autopilot: { soft: autopilot('soft'), product: autopilot('product'), offer: autopilot('offer') },
    caps: { perDay: count('perDay'), per7Days: count('per7Days'), per30Days: count('per30Days') },
    quiet: { weekday: readRange(data, 'weekday'), weekend: readRange(data, 'weekend') },
    holdOutShare: count('holdOut') / 100,
    effortMinutesPerDay: count('effort'),
    minutesPerContact: count('perContact'),
    undoSeconds: count('undo'),
    cycleDays: cycle === '' ? null : Number(cycle),
  }
}

export function PolicySection({ settings }: SectionProps) {
  const { policy: w, sections } = settingsWords.words()
  const { policy } = settings
  const { save, isSaving, error } = useSaveSettings(settings)
  return (
    <SettingsForm title={sections.policy} isSaving={isSaving} error={error} onSave={data => save({ policy: readPolicy(data) })}>
      <Ladder policy={policy} />
      <Limits policy={policy} />
      <div class="fields">
        <NumberField name="effort" label={w.effort} value={policy.effortMinutesPerDay} max={600} />
        <NumberField name="perContact" label={w.perContact} value={policy.minutesPerContact} min={0.5} max={60} step="any" />
        <NumberField name="undo" label={w.undo} value={policy.undoSeconds} max={600} />
        <NumberField
          name="holdOut"
          label={w.holdOut}
          value={Math.round(policy.holdOutShare * 1000) / 10}
          max={50}
          step="any"
          hint={w.holdOutText}
        />
        <NumberField name="cycle" label={w.cycle} value={policy.cycleDays} min={1} max={3650} hint={w.cycleHint} isOptional />
      </div>
      <a href="/settings/segments">{w.segmentsLink}</a>
    </SettingsForm>
  )
}
