/** A purchase from the square code of its receipt: by camera, by photo, by pasted text. */
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { refresh, showProblem } from '../client/api.ts'
import { call, CallProblem } from '../client/call.ts'
import { showToast } from '../shell/notices.tsx'
import { day, money } from '../words/format.ts'
import { readCode } from './read-code.ts'
import { sourcesWords } from './sources-words.ts'
import '../styles/forms.css'
import './sources.css'

const LOOK_MS = 300

function Camera({ onCode, onProblem }: { readonly onCode: (code: string) => void; readonly onProblem: (text: string) => void }) {
  const w = sourcesWords.words().receipt
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    let stream: MediaStream | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async () => {
      const code = video.current ? await readCode(video.current) : undefined
      if (isOver) return
      if (code === undefined) timer = setTimeout(() => void look(), LOOK_MS)
      else onCode(code)
    }
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
        if (isOver || !video.current) return stream.getTracks().forEach(track => track.stop())
        video.current.srcObject = stream
        await video.current.play()
        await look()
      } catch {
        onProblem(w.denied)
      }
      return undefined
    }
    void start()
    return () => {
      isOver = true
      clearTimeout(timer)
      stream?.getTracks().forEach(track => track.stop())
    }
  }, [])
  return <video ref={video} class="viewfinder" muted playsInline />
}

interface WaysInProps {
  readonly isLooking: Signal<boolean>
  readonly onPhoto: (file: File) => void
}

function WaysIn({ isLooking, onPhoto }: WaysInProps) {
  const w = sourcesWords.words().receipt
  const hasCamera = 'mediaDevices' in navigator
  return (
    <div class="ways-in">
      {hasCamera ? (
        <button type="button" class="button" onClick={() => (isLooking.value = !isLooking.value)}>
          {isLooking.value ? w.stop : w.camera}
        </button>
      ) : (
        <p class="small quiet">{w.noCamera}</p>
      )}
      <label class="button">
        {w.photo}
        <input
          class="out-of-sight"
          type="file"
          accept="image/*"
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            if (file) onPhoto(file)
          }}
        />
      </label>
    </div>
  )
}

function WhoAndWhat() {
  const w = sourcesWords.words().receipt
  return (
    <div class="fields">
      <label class="field">
        <span>{w.who}</span>
        <input class="input" name="who" type="tel" autoComplete="off" />
      </label>
      <label class="field">
        <span>{w.what}</span>
        <input class="input" name="what" autoComplete="off" maxLength={300} />
      </label>
    </div>
  )
}

async function record(code: string, form: HTMLFormElement): Promise<void> {
  const w = sourcesWords.words().receipt
  const data = new FormData(form)
  const phone = String(data.get('who') ?? '').trim()
  const done = await call('POST /receipts', {
    body: { code, what: String(data.get('what') ?? '').trim(), customerRef: phone === '' ? null : { phone } },
  })
  const said = done.kind === 'refund' ? w.refund : w.results[done.result]
  showToast({ text: `${said}: ${money(done.total.minor, done.total.currency)}, ${day(done.day, { year: true })}` })
  await refresh('GET /customers', 'GET /today')
}

function CodeField({ code }: { readonly code: Signal<string> }) {
  const w = sourcesWords.words().receipt
  return (
    <label class="field">
      <span>{w.code}</span>
      <input
        class="input mono"
        required
        maxLength={500}
        value={code.value}
        onInput={event => (code.value = event.currentTarget.value)}
        autoComplete="off"
      />
    </label>
  )
}

export function ReceiptPage() {
  const w = sourcesWords.words().receipt
  const code = useSignal('')
  const problem = useSignal('')
  const isLooking = useSignal(false)
  const isBusy = useSignal(false)
  const take = (text: string) => {
    code.value = text
    isLooking.value = false
    problem.value = ''
  }
  const readPhoto = async (file: File) => {
    const found = await createImageBitmap(file).then(readCode, () => undefined)
    if (found === undefined) problem.value = w.notFound
    else take(found)
  }
  const submit = async (form: HTMLFormElement) => {
    isBusy.value = true
    try {
      await record(code.value, form)
      form.reset()
      take('')
    } catch (error) {
      if (error instanceof CallProblem && error.fields.some(field => field.path === 'code')) problem.value = w.wrong
      else showProblem(error)
    } finally {
      isBusy.value = false
    }
  }
  return (
    <>
      <header class="stack-s">
        <h1>{w.title}</h1>
        <p class="quiet lead">{w.lead}</p>
      </header>
      <form
        class="card stack sources-form"
        onSubmit={event => {
          event.preventDefault()
          void submit(event.currentTarget)
        }}
      >
        {isLooking.value ? (
          <Camera
            onCode={take}
            onProblem={text => {
              problem.value = text
              isLooking.value = false
            }}
          />
        ) : null}
        <WaysIn isLooking={isLooking} onPhoto={file => void readPhoto(file)} />
        {problem.value === '' ? null : (
          <p class="notice problem" role="alert">
            {problem.value}
          </p>
        )}
        <CodeField code={code} />
        <WhoAndWhat />
        <button class="button primary wide" disabled={isBusy.value}>
          {w.record}
        </button>
      </form>
    </>
  )
}
