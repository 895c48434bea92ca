/** The first minutes: claim the installation, then look around in a sample shop or start with own data. */
import { useSignal } from '@preact/signals'
import { SAMPLES, type SampleShop } from './sample-shops.ts'
import { problemText, queryClient, useChange } from '../client/api.ts'
import { session } from '../client/session.ts'
import { go } from '../router.ts'
import { locale } from '../words/locale.ts'
import { ClaimForm, ownerToken } from './claim-form.tsx'
import { firstRunWords } from './first-run-words.ts'
import { Front } from './front.tsx'
import { OwnForm } from './own-form.tsx'
import { ShopPicture } from './shop-picture.tsx'

interface FirstRunProps {
  readonly onDone: () => void
}

function Claim({ onDone }: FirstRunProps) {
  const w = firstRunWords.words()
  const token = ownerToken()
  const enter = () => {
    go('/', 'replace')
    onDone()
  }
  return (
    <Front>
      <div class="stack-s">
        <h1>{w.welcome}</h1>
        <p class="lead">{w.promise}</p>
      </div>
      {token === null ? (
        <section class="card stack-s">
          <h2>{w.claim.noLink}</h2>
          <p class="quiet">{w.claim.noLinkText}</p>
        </section>
      ) : (
        <ClaimForm token={token} onDone={enter} />
      )}
      <p class="small quiet">{w.copyright}</p>
    </Front>
  )
}

function Choose({ onDone, onOwn }: FirstRunProps & { readonly onOwn: () => void }) {
  const w = firstRunWords.words()
  const chosen = useSignal<SampleShop | null>(null)
  const sample = useChange('POST /business/samples', {
    onProblem: () => undefined,
    onDone: () => {
      queryClient.clear()
      go('/', 'replace')
      onDone()
    },
  })
  const choose = (shop: SampleShop) => {
    chosen.value = shop
    sample.mutate({ body: { shop, locale: locale.value } })
  }
  return (
    <Front isWide>
      <h1>{w.choose.title}</h1>
      <section class="stack" aria-labelledby="sample-title">
        <div class="stack-s">
          <h2 id="sample-title">{w.choose.sampleTitle}</h2>
          <p class="quiet">{w.choose.sampleText}</p>
        </div>
        <div class="shops">
          {SAMPLES.map(shop => (
            <button key={shop} type="button" class="shop" disabled={sample.isPending} onClick={() => choose(shop)}>
              <ShopPicture shop={shop} />
              <span class="strong">{w.shops[shop]}</span>
              <span class="small quiet">{w.shopTexts[shop]}</span>
            </button>
          ))}
        </div>
        <p role="status" class="quiet">
          {sample.isPending && chosen.value ? w.choose.loading(w.shops[chosen.value]) : ''}
        </p>
        {sample.error ? (
          <p class="notice problem" role="alert">
            {problemText(sample.error)}
          </p>
        ) : null}
      </section>
      <section class="card front-own">
        <div class="stack-s">
          <h2>{w.choose.ownTitle}</h2>
          <p class="quiet">{w.choose.ownText}</p>
        </div>
        <button type="button" class="button primary" onClick={onOwn}>
          {w.choose.ownButton}
        </button>
      </section>
    </Front>
  )
}

export function FirstRun({ onDone }: FirstRunProps) {
  const isOwn = useSignal(false)
  if (session.value?.staff === null || session.value === undefined) return <Claim onDone={onDone} />
  if (isOwn.value)
    return (
      <OwnForm
        onDone={onDone}
        onBack={() => {
          isOwn.value = false
        }}
      />
    )
  return (
    <Choose
      onDone={onDone}
      onOwn={() => {
        isOwn.value = true
      }}
    />
  )
}
