/** One customer: what is known, how often he comes, what happened, what comes next. */
import { useSignal } from '@preact/signals'
import { useRead } from '../client/api.ts'
import { BackLink } from '../parts/back-link.tsx'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { LoadState } from '../parts/load-state.tsx'
import { pathname } from '../router.ts'
import { day } from '../words/format.ts'
import { words as shellWords } from '../words/shell-words.ts'
import { Assets } from './assets.tsx'
import { ContactPoints } from './contact-points.tsx'
import { CyclePicture } from './cycle-picture.tsx'
import { CustomerFacts } from './customer-facts.tsx'
import { customersWords } from './customers-words.ts'
import '../styles/aside.css'
import '../styles/forms.css'
import './customers.css'
import './pictures.css'
import { EditDialog } from './edit-dialog.tsx'
import type { Profile } from './profile.ts'
import { ReplyDialog } from './reply-dialog.tsx'
import { SegmentHistory } from './segment-history.tsx'
import { Timeline } from './timeline.tsx'
import { VisitProfile } from './visit-profile.tsx'
import { WhatNext } from './what-next.tsx'
import { YearPicture } from './year-picture.tsx'

function Head({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().profile
  const open = useSignal<'reply' | 'edit' | null>(null)
  const close = () => {
    open.value = null
  }
  const name = profile.fullName || shellWords().noName
  const saleLink = `/add?${new URLSearchParams({ customer: profile.customerId, name }).toString()}`
  return (
    <header class="stack">
      <BackLink href="/customers" text={w.back} />
      <div class="profile-head">
        <Face name={name} segment={profile.segment} />
        <div>
          <h1>{name}</h1>
          {profile.segment ? (
            <p class="tag told" data-segment={profile.segment}>
              <span>{profile.segmentReason?.text ?? shellWords().segment[profile.segment]}</span>
            </p>
          ) : null}
        </div>
      </div>
      <div class="row">
        <a class="button primary" href={saleLink}>
          <Icon name="add" size={20} /> {w.recordPurchase}
        </a>
        <button
          type="button"
          class="button"
          onClick={() => {
            open.value = 'reply'
          }}
        >
          {w.recordReply}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            open.value = 'edit'
          }}
        >
          <Icon name="edit" size={18} /> {w.edit}
        </button>
      </div>
      {open.value === 'reply' ? <ReplyDialog customerId={profile.customerId} onClose={close} /> : null}
      {open.value === 'edit' ? <EditDialog profile={profile} onClose={close} /> : null}
    </header>
  )
}

function Next({ profile }: { readonly profile: Profile }) {
  const w = customersWords.words().profile
  const { nextContact, followUp, silence } = profile
  if (!nextContact && !followUp && !silence) return null
  return (
    <section class="card">
      <h2>{silence && !nextContact ? w.silence : w.next}</h2>
      {followUp ? (
        <p>
          <span class="badge warn">{w.agreed(day(followUp.dueOn))}</span>
        </p>
      ) : null}
      {nextContact ? (
        <>
          <p class="row">
            <span class="badge good">{w.nextOn(day(nextContact.plannedDay))}</span>{' '}
            <span class="quiet small">{shellWords().today.rung[nextContact.rung]}</span>
          </p>
          <p>{nextContact.why.text}</p>
        </>
      ) : null}
      {silence ? <p class="quiet">{silence.text}</p> : null}
    </section>
  )
}

export function ProfilePage() {
  const id = pathname.value.split('/')[2] ?? ''
  const profile = useRead('GET /customers/{id}', [{ params: { id } }])
  if (!profile.data) {
    return (
      <>
        <h1>{customersWords.words().title}</h1>
        <LoadState error={profile.error} onAgain={() => void profile.refetch()} />
      </>
    )
  }
  return (
    <>
      <Head profile={profile.data} />
      <div class="profile">
        <div class="profile-main">
          <CyclePicture customerId={id} sentence={profile.data.cycle?.text ?? null} />
          <Next profile={profile.data} />
          <YearPicture customerId={id} />
          <WhatNext customerId={id} />
          <SegmentHistory customerId={id} />
          <Timeline customerId={id} />
        </div>
        <div class="profile-side">
          <VisitProfile profile={profile.data} />
          <ContactPoints profile={profile.data} />
          <Assets customerId={id} />
          <CustomerFacts profile={profile.data} />
        </div>
      </div>
    </>
  )
}
