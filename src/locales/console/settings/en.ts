/** Settings, in English. */
import type { SettingsWords } from './ru.ts'

export const en: SettingsWords = {
  title: 'Settings',
  sections: { business: 'Business', channels: 'Channels', words: 'Words', policy: 'Rules', access: 'Keys', console: 'This screen' },
  stale: 'The settings were changed in another window. We now show the fresh ones: make your change once more.',
  business: {
    name: 'Name', phone: 'Phone for customers', signature: 'Signature in messages', publicUrl: 'Address of your pages on the internet',
    publicUrlHint: 'For the “stop” link in e-mails: https://shop.example', trade: 'What you do', country: 'Country', currency: 'Currency', zone: 'Time zone',
    hours: 'Opening hours', closed: 'closed', open: 'Open', from: 'from', to: 'to', closedDays: 'Holidays and closed days', closedHint: 'One day at a time; nobody is invited on these.',
    addDay: 'Add the day', removeDay: day => `Remove ${day}`,
  },
  trades: { tyres: 'Tyres and car service', salon: 'Salon, barber', taxi: 'Taxi', tiles: 'Tiles, renovation', cafe: 'Café, bakery', shop: 'Shop', other: 'Something else' },
  channels: {
    lead: 'While only the practice outbox is on, nothing is sent to anybody.',
    names: { sandbox: 'Practice outbox', email: 'E-mail', hand: 'Yourself, from your phone' },
    texts: {
      sandbox: 'Messages gather on the Messages page, marked “not sent”. You can answer as the customer and see what happens.',
      email: 'Letters go out through your own mailbox (SMTP).',
      hand: 'We prepare the words and open a call, WhatsApp, Telegram, Viber or SMS. You send it.',
    },
    host: 'Server (SMTP)', port: 'Port', secure: 'TLS from the start', user: 'User name', password: 'Password', keepPassword: 'Stored; leave empty to keep it', from: 'From',
    fromHint: 'For example: Daisy Salon <hello@example.com>', needEmail: 'To turn e-mail on, fill in the server and “From”.',
  },
  words: {
    lead: 'This is how your customers are written to. Change it to what you would say.', language: 'Language of messages',
    rungs: { soft: 'Be remembered', product: 'Remind of the product', offer: 'Make the offer', 'follow-up': 'As agreed' },
    own: 'your words', ours: 'our words', text: 'Text', preview: 'What the customer sees', restore: 'Bring back ours', insert: 'Insert',
    fields: { hello: 'greeting', shop: 'name', phone: 'phone', product: 'what they bought', group: 'kind of product', due: 'due day', signature: 'signature' },
    sample: { name: 'Mary', product: 'haircut', group: 'haircuts', due: '24 November' },
    hint: 'When something is not known about a customer, plainer words are taken: no gaps are left.',
  },
  policy: {
    ladder: 'Three contacts', ladderText: 'Days before the due day for somebody who comes every 90 days; others in the same proportion.',
    soft: 'Be remembered, days', product: 'Remind of the product, days', offer: 'Make the offer, days',
    autopilot: 'Who sends', ask: 'ask me first', send: 'by itself',
    caps: 'No more than', perDay: 'a day', per7Days: 'in 7 days', per30Days: 'in 30 days', quiet: 'When writing is allowed', weekday: 'Weekdays', weekend: 'Weekends',
    holdOut: 'Left alone to know the benefit, %', holdOutText: 'Without it nobody can honestly say whether the messages help.',
    effort: 'Your time a day, minutes', perContact: 'For one person, minutes', undo: 'Time to undo, seconds',
    cycle: 'Usual days between purchases', cycleHint: 'Empty: counted from your data.',
  },
  access: {
    lead: 'A key lets another program (a till, a site, the books) reach your data.', empty: 'No keys yet.', name: 'What for', create: 'Make a key', revoke: 'Revoke',
    revoked: 'revoked', shown: 'Copy the key now: it is shown this once.', scopes: 'What it may do', docs: 'API reference',
    scopeNames: {
      'customers:read': 'see customers', 'customers:write': 'change customers', 'purchases:write': 'record sales', 'plan:read': 'see the plan', 'plan:write': 'change the plan',
      'messages:read': 'see messages', 'messages:write': 'answer', 'reports:read': 'see numbers', 'settings:write': 'change settings',
    },
  },
  console: {
    theme: 'Colours', themes: { system: 'As on this device', light: 'Light', dark: 'Dark' }, shortcuts: 'Keys on Today',
    password: 'Change the password', current: 'Current password', next: 'New password', change: 'Change', changed: 'Password changed, other sign-ins are closed.',
    fresh: 'Start with your own data', freshText: 'The sample shop goes, you name your business and bring a file.', freshButton: 'Start with my data',
  },
}
