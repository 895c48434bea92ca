/** Which field of an unknown form is what, shown on the last delivery; the owner corrects what was found by itself. */
import type { AnswerOf } from '../../../contract/contract.ts'
import { useChange } from '../client/api.ts'
import { showToast } from '../shell/notices.tsx'
import { sourcesWords } from './sources-words.ts'

type Answer = AnswerOf<'GET /sources/{id}'>
type Form = NonNullable<Answer['form']>

interface FormMappingProps {
  readonly connection: Answer['connection']
  readonly form: Form
}

const EXAMPLE_CHARS = 30

function example(path: string, leaves: Form['leaves']): string {
  const text = leaves.find(leaf => leaf.path === path)?.text ?? ''
  return text === '' ? path : `${path} = ${text.length > EXAMPLE_CHARS ? `${text.slice(0, EXAMPLE_CHARS)}…` : text}`
}

function FieldChoice({ field, chosen, form }: { readonly field: string; readonly chosen: string; readonly form: Form }) {
  const w = sourcesWords.words().form
  const found = form.read[field]
  const isKnown = chosen === '' || form.leaves.some(leaf => leaf.path === chosen)
  return (
    <label class="field">
      <span>{w.fields[field] ?? field}</span>
      <select class="input" name={field}>
        <option value="" selected={chosen === ''}>
          {chosen === '' && found !== undefined ? w.byItself(example(found, form.leaves)) : w.notFound}
        </option>
        {isKnown ? null : (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {form.leaves.map(({ path }) => (
          <option key={path} value={path} selected={path === chosen}>
            {example(path, form.leaves)}
          </option>
        ))}
      </select>
    </label>
  )
}

export function FormMapping({ connection, form }: FormMappingProps) {
  const { form: w, save: saveWord } = sourcesWords.words()
  const save = useChange('PATCH /sources/{id}', { refreshes: ['GET /sources/{id}'], onDone: () => showToast({ text: w.again }) })
  const { connectionId, settings, source } = connection
  const isPaid = settings.isPaidOnArrival ?? source !== 'tilda'
  const submit = (data: FormData) => {
    const chosen = form.fields.map(field => [field, String(data.get(field) ?? '')] as const)
    const mapping = form.leaves.length === 0 ? settings.mapping : Object.fromEntries(chosen.filter(([, path]) => path !== ''))
    save.mutate({
      params: { id: connectionId },
      body: { settings: { ...(mapping && { mapping }), isPaidOnArrival: data.get('isPaidOnArrival') !== null } },
    })
  }
  return (
    <section class="stack-s">
      <h2>{w.title}</h2>
      <p class="quiet">{form.leaves.length === 0 ? w.empty : w.lead}</p>
      <form
        class="card stack sources-form"
        onSubmit={event => {
          event.preventDefault()
          submit(new FormData(event.currentTarget))
        }}
      >
        <div class="fields" hidden={form.leaves.length === 0}>
          {form.fields.map(field => (
            <FieldChoice key={field} field={field} chosen={settings.mapping?.[field] ?? ''} form={form} />
          ))}
        </div>
        <label class="check">
          <input type="checkbox" name="isPaidOnArrival" defaultChecked={isPaid} /> {w.isPaid}
        </label>
        <p class="small quiet">{w.isPaidHint}</p>
        <button class="button primary" disabled={save.isPending}>
          {saveWord}
        </button>
      </form>
    </section>
  )
}
