/** What the owner must know on every working page: sending is off, nothing is sent yet, somebody may not be written to. */
import type { ComponentChildren } from 'preact'
import { useChange, useRead } from '../client/api.ts'
import { business, loadSession, session } from '../client/session.ts'
import { words } from '../words/shell-words.ts'

function Banner({ text, kind, children }: { readonly text: string; readonly kind: string; readonly children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`}>
      <p>{text}</p>
      {children}
    </div>
  )
}

function PausedBanner() {
  const confirm = useChange('POST /installation/live-confirmations', { onDone: () => void loadSession() })
  const { banners } = words()
  return (
    <Banner text={banners.paused} kind="problem">
      <button type="button" class="button" disabled={confirm.isPending} onClick={() => confirm.mutate({ body: {} })}>
        {banners.confirmLive}
      </button>
    </Banner>
  )
}

function ConsentBanner() {
  const imports = useRead('GET /imports', [{ query: { limit: 5 } }])
  const waiting = imports.data?.items.find(row => row.state === 'done' && row.consentBasis === null && row.counts.customers > 0)
  if (!waiting) return null
  return (
    <Banner text={words().banners.noConsent(waiting.fileName)} kind="">
      <a href={`/import/${waiting.importId}`}>{words().banners.chooseBasis}</a>
    </Banner>
  )
}

function SandboxBanner() {
  const settings = useRead('GET /business', [])
  const { banners } = words()
  if (!settings.data || settings.data.channels.active.some(channel => channel !== 'sandbox')) return null
  return (
    <Banner text={banners.sandbox} kind="calm">
      <a href="/settings/channels">{banners.chooseChannel}</a>
    </Banner>
  )
}

export function Banners() {
  const isSample = business.value?.isSample ?? false
  return (
    <>
      {session.value?.isLive === false ? <PausedBanner /> : null}
      {isSample ? null : <ConsentBanner />}
      <SandboxBanner />
    </>
  )
}
