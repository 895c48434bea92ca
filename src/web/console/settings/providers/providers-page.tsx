/** Every channel that needs a provider: one folded card each, and what an SMS costs. */
import { useRead } from '../../client/api.ts'
import { BackLink } from '../../parts/back-link.tsx'
import { LoadState } from '../../parts/load-state.tsx'
import { settingsWords } from '../settings-words.ts'
import { PriceList } from './price-list.tsx'
import { ProviderCard } from './provider-card.tsx'
import { providersWords } from './providers-words.ts'
import '../../styles/aside.css'
import '../../styles/forms.css'
import '../settings.css'
import './providers.css'

export function ProvidersPage() {
  const w = providersWords.words()
  const providers = useRead('GET /channels', [])
  return (
    <>
      <header class="stack-s">
        <BackLink href="/settings/channels" text={settingsWords.words().sections.channels} />
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      {providers.data ? (
        <div class="providers">
          {providers.data.items.map(provider => (
            <ProviderCard key={provider.name} provider={provider} />
          ))}
          <PriceList route={providers.data.items.find(item => item.name === 'sms')?.kind ?? null} />
        </div>
      ) : (
        <LoadState error={providers.error} onAgain={() => void providers.refetch()} />
      )}
    </>
  )
}
