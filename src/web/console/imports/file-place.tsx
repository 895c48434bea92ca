/** The place for a file: drop it, or choose it with the same button. */
import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Drawn } from '../parts/icon.tsx'
import { importsWords } from './imports-words.ts'

const ARROW_DOWN = 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 16v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-2'

interface FilePlaceProps {
  readonly reading: string | null
  readonly onFile: (file: File) => void
}

export function FilePlace({ reading, onFile }: FilePlaceProps) {
  const w = importsWords.words()
  const isOver = useSignal(false)
  const input = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    isOver.value = false
    const file = event.dataTransfer?.files[0]
    if (file) onFile(file)
  }
  const hover = (event: DragEvent) => {
    event.preventDefault()
    isOver.value = true
  }
  return (
    <section
      class={isOver.value ? 'file-place over' : 'file-place'}
      onDragOver={hover}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={drop}
    >
      <Drawn shape={ARROW_DOWN} size={36} />
      {reading === null ? (
        <>
          <p class="wide-only">
            {w.drop} <span class="quiet">{w.or}</span>
          </p>
          <button type="button" class="button primary" onClick={() => input.current?.click()}>
            {w.choose}
          </button>
          <p class="small quiet">{w.formats}</p>
        </>
      ) : (
        <>
          <p>{w.reading(reading)}</p>
          <progress class="busy" aria-label={w.reading(reading)} />
        </>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.tsv,.txt,.gz,.xlsx,.xlsm,.xls,.html,.htm,.xml,.json,.ndjson,.jsonl,.vcf,text/csv"
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
    </section>
  )
}
