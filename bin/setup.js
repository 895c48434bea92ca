'use strict'
// What a fresh clone lacks: packages, the built console, and for publishing the translated server. Quiet unless something is done.
const { spawnSync } = require('node:child_process')
const { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } = require('node:fs')
const { join, resolve } = require('node:path')
const { brotliCompressSync, constants, gzipSync } = require('node:zlib')

const ROOT = resolve(__dirname, '..')
/** What the console is made of; anything newer than the last build means a new one. */
const CONSOLE_SOURCES = ['src/web/console', 'src/locales', 'src/kernel', 'src/domain', 'src/contract', 'vite.config.ts', 'package-lock.json']
const PACKED = /\.(js|css|html|svg|json|webmanifest)$/
/** Below this a compressed file is no smaller on the wire. */
const PACKED_BYTES_MIN = 600

class SetupError extends Error {}

function isCheckout() {
  return existsSync(join(ROOT, 'src', 'main.ts')) && existsSync(join(ROOT, 'package-lock.json'))
}

function installModules() {
  if (modulesAreCurrent()) return
  say('Installing packages (once) …')
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: ROOT, failure: 'The packages could not be installed: check the connection to the npm registry and start again.' })
}

/** Compares the lock with the one that npm keeps inside node_modules; packages of other platforms, and what nothing asks for, are missing there by design. */
function modulesAreCurrent() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'))
  const found = packagesOf(join(ROOT, 'node_modules', '.package-lock.json'))
  if (found === undefined || wanted === undefined) return found !== undefined
  return Object.entries(wanted).every(([path, { version, optional, link, extraneous }]) => {
    if (path === '' || link || extraneous) return true
    const there = found[path]
    return there === undefined ? optional === true || isOmittedDev(wanted[path]) : there.version === version
  })
}

/** A production install has no development packages, and needs none once the console is built. */
function isOmittedDev(entry) {
  return (entry.dev === true || entry.devOptional === true) && existsSync(join(ROOT, 'dist', 'web', 'index.html'))
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function buildConsole() {
  const web = join(ROOT, 'dist', 'web')
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(join(ROOT, 'src', 'web', 'console', 'index.html')) || !existsSync(vite)) return
  const builtMs = changedMs(join(web, 'index.html'))
  if (CONSOLE_SOURCES.every(source => newestMs(join(ROOT, source)) <= builtMs)) return
  say('Building the console …')
  const fresh = join(ROOT, 'dist', `web.${process.pid}`)
  try {
    run(process.execPath, [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'], { failure: 'The console could not be built; the reason stands above.' })
    packForTheWire(fresh)
    rmSync(web, { recursive: true, force: true })
    renameSync(fresh, web)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

/** Compressed once here, so that no request waits for it. */
function packForTheWire(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, String(name))
    if (!PACKED.test(file) || statSync(file).size < PACKED_BYTES_MIN) continue
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** dist/server: what an installed package runs. The SQL files lie beside the code that reads them. */
function buildServer() {
  say('Translating the server …')
  run(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', 'tsconfig.server.json'], { failure: 'The server could not be translated; the reason stands above.' })
  const from = join(ROOT, 'src', 'store', 'migrations')
  const to = join(ROOT, 'dist', 'server', 'store', 'migrations')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name))
}

function newestMs(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce((newest, name) => Math.max(newest, /\.test\.tsx?$/.test(name) ? 0 : newestMs(join(path, name))), 0)
}

function changedMs(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? 0 : stats.mtimeMs
}

/** npm as it was started, or the one in the path. */
function npm(args, { cwd, failure }) {
  const script = process.env.npm_execpath
  const isScript = script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)
  const [program, rest] = isScript ? [process.execPath, [script, ...args]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args]
  run(program, rest, { cwd, failure, shell: !isScript && process.platform === 'win32' })
}

/** Says nothing when all goes well, and everything when it does not. */
function run(program, args, { cwd = ROOT, failure, shell = false }) {
  const result = spawnSync(program, args, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } })
  if (result.status === 0) return
  const said = `${result.stdout || ''}${result.stderr || ''}`.trim() || String(result.error || '')
  writeSync(2, `${said.slice(-4000)}\n`)
  throw new SetupError(failure)
}

function say(text) {
  writeSync(2, `${text}\n`)
}

module.exports = { ROOT, SetupError, isCheckout, installModules, buildConsole, buildServer, npm, say }
