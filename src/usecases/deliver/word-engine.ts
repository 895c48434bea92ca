/** Fills in what an owner wrote. His text chooses between sentences; it cannot loop, load files, or grow without bound. */
import { Liquid, type Template } from 'liquidjs'
import { assert } from '../../kernel/assert.ts'

const TAGS: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'comment', 'raw'])
/** A page of text is a tenth of this. */
const TEXT_CHARS_MAX = 50_000
/** Characters and list items that one filling in may make. */
const MADE_MAX = 1_000_000
/** A number in a field may be the end of a list, so the trial is made with a long one. */
const TRIAL = '999999999999'

const engine = new Liquid({
  strictVariables: false,
  strictFilters: false,
  ownPropertyOnly: true,
  dynamicPartials: false,
  parseLimit: TEXT_CHARS_MAX,
  memoryLimit: MADE_MAX,
})
for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag]

/** Read once for all its readers: a campaign to a million people has few texts; the words of events are few, but never the same for long. */
const known = new Map<string, Template[] | null>()
const KNOWN_MAX = 1000

/** False when a tag of the text is broken or not ours, or when filling it in would take more than any message may. */
export function canFill(text: string): boolean {
  return read(text) !== null
}

/** The text with its fields; an unknown field is empty. Only what `canFill` is asked for. */
export function fillIn(text: string, fields: object): string {
  const template = read(text)
  assert(template !== null, 'a text is filled in after it was found whole')
  return String(engine.renderSync(template, fields))
}

function read(text: string): Template[] | null {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= KNOWN_MAX) known.clear()
  const template = tried(text)
  known.set(text, template)
  return template
}

function tried(text: string): Template[] | null {
  try {
    const template = engine.parse(text)
    engine.renderSync(template, Object.fromEntries(engine.globalVariablesSync(template).map(field => [field, TRIAL])))
    return template
  } catch {
    return null
  }
}
