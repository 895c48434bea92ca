/** Settings in six small sections; each is saved by itself. */
import type { ComponentType } from 'preact'
import { useRead } from '../client/api.ts'
import { furtherWords } from '../further-words.ts'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { AccessSection } from './access-section.tsx'
import { BusinessSection } from './business-section.tsx'
import { ChannelsSection } from './channels-section.tsx'
import { ConsoleSection } from './console-section.tsx'
import { PolicySection } from './policy-section.tsx'
import type { SectionProps } from './settings.ts'
import { settingsWords } from './settings-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './settings.css'
import { WordsSection } from './words-section.tsx'

const SECTIONS = ['business', 'channels', 'words', 'policy', 'access', 'console'] as const
type SectionName = (typeof SECTIONS)[number]

const COMPONENTS: Readonly<Record<SectionName, ComponentType<SectionProps>>> = {
  business: BusinessSection,
  channels: ChannelsSection,
  words: WordsSection,
  policy: PolicySection,
  access: AccessSection,
  console: ConsoleSection,
}

export function SettingsPage() {
  const w = settingsWords.words()
  const chosen = SECTIONS.find(name => pathname.value === `/settings/${name}`) ?? 'business'
  const settings = useRead('GET /business', [])
  const Section = COMPONENTS[chosen]
  return (
    <>
      <h1>{w.title}</h1>
      <nav class="filters" aria-label={w.title}>
        {SECTIONS.map(name => (
          <a key={name} class="chip" href={`/settings/${name}`} aria-current={name === chosen ? 'page' : undefined}>
            {w.sections[name]}
          </a>
        ))}
        <a class="chip" href="/settings/people">
          {furtherWords.words().pages.people}
        </a>
        <a class="chip" href="/settings/privacy">
          {furtherWords.words().pages.privacy}
        </a>
        <a class="chip" href="/settings/tables">
          {furtherWords.words().pages.tables}
        </a>
      </nav>
      {settings.data ? (
        <Section key={`${chosen}:${settings.data.version}`} settings={settings.data} />
      ) : (
        <LoadState error={settings.error} onAgain={() => void settings.refetch()} />
      )}
    </>
  )
}
