/** E-mail in one place: is it trusted, where do answers come back, a test letter, and what holds the sending back. */
import { useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { ChannelLimits } from '../sending/channel-limits.tsx'
import { DomainLimits } from '../sending/domain-limits.tsx'
import { SendingCard } from '../sending/sending-card.tsx'
import { sendingWords } from '../sending/sending-words.ts'
import { emailWords } from './email-words.ts'
import { LetterPreview } from './letter-preview.tsx'
import { ReturnsForm } from './returns-form.tsx'
import { TestLetter } from './test-letter.tsx'
import { TrustCard } from './trust-card.tsx'
import '../styles/aside.css'
import '../styles/forms.css'
import '../settings/settings.css'
import './email.css'

export function EmailPage() {
  const w = emailWords.words()
  const settings = useRead('GET /business', [])
  const email = settings.data?.channels.email
  return (
    <>
      <BackLink href="/settings/channels" text={w.back} />
      <h1>{w.title}</h1>
      {settings.data === undefined ? (
        <LoadState error={settings.error} onAgain={() => void settings.refetch()} />
      ) : email ? (
        <div class="stack email-cards">
          <TrustCard hasKey={email.dkim !== null} />
          <TestLetter />
          <LetterPreview />
          <ReturnsForm key={settings.data.version} settings={settings.data} email={email} />
          <SendingCard />
          <section class="card stack">
            <ChannelLimits gate="channel:email" hint={sendingWords.words().perDayHint} />
            <DomainLimits />
          </section>
        </div>
      ) : (
        <section class="card empty">
          <p>{w.notSetUp}</p>
          <a class="button primary" href="/settings/channels">
            {w.toChannels}
          </a>
        </section>
      )}
    </>
  )
}
