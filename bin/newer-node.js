'use strict'
// TypeScript runs directly from Node 22.18 on. An older one fetches a newer from the npm registry, once, and hands over to it.
const { spawn } = require('node:child_process')
const { accessSync, constants, existsSync, mkdirSync, writeSync } = require('node:fs')
const { Socket } = require('node:net')
const { homedir } = require('node:os')
const { join } = require('node:path')
const { NURSERY_FLAGS, boundedEnvironment } = require('./memory.js')
const { ROOT, npm, SetupError } = require('./setup.js')

const NODE_VERSION = '24.21.0'
const SOURCES_RUN_FROM = [22, 18]
const LIFELINE_FD = 3
const LIFELINE = 'REGULARS_LIFELINE'

function runsSources() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > SOURCES_RUN_FROM[0] || (major === SOURCES_RUN_FROM[0] && minor >= SOURCES_RUN_FROM[1])
}

/** Resolves when the newer Node ended; the exit code and the signals are passed through. */
function runThroughNewerNode(script, args) {
  const node = ensureNode()
  return new Promise((resolve, reject) => {
    // The extra pipe ends with this process, however it ends: so does the other one then (see holdLifeline).
    const child = spawn(node, [...NURSERY_FLAGS, script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], env: { ...boundedEnvironment(), [LIFELINE]: String(LIFELINE_FD) } })
    const pass = signal => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
    child.on('error', error => reject(new SetupError(`Node ${NODE_VERSION} at ${node} does not start (${error.message}): delete that folder and try again, or install Node 24.`)))
    child.on('exit', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(each, pass)
      if (signal !== null) process.kill(process.pid, signal)
      else process.exitCode = code
      resolve()
    })
  })
}

/** When the process that started us is gone, so are we, as if we had been it: nobody is left to pass signals on. */
function holdLifeline() {
  const fd = process.env[LIFELINE]
  if (fd === undefined) return
  delete process.env[LIFELINE]
  const lifeline = new Socket({ fd: Number(fd), readable: true, writable: false })
  lifeline.on('error', () => undefined)
  lifeline.on('close', () => process.kill(process.pid, 'SIGKILL'))
  lifeline.resume()
  lifeline.unref()
}

function ensureNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const place = runtimePlace()
  const node = join(place, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(node)) return node
  writeSync(2, `Fetching Node ${NODE_VERSION} (once) …\n`)
  mkdirSync(place, { recursive: true })
  npm(['install', '--prefix', place, '--ignore-scripts', '--no-save', '--no-package-lock', `${name}@${NODE_VERSION}`], {
    cwd: place, failure: `Node ${NODE_VERSION} could not be fetched for ${system}-${process.arch}: install Node 24 from https://nodejs.org and start again.`,
  })
  if (!existsSync(node)) throw new SetupError(`There is no ready Node ${NODE_VERSION} for ${system}-${process.arch}: install Node 24 from https://nodejs.org and start again.`)
  return node
}

function runtimePlace() {
  try {
    accessSync(ROOT, constants.W_OK)
    return join(ROOT, '.runtime')
  } catch {
    return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'regulars', 'runtime')
  }
}

module.exports = { runsSources, runThroughNewerNode, holdLifeline }
