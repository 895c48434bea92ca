/** Short: one part of an SMS with the name of the shop and the word that ends it. */
import type { ShortWords } from '../../domain/deliver/short-words.ts'

export const shortEn: ShortWords = {
  stop: 'STOP to end',
  informalGreeting: { named: '{name}, hello!', plain: 'Hello!' },
  introduction: '{{ shop }} here.',
  rungs: {
    tyres: {
      soft: {
        close: 'the weather is turning, a good day to check your tyre pressure',
        slipping: 'check pressure and tread before a long drive',
        away: 'we have not forgotten you. Safe driving!',
      },
      product: {
        close: 'we keep a slot without the queue for our regulars',
        slipping: 'with a change we check balance and pressure as well',
        away: 'it has been a while: we check balance and pressure with a change',
      },
      offer: {
        close: 'time to change tyres. Which day suits you?',
        slipping: 'your tyres are due. Shall we book you in this week?',
        away: 'the season is changing. Shall we find you a time?',
      },
    },
    salon: {
      soft: {
        close: 'we hope you love your hair. Have a lovely day!',
        slipping: 'how is the cut holding up? If anything is off, tell us',
        away: 'you came to mind today. Have a lovely day!',
      },
      product: {
        close: 'we keep good times with your stylist for our regulars',
        slipping: 'your stylist has good times this week',
        away: 'cut, colour and care, just as you like it',
      },
      offer: {
        close: 'time for a fresh cut. Shall we book you in?',
        slipping: 'it has been a while. Shall we book you in this week?',
        away: 'we miss you. Shall we find you a time?',
      },
    },
    taxi: {
      soft: {
        close: 'thank you for riding with us. Safe travels!',
        slipping: 'thank you for your rides with us. Safe travels!',
        away: 'we have not forgotten you. Have a good week!',
      },
      product: {
        close: 'book ahead and the car arrives on the dot',
        slipping: 'to station or airport: the price before you leave',
        away: 'need to go somewhere? The price before you ride',
      },
      offer: {
        close: 'shall we send your car at the usual time?',
        slipping: 'a trip coming up? Shall we reserve your car?',
        away: 'need a ride this week? Shall we quote the price?',
      },
    },
    tiles: {
      soft: {
        close: 'any question about caring for your tiles? We will help',
        slipping: 'a tip: seal the joints twice a year and tiles look new',
        away: 'we hope you are enjoying your new rooms!',
      },
      product: {
        close: 'new grouts are in, we match them to your tiles',
        slipping: 'new collections are in, we work out the layout for you',
        away: 'still renovating? We work out layout and spare tiles',
      },
      offer: {
        close: 'what is next? Shall we match your last tiles?',
        slipping: 'planning the next room? Shall we put samples aside?',
        away: 'need grout or tiles? Shall we work out how much?',
      },
    },
    cafe: {
      soft: {
        close: 'thank you for coming by, it is cosier with you!',
        slipping: 'it is warm here and smells of fresh baking. Good day!',
        away: 'we have not forgotten you. Have a lovely day!',
      },
      product: {
        close: 'there is a new dessert to go with your coffee',
        slipping: 'there are new things on the menu, come and try',
        away: 'the menu is new, your coffee is the same',
      },
      offer: {
        close: 'shall we keep your table?',
        slipping: 'shall we keep you a table this week?',
        away: 'will you come for a coffee this week?',
      },
    },
    shop: {
      soft: {
        close: 'thank you for being with us. Have a good week!',
        slipping: 'happy with what you bought? If not, tell us',
        away: 'we have not forgotten you. Have a good day!',
      },
      product: {
        close: 'fresh stock is in. Tell us what to put aside',
        slipping: 'new things are in, we can put some aside for you',
        away: 'plenty of new things in, we would love to see you',
      },
      offer: {
        close: 'your usual order is about due. Shall we pack it?',
        slipping: 'shall we pack the same as last time?',
        away: 'shall we tell you what is new for you?',
      },
    },
  },
  priced: '{{ product }} was {{ price }} last time. Send a car?',
  informal: null,
}
