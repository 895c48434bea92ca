/** The rules of STYLE.md that a machine can hold: one pass over the sources, each rule with its replacement in the message. */
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

/** A layer may import the layers named here, and itself. Files beside the folders (main.ts, config.ts) are free. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  locales: ['kernel', 'domain'],
  domain: ['kernel'],
  contract: ['kernel', 'domain'],
  ports: ['kernel', 'domain'],
  usecases: ['kernel', 'domain', 'ports', 'locales'],
  store: ['kernel', 'domain', 'ports'],
  channels: ['kernel', 'domain', 'ports', 'locales'],
  sources: ['kernel', 'domain', 'ports'],
  web: ['kernel', 'domain', 'contract', 'locales'],
  http: ['kernel', 'domain', 'contract', 'ports', 'usecases', 'web', 'locales'],
  worker: ['kernel', 'domain', 'ports', 'usecases'],
  cli: ['kernel', 'domain', 'ports', 'usecases', 'sources', 'locales', 'worker'],
}
/** Within domain, a stage sees earlier stages only: the loop closes through facts, never through imports. */
const STAGES = ['collect', 'understand', 'plan', 'deliver', 'respond', 'measure']
const FILE_LINES_MAX = 300
const TEST_LINES_MAX = 400
const FUNCTION_LINES_MAX = 70
const LINE_LENGTH_MAX = 160
/** The core has no dependencies; these two are pure computation and named in docs/decisions. */
const CORE_PACKAGES = new Set([
  'src/kernel/phone.ts libphonenumber-js/max',
  'src/kernel/phone-text.ts libphonenumber-js/min',
  'src/kernel/digest.ts node:crypto',
])

const BANNED: readonly (readonly [where: RegExp, what: RegExp, instead: string])[] = [
  [
    /^src\/(kernel|domain)\/(?!.*\.test\.ts$)/,
    /new Date\(\)|Date\.now\(|Math\.random\(|performance\.now\(/,
    'the instant or the seed as an argument',
  ],
  [/^src\/(usecases|store|channels|sources|http|worker)\/(?!.*\.test\.ts$)/, /new Date\(\)|Date\.now\(/, 'the clock that was passed in'],
  [/^(src|test|bench)\//, /\bas any\b|: any\b|<any>|\bany\[\]/, 'unknown, then parse it'],
  [/^src\//, /^export default/m, 'a named export'],
  [/^src\/(?!config\.ts)/, /process\.env/, 'settings read once, in config.ts'],
  [/^src\/(?!cli|main)/, /console\.(log|warn|error|debug)/, 'the logger that was passed in'],
  [/\.test\.tsx?$/, /\b(test|it|describe)\.(skip|only|todo|fails)\b/, 'a fixed test, or none'],
  [/^src\//, /\b(TODO|FIXME|XXX|HACK)\b/, 'finished work'],
  [/^(src|test|bench)\//, /@ts-ignore|@ts-nocheck|@ts-expect-error/, 'types that are true'],
  [/^src\//, /^\s*(export )?(const )?enum\b/m, 'a union of literals'],
  [/^src\/(?!.*\.test\.ts$)/, /[\w)\]]!(\.|\[|\)|,|;|$)/m, 'a check or an assert instead of the non-null mark'],
  [/^src\/store\/queries\//, /\bsetTimeout\(/, 'one statement, not a wait'],
  [/^(src|test)\/.*\.tsx?$/, /\b(sleep|setTimeout)\(\s*\w*\s*,?\s*[1-9]\d{3,}\s*\)/, 'a condition, not a sleep'],
]
const DRAWERS = /(^|\/)(utils?|helpers?|common|lib|misc|shared|types)(\/|\.tsx?$)/

const sources = globSync(['src/**/*.ts', 'src/**/*.tsx']).sort()
const tests = globSync(['test/**/*.ts', 'bench/**/*.ts']).sort()
const files = [...sources, ...tests].filter(file => !file.includes('node_modules'))
const text = new Map(files.map(file => [file, readFileSync(file, 'utf8')]))
const imports = new Map(files.map(file => [file, importsOf(file)]))

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
const layerOf = (file: string): string => file.split('/')[1] ?? ''

describe('tidy', () => {
  test('imports point inwards', () => expect(sources.flatMap(importErrors)).toEqual([]))
  test('no cycles', () => expect(cyclesIn(imports).map(cycle => cycle.join(' → '))).toEqual([]))
  test('no banned word', () => expect(files.flatMap(bannedErrors)).toEqual([]))
  test('files and functions fit', () => expect(files.flatMap(lengthErrors)).toEqual([]))
  test('no drawers and no barrels', () => expect(files.flatMap(drawerErrors)).toEqual([]))
  test('every domain file with a function has a test beside it', () => expect(sources.flatMap(neighbourErrors)).toEqual([]))
  test('no dead file', () => expect(deadFiles()).toEqual([]))
  test('every tenant table has business_id first and forced row-level security', () => expect(schemaErrors()).toEqual([]))
})

function importErrors(file: string): string[] {
  const [, layer = '', stage = ''] = file.split('/')
  if (layer.endsWith('.ts') || isTest(file)) return []
  const allowed = MAY_IMPORT[layer] ?? []
  return (imports.get(file) ?? []).flatMap(({ target, typeOnly }) => {
    if (!target.startsWith('src/')) return layer === 'kernel' || layer === 'domain' ? packageErrors(file, target) : []
    const [, toLayer = '', toStage = ''] = target.split('/')
    const errors: string[] = []
    if (!text.has(target) && !target.endsWith('.json') && !target.endsWith('.css'))
      errors.push(`${file}: imports ${target}, which does not exist`)
    if (layer !== toLayer && !allowed.includes(toLayer)) errors.push(`${file}: ${layer} may not import ${toLayer}`)
    if (layer === 'domain' && toLayer === 'domain' && STAGES.indexOf(toStage) > STAGES.indexOf(stage))
      errors.push(`${file}: ${stage} may not look ahead to ${toStage}`)
    if (file.startsWith('src/web/console/') && toLayer === 'contract' && !typeOnly)
      errors.push(`${file}: the browser takes only types from the contract`)
    return errors
  })
}

function packageErrors(file: string, specifier: string): string[] {
  return CORE_PACKAGES.has(`${file} ${specifier}`) ? [] : [`${file}: imports ${specifier}; the core has no dependencies`]
}

function bannedErrors(file: string): string[] {
  if (file === 'test/tidy.test.ts') return []
  const source = text.get(file) ?? ''
  return BANNED.flatMap(([where, what, instead]) => {
    const hit = where.test(file) ? what.exec(source) : null
    return hit ? [`${file}: «${hit[0].trim()}» is banned, use ${instead}`] : []
  })
}

function lengthErrors(file: string): string[] {
  const source = text.get(file) ?? ''
  const lines = source.split('\n')
  const most = isTest(file) || file.startsWith('test/') ? TEST_LINES_MAX : FILE_LINES_MAX
  const errors = lines.length > most + 1 && !isData(file) ? [`${file}: ${lines.length} lines, more than ${most}`] : []
  const long = lines.findIndex(line => line.length > LINE_LENGTH_MAX && !/['"`]/.test(line))
  if (long >= 0) errors.push(`${file}:${long + 1}: longer than ${LINE_LENGTH_MAX} characters`)
  if (isTest(file)) return errors
  for (const [head, length] of functionsIn(lines))
    if (length > FUNCTION_LINES_MAX) errors.push(`${file}: ${head} is ${length} lines, more than ${FUNCTION_LINES_MAX}`)
  return errors
}

/** Words of people and tables without a function are as long as what they hold. */
function isData(file: string): boolean {
  return file.startsWith('src/locales/') || !/\bfunction\b|=>/.test(text.get(file) ?? '')
}

/** Top-level functions, methods and arrow functions of formatted code: head to the closing brace of the same indent. */
function functionsIn(lines: readonly string[]): [head: string, lines: number][] {
  return lines.flatMap((line, at): [string, number][] => {
    const match = /^(\s{0,2})(?:export )?(?:async )?(?:function\b.*|(?:const|let) \w+ = (?:async )?\(.*=> |[\w#]+\([^)]*\).*)\{$/.exec(line)
    if (!match) return []
    const length = lines.slice(at).findIndex(next => next.startsWith(`${match[1] ?? ''}}`)) + 1
    return [[line.trim().slice(0, 60), length]]
  })
}

function drawerErrors(file: string): string[] {
  const errors = DRAWERS.test(file) ? [`${file}: name the subject, not a drawer`] : []
  const source = text.get(file) ?? ''
  const statements = source.split('\n').filter(line => line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line))
  const isBarrel = statements.length > 0 && statements.every(line => /^export (\*|\{|type \{)/.test(line)) && file !== 'src/understand.ts'
  return isBarrel ? [...errors, `${file}: a barrel; import the file you mean`] : errors
}

function neighbourErrors(file: string): string[] {
  if (!/^src\/(domain)\//.test(file) || isTest(file)) return []
  const hasFunction = /^export (async )?function\b|^export const \w+ = (async )?\(/m.test(text.get(file) ?? '')
  return hasFunction && !text.has(file.replace(/\.ts$/, '.test.ts')) ? [`${file}: has no test beside it`] : []
}

function deadFiles(): string[] {
  const entries = new Set([
    'src/main.ts',
    'src/understand.ts',
    'src/web/console/main.tsx',
    'src/sources/xls/read-xls.ts',
    'src/cli/predict-thread.ts',
  ])
  const imported = new Set([...imports.values()].flat().map(entry => entry.target))
  return sources.filter(file => !isTest(file) && !entries.has(file) && !imported.has(file) && !file.endsWith('.d.ts'))
}

function schemaErrors(): string[] {
  return globSync('src/store/migrations/*.sql').flatMap(file => {
    const sql = readFileSync(file, 'utf8')
    return [...sql.matchAll(/create table (?:if not exists )?(\w+) \(\n([\s\S]*?)\n\)/g)].flatMap(([, table = '', body = '']) => {
      if (['tenant', 'login', 'installation', 'schema_version', 'wake'].includes(table)) return []
      const errors: string[] = []
      const key = /primary key \((\w+)/.exec(body)?.[1] ?? /^\s*(\w+) .*primary key/m.exec(body)?.[1]
      if (key !== 'business_id') errors.push(`${basename(file)}: the key of ${table} does not begin with business_id`)
      for (const rule of [
        `alter table ${table} enable row level security`,
        `alter table ${table} force row level security`,
        `create policy tenant on ${table} `,
      ]) {
        if (!sql.includes(rule)) errors.push(`${basename(file)}: ${table} lacks «${rule}»`)
      }
      return errors
    })
  })
}

function importsOf(file: string): { readonly target: string; readonly typeOnly: boolean }[] {
  // `import … from '…'`, `export … from '…'` over any number of lines, and the bare `import '…'`.
  const statements = (text.get(file) ?? '').matchAll(
    /^(?:import|export)\b(?<clause>[\s\w*{},$]*?)(?:\bfrom\s+)['"](?<from>[^'"]+)['"]|^import ['"](?<bare>[^'"]+)['"]/gm,
  )
  const dynamic = (text.get(file) ?? '').matchAll(/\bimport\(\s*['"](?<from>[^'"]+)['"]\s*\)/g)
  return [...statements, ...dynamic].map(match => {
    const from = match.groups?.['from'] ?? match.groups?.['bare'] ?? ''
    return {
      target: from.startsWith('.') ? normalize(join(dirname(file), from)) : from,
      typeOnly: /^\s*type\b/.test(match.groups?.['clause'] ?? ''),
    }
  })
}

function cyclesIn(graph: ReadonlyMap<string, readonly { readonly target: string; readonly typeOnly: boolean }[]>): string[][] {
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file])
      return
    }
    if (done.has(file)) return
    for (const { target } of graph.get(file) ?? []) if (graph.has(target)) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return cycles
}

test('layers named above exist, and no folder escapes them', () => {
  const layers = new Set(sources.filter(file => file.split('/').length > 2).map(layerOf))
  expect([...layers].filter(layer => !(layer in MAY_IMPORT))).toEqual([])
})
