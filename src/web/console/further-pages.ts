/**
 * Every page beyond the first bundle, in one table: address, place in the navigation, and where code and words come from.
 * A new page is one entry here and its name in locales/console/further.
 */
import { collectEntries } from './collect-entries.ts'
import { furtherWords } from './further-words.ts'
import type { FurtherName } from '../../locales/console/further/ru.ts'
import type { PageEntry } from './page-entry.ts'

/** The parts of the navigation, in their order. */
export const GROUPS = ['talk', 'plan', 'data', 'program'] as const

export interface FurtherPage extends PageEntry {
  readonly name: FurtherName
  /** Null for a page that is reached from another one. */
  readonly group: (typeof GROUPS)[number] | null
  /** The line of its icon on a 24 px grid. */
  readonly shape: string
}

const title = (name: FurtherName) => () => furtherWords.words().pages[name]

export const FURTHER_PAGES: readonly FurtherPage[] = [
  {
    name: 'inbox',
    group: 'talk',
    shape: 'M4 5h16v14H4zM4 14h5l1.5 2.5h3L15 14h5',
    title: title('inbox'),
    path: '/inbox',
    matches: /^\/inbox$/,
    load: async () => ({
      Page: (await import('./inbox/inbox-page.tsx')).InboxPage,
      words: [(await import('./inbox/inbox-words.ts')).inboxWords],
    }),
  },
  {
    name: 'inbox',
    group: null,
    shape: '',
    title: title('inbox'),
    path: '/inbox/',
    matches: /^\/inbox\/[0-9a-f-]{36}$/,
    load: async () => ({
      Page: (await import('./inbox/thread-page.tsx')).ThreadPage,
      words: [(await import('./inbox/inbox-words.ts')).inboxWords],
    }),
  },
  {
    name: 'bookings',
    group: 'talk',
    shape: 'M5 6h14v14H5zM5 10h14M9 4v4M15 4v4M9 14h2M13 14h2',
    title: title('bookings'),
    path: '/bookings',
    matches: /^\/bookings$/,
    load: async () => (await import('./bookings/bookings-load.ts')).bookings,
  },
  {
    name: 'bookings',
    group: null,
    shape: '',
    title: title('bookings'),
    path: '/bookings/settings',
    matches: /^\/bookings\/settings$/,
    load: async () => ({
      Page: (await import('./bookings/book-settings-page.tsx')).BookSettingsPage,
      words: [(await import('./bookings/bookings-words.ts')).bookingsWords, (await import('./settings/settings-words.ts')).settingsWords],
    }),
  },
  {
    name: 'calendar',
    group: 'plan',
    shape: 'M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 10.5h16M8 3.5v4M16 3.5v4M8 14h3M13 14h3M8 17h3',
    title: title('calendar'),
    path: '/calendar',
    matches: /^\/calendar$/,
    load: async () => ({
      Page: (await import('./calendar/calendar-page.tsx')).CalendarPage,
      words: [(await import('./calendar/planning-words.ts')).planningWords],
    }),
  },
  {
    name: 'calls',
    group: 'talk',
    shape: 'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4z',
    title: title('calls'),
    path: '/calls',
    matches: /^\/calls$/,
    load: async () => ({
      Page: (await import('./calls/calls-page.tsx')).CallsPage,
      words: [(await import('./calls/calls-words.ts')).callsWords, (await import('./today/card-words-catalogue.ts')).cardWords],
    }),
  },
  {
    name: 'settings',
    group: null,
    shape: '',
    title: title('settings'),
    path: '/settings/ladders',
    matches: /^\/settings\/ladders$/,
    load: async () => ({
      Page: (await import('./ladders/ladders-page.tsx')).LaddersPage,
      words: [(await import('./calendar/planning-words.ts')).planningWords, (await import('./settings/settings-words.ts')).settingsWords],
    }),
  },
  {
    name: 'campaigns',
    group: 'plan',
    shape: 'M4 10v4h3l8 4V6L7 10zM18 9.5a3.5 3.5 0 0 1 0 5M8 14l1 5h2.5l-1-4',
    title: title('campaigns'),
    path: '/campaigns',
    matches: /^\/campaigns$/,
    load: async () => ({
      Page: (await import('./campaigns/campaigns-page.tsx')).CampaignsPage,
      words: [(await import('./campaigns/campaigns-words.ts')).campaignsWords],
    }),
  },
  {
    name: 'campaigns',
    group: null,
    shape: '',
    title: title('campaigns'),
    path: '/campaigns/',
    matches: /^\/campaigns\/[0-9a-f-]{36}$/,
    load: async () => ({
      Page: (await import('./campaigns/campaign-page.tsx')).CampaignPage,
      words: [(await import('./campaigns/campaigns-words.ts')).campaignsWords],
    }),
  },
  {
    name: 'events',
    group: null,
    shape: '',
    title: title('events'),
    path: '/events',
    matches: /^\/events$/,
    load: async () => ({
      Page: (await import('./events/events-page.tsx')).EventsPage,
      words: [(await import('./events/events-words.ts')).eventsWords],
    }),
  },
  {
    name: 'offers',
    group: 'plan',
    shape: 'M4 4h8l8 8-8 8-8-8zM8.5 8.5h.01',
    title: title('offers'),
    path: '/offers',
    matches: /^\/offers$/,
    load: async () => ({
      Page: (await import('./offers/offers-page.tsx')).OffersPage,
      words: [(await import('./offers/offers-words.ts')).offersWords],
    }),
  },
  {
    name: 'experiments',
    group: 'plan',
    shape: 'M9 4h6M10 4v6l-5 8.5A1 1 0 0 0 6 20h12a1 1 0 0 0 1-1.5L14 10V4M7.5 15h9',
    title: title('experiments'),
    path: '/experiments',
    matches: /^\/experiments$/,
    load: async () => ({
      Page: (await import('./experiments/experiments-page.tsx')).ExperimentsPage,
      words: [(await import('./experiments/experiments-words.ts')).experimentsWords],
    }),
  },
  {
    name: 'rewards',
    group: 'plan',
    shape: 'M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-2 0-5-1-4-3.5S12 4 12 7zm0 0c2 0 5-1 4-3.5S12 4 12 7z',
    title: title('rewards'),
    path: '/rewards',
    matches: /^\/rewards$/,
    load: async () => ({
      Page: (await import('./rewards/rewards-page.tsx')).RewardsPage,
      words: [(await import('./rewards/rewards-words.ts')).rewardsWords],
    }),
  },
  {
    name: 'till',
    group: 'talk',
    shape: 'M5 10h14l1.5 9h-17zM8 10V5h8v5M8 14h.01M12 14h.01M16 14h.01M10 7.5h4',
    title: title('till'),
    path: '/till',
    matches: /^\/till$/,
    load: async () => ({
      Page: (await import('./till/till-page.tsx')).TillPage,
      words: [
        (await import('./till/till-words.ts')).tillWords,
        (await import('./rewards/rewards-words.ts')).rewardsWords,
        (await import('./customers/customers-words.ts')).customersWords,
      ],
    }),
  },
  ...collectEntries,
  {
    name: 'sources',
    group: 'data',
    shape: 'M9 7V3M15 7V3M6 7h12v4a6 6 0 0 1-12 0zM12 17v4',
    title: title('sources'),
    path: '/sources',
    matches: /^\/sources(\/[a-z0-9-]+)?$/,
    load: async () => ({
      Page: (await import('./sources/sources-page.tsx')).SourcesPage,
      words: [(await import('./sources/sources-words.ts')).sourcesWords],
    }),
  },
  {
    name: 'sources',
    group: null,
    shape: '',
    title: title('sources'),
    path: '/receipt',
    matches: /^\/receipt$/,
    load: async () => ({
      Page: (await import('./sources/receipt-page.tsx')).ReceiptPage,
      words: [(await import('./sources/sources-words.ts')).sourcesWords],
    }),
  },
  {
    name: 'import',
    group: 'data',
    shape: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 16v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-2',
    title: title('import'),
    path: '/import',
    matches: /^\/import(\/[0-9a-f-]{36})?$/,
    load: async () => ({
      Page: (await import('./imports/import-page.tsx')).ImportPage,
      words: [(await import('./imports/imports-words.ts')).importsWords],
    }),
  },
  {
    name: 'messages',
    group: 'data',
    shape: 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM7.5 9.5h9M7.5 12.5h5.5',
    title: title('messages'),
    path: '/messages',
    matches: /^\/messages$/,
    load: async () => (await import('./messages/messages-load.ts')).messages,
  },
  {
    name: 'settings',
    group: null,
    shape: '',
    title: title('settings'),
    path: '/settings/email',
    matches: /^\/settings\/email$/,
    load: async () => (await import('./email/email-load.ts')).email,
  },
  {
    name: 'settings',
    group: null,
    shape: '',
    title: title('settings'),
    path: '/settings/segments',
    matches: /^\/settings\/segments$/,
    load: async () => ({
      Page: (await import('./settings/segments/segments-page.tsx')).SegmentsPage,
      words: [
        (await import('./settings/segments/segments-words.ts')).segmentsWords,
        (await import('./settings/settings-words.ts')).settingsWords,
      ],
    }),
  },
  {
    name: 'settings',
    group: null,
    shape: '',
    title: title('settings'),
    path: '/settings/providers',
    matches: /^\/settings\/providers$/,
    load: async () => (await import('./settings/providers/providers-load.ts')).providers,
  },
  {
    name: 'settings',
    group: 'program',
    shape: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
    title: title('settings'),
    path: '/settings',
    matches: /^\/settings(\/[a-z]+)?$/,
    load: async () => ({
      Page: (await import('./settings/settings-page.tsx')).SettingsPage,
      words: [(await import('./settings/settings-words.ts')).settingsWords],
    }),
  },
]
