/** The business: its name, place, money, hours. */
import type { RequestOf } from '../../../contract/contract.ts'
import { CURRENCIES, isCurrency } from '../../../kernel/money.ts'
import { countryName, currencyName, PLACES, zones } from '../first-run/places.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { OpeningHours } from './opening-hours.tsx'
import { useSaveSettings } from './save-settings.ts'
import { SettingsForm } from './settings-form.tsx'
import type { SectionProps } from './settings.ts'
import { settingsWords } from './settings-words.ts'
import { useZoneQuestion } from './zone-question.tsx'

type Trade = NonNullable<RequestOf<'PATCH /business'>['body']['trade']>
const TRADES: readonly Trade[] = ['shop', 'salon', 'tyres', 'cafe', 'tiles', 'taxi', 'other']

/** The stored value is always offered, also when our list does not know it. */
function withOwn(own: string, known: readonly string[]): readonly string[] {
  return known.includes(own) ? known : [own, ...known]
}

export function BusinessSection({ settings }: SectionProps) {
  const { business: w, trades, sections } = settingsWords.words()
  const { save: saveNow, isSaving, error } = useSaveSettings(settings)
  const { save, question } = useZoneQuestion(settings.zone, saveNow)
  const submit = (data: FormData) => {
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const currency = text('currency')
    const publicUrl = text('publicUrl')
    save({
      name: text('name'),
      trade: TRADES.find(trade => trade === text('trade')) ?? 'other',
      country: text('country'),
      zone: text('zone'),
      ...(isCurrency(currency) ? { currency } : {}),
      words: { phone: text('phone'), signature: text('signature') },
      channels: { publicUrl: publicUrl === '' ? null : publicUrl },
    })
  }
  return (
    <div class="stack">
      <SettingsForm title={sections.business} isSaving={isSaving} error={error} onSave={submit}>
        <div class="fields">
          <label class="field">
            <span>{w.name}</span>
            <input class="input" name="name" required maxLength={120} defaultValue={settings.name} />
          </label>
          <label class="field">
            <span>{w.phone}</span>
            <input class="input" name="phone" inputMode="tel" maxLength={40} defaultValue={settings.words.phone} />
          </label>
          <label class="field">
            <span>{w.signature}</span>
            <input class="input" name="signature" maxLength={200} defaultValue={settings.words.signature} />
          </label>
          <label class="field">
            <span>{w.publicUrl}</span>
            <input class="input" name="publicUrl" type="url" maxLength={300} defaultValue={settings.channels.publicUrl ?? ''} />
            <small>{w.publicUrlHint}</small>
          </label>
          <ChoiceField name="trade" label={w.trade} value={settings.trade} options={TRADES.map(trade => [trade, trades[trade]])} />
          <ChoiceField
            name="country"
            label={w.country}
            value={settings.country}
            options={withOwn(
              settings.country,
              PLACES.map(place => place.country),
            ).map(code => [code, countryName(code)])}
          />
          <ChoiceField
            name="currency"
            label={w.currency}
            value={settings.currency}
            options={CURRENCIES.map(code => [code, currencyName(code)])}
          />
          {settings.currency === 'BGN' ? <p class="quiet small">{w.euroHint}</p> : null}
          <ChoiceField
            name="zone"
            label={w.zone}
            value={settings.zone}
            options={withOwn(settings.zone, zones()).map(zone => [zone, zone.replaceAll('_', ' ')])}
          />
        </div>
      </SettingsForm>
      <OpeningHours settings={settings} />
      {question}
    </div>
  )
}
