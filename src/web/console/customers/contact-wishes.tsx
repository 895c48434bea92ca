/** How he wants to be reached: only this way, between these hours, not more often than that. */
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'

type Preferences = Profile['preferences']
const OFTEN = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const
const NAMES = ['channelOnly', 'hoursFrom', 'hoursTo', 'frequency'] as const

/** '18', '18.30' and minutes since midnight as a field of time writes them. */
function timeText(value: Preferences[string] | undefined): string {
  const two = (part: number): string => String(part).padStart(2, '0')
  if (typeof value === 'number') return `${two(Math.floor(value / 60))}:${two(value % 60)}`
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(String(value ?? '').trim())
  return match ? `${two(Number(match[1]))}:${match[2] ?? '00'}` : ''
}

/** The given preferences with these wishes as the form says them; what is left empty is no wish. */
export function withContactWishes(preferences: Preferences, data: FormData): Preferences {
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const others = Object.entries(preferences).filter(([name]) => !NAMES.some(each => each === name))
  const told = NAMES.map(name => [name, name === 'channelOnly' ? data.has(name) : text(name)] as const)
  return Object.fromEntries([...others, ...told.filter(([, value]) => value !== '' && value !== false)])
}

export function ContactWishes({ preferences }: { readonly preferences: Preferences }) {
  const w = customersWords.words().contactWishes
  return (
    <fieldset class="stack-s">
      <legend>{w.title}</legend>
      <label class="check">
        <input type="checkbox" name="channelOnly" defaultChecked={preferences['channelOnly'] === true} /> {w.only}
      </label>
      <div class="fields">
        <label class="field">
          <span>{w.from}</span>
          <input class="input" type="time" name="hoursFrom" defaultValue={timeText(preferences['hoursFrom'])} />
        </label>
        <label class="field">
          <span>{w.to}</span>
          <input class="input" type="time" name="hoursTo" defaultValue={timeText(preferences['hoursTo'])} />
        </label>
        <label class="field">
          <span>{w.often}</span>
          <select class="input" name="frequency">
            <option value="">{w.any}</option>
            {OFTEN.map(name => (
              <option key={name} value={name} selected={preferences['frequency'] === name}>
                {w.frequencies[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </fieldset>
  )
}
