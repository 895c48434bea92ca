/** The first minutes, in English. */
import type { FirstRunWords } from './ru.ts'

export const en: FirstRunWords = {
  signIn: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    enter: 'Sign in',
    forgot:
      'Forgot the password? Run regulars owner-link on your own computer: open the link, enter your own login and set a new password.',
  },
  welcome: 'Welcome',
  promise: 'Every morning Regulars tells you whom to write to, why today, and with which words.',
  claim: {
    title: 'Nice to meet you',
    name: 'Your name',
    login: 'Login',
    loginHint: 'Anything you will remember.',
    password: 'Password',
    passwordHint: 'At least 8 characters. A whole phrase is fine, and so is pasting.',
    show: 'Show the password',
    enter: 'Continue',
    noLink: 'Open the owner link',
    noLinkText:
      'It is printed in the window where you started the program and works for 30 minutes. If time has run out, start the program again and a new one appears.',
  },
  choose: {
    title: 'Where shall we start?',
    sampleTitle: 'Look around in an example',
    sampleText: 'A shop with invented customers and three years of purchases. Nothing is sent; you start with your own data afterwards.',
    ownTitle: 'Start with your own data',
    ownText: 'A name, what you do, then bring a table of sales or a phone book.',
    ownButton: 'Start with my data',
    loading: shop => `Preparing the example: ${shop}. A few seconds.`,
  },
  shops: { tyres: 'Tyre shop', salon: 'Beauty salon', taxi: 'Taxi', tiles: 'Tile shop', cafe: 'Café' },
  shopTexts: {
    tyres: 'Two seasons a year, and tyres in storage',
    salon: 'Everyone comes in a rhythm of their own',
    taxi: 'Frequent rides and forgotten customers',
    tiles: 'One purchase leads to the next',
    cafe: 'Every day, but not everybody',
  },
  trades: {
    tyres: 'Tyres and car service',
    salon: 'Salon, barber',
    taxi: 'Taxi',
    tiles: 'Tiles, renovation',
    cafe: 'Café, bakery',
    shop: 'Shop',
    other: 'Something else',
  },
  own: {
    title: 'Your business',
    name: 'Name',
    nameHint: 'This is what customers see in messages.',
    trade: 'What you do',
    country: 'Country',
    currency: 'Currency',
    zone: 'Time zone',
    start: 'Next: bring a file',
    back: 'Back',
  },
  copyright: 'All data stays on your own computer.',
}
