/** Where a customer can be reached, and whether he agreed to it. */
import { useChange } from '../client/api.ts'
import { announce } from '../shell/notices.tsx'
import { phone } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { BindMessenger } from './bind-messenger.tsx'
import { customersWords } from './customers-words.ts'
import type { Profile } from './profile.ts'

type Point = Profile['contactPoints'][number]

function consentOf(point: Point): 'given' | 'withdrawn' | 'none' {
  const marketing = point.consents.filter(consent => consent.purpose === 'marketing')
  if (point.isSuppressed || marketing.some(consent => consent.status === 'withdrawn')) return 'withdrawn'
  return marketing.some(consent => consent.status === 'given') ? 'given' : 'none'
}

function PointLine({ point }: { readonly point: Point }) {
  const w = customersWords.words().profile
  const change = useChange('POST /consents', {
    refreshes: ['GET /customers/{id}', 'GET /customers/{id}/timeline', 'GET /today'],
    onDone: () => announce(point.address),
  })
  const state = consentOf(point)
  const set = (status: 'given' | 'withdrawn') => {
    change.mutate({
      body: {
        contactPointId: point.contactPointId,
        channel: 'all',
        purpose: 'marketing',
        status,
        basis: status === 'given' ? 'explicit' : 'refusal',
        textShown: status === 'given' ? w.giveText : w.withdrawText,
        source: 'owner',
      },
    })
  }
  const shown = {
    given: [w.consentGiven, 'good'],
    withdrawn: [point.isSuppressed ? w.suppressed : w.consentWithdrawn, 'bad'],
    none: [w.consentNone, 'warn'],
  } as const
  const [text, kind] = shown[state]
  return (
    <li class="point">
      <div class="row-apart">
        <span class="address strong">{phone(point.address)}</span>
        <span class={`badge ${kind}`}>{text}</span>
      </div>
      <div class="row">
        {state === 'given' ? null : (
          <button type="button" class="chip" disabled={change.isPending} onClick={() => set('given')}>
            {w.give}
          </button>
        )}
        {state === 'withdrawn' ? null : (
          <button type="button" class="chip" disabled={change.isPending} onClick={() => set('withdrawn')}>
            {w.withdraw}
          </button>
        )}
      </div>
    </li>
  )
}

export function ContactPoints({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().profile
  return (
    <section class="card">
      <h2>{w.contacts}</h2>
      {profile.contactPoints.length === 0 ? (
        <p class="quiet">{w.noContacts}</p>
      ) : (
        <ul>
          {profile.contactPoints.map(point => (
            <PointLine key={point.contactPointId} point={point} />
          ))}
        </ul>
      )}
      {profile.handLinks.length === 0 ? null : (
        <div class="row">
          {profile.handLinks.map(link => (
            <a key={link.app} class="chip" href={link.url} target="_blank" rel="noreferrer">
              {shellWords().apps[link.app]}
            </a>
          ))}
        </div>
      )}
      <BindMessenger customerId={profile.customerId} />
    </section>
  )
}
