'use strict'
// Finds or fetches what is missing, then runs the program in this very process.
const { existsSync, writeSync } = require('node:fs')
const { join, sep } = require('node:path')
const { pathToFileURL } = require('node:url')
const { boundMemory } = require('./memory.js')
const { runsSources, runThroughNewerNode, holdLifeline } = require('./newer-node.js')
const { ROOT, isCheckout, installModules, buildConsole, SetupError } = require('./setup.js')

/** Commands that show pages; the others do not wait for them to be built. */
const WITH_PAGES = new Set(['start', 'demo'])

async function launch(args) {
  try {
    if (!runsSources()) {
      await runThroughNewerNode(join(__dirname, 'regulars'), args)
      return
    }
    boundMemory(join(__dirname, 'regulars'), args)
    holdLifeline()
    if (isCheckout()) {
      installModules()
      if (WITH_PAGES.has(args[0]) && !args.includes('--help')) buildConsole()
    }
    require('node:module').enableCompileCache(join(ROOT, 'node_modules', '.cache', 'regulars-compiled'))
    await import(pathToFileURL(mainFile()).href)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    writeSync(2, `${error.message}\n`)
    process.exitCode = 1
  }
}

function mainFile() {
  const built = join(ROOT, 'dist', 'server', 'main.js')
  // Node does not run TypeScript inside node_modules, so an installed package brings its sources translated.
  const isInstalled = ROOT.split(sep).includes('node_modules')
  if (isInstalled && existsSync(built)) return built
  return isCheckout() ? join(ROOT, 'src', 'main.ts') : built
}

module.exports = { launch }
