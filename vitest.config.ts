import { defineConfig } from 'vitest/config'
import { HeaviestFirst } from './test/heaviest-first.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/database-server.ts'],
    // The suites share two processor cores with the database and, in the browser suites, with Chromium; a third one works while two wait.
    maxWorkers: 3,
    // Pages of the browser that are looked at side by side.
    maxConcurrency: 3,
    // A worker reads the program once instead of once a file. No suite changes what others read: what each needs it makes and gets handed.
    isolate: false,
    sequence: { sequencer: HeaviestFirst },
    // What is waited for comes late on a machine that does other things as well, and is no failure then.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
