/** Starts the console: language first, then the frame, so that no word is shown twice. */
import { QueryClientProvider } from '@tanstack/preact-query'
import { render } from 'preact'
import { App } from './app.tsx'
import { queryClient } from './client/api.ts'
import { loadSession } from './client/session.ts'
import { applyTheme, theme } from './client/theme.ts'
import { startRouter } from './router.ts'
import './styles/all.css'
import { locale } from './words/locale.ts'
import { shellWords } from './words/shell-words.ts'

async function start(): Promise<void> {
  applyTheme(theme.value)
  document.documentElement.lang = locale.value
  startRouter()
  const [[session]] = await Promise.all([Promise.allSettled([loadSession()]), shellWords.load(locale.value)])
  // The session may have chosen another language before the words of the first had come.
  await shellWords.load(locale.value)
  const root = document.getElementById('console')
  if (!root) throw new Error('index.html has no place for the console')
  render(
    <QueryClientProvider client={queryClient}>
      <App problem={session?.status === 'rejected' ? session.reason : null} />
    </QueryClientProvider>,
    root,
  )
}

void start()
