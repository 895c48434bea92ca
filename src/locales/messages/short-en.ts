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
        away: 'we remember you. Safe roads and sound wheels!',
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
        slipping: 'if anything is off with the cut, just write',
        away: 'we thought of you today. Have a beautiful one!',
      },
      product: {
        close: 'we keep good times with your stylist for our regulars',
        slipping: 'your stylist has good times this week',
        away: 'cut, colour and care, just as you like it',
      },
      offer: {
        close: 'time to freshen up your cut. Shall we put you in?',
        slipping: 'it has been a while. Shall we put you in this week?',
        away: 'we miss you. Shall we find you a time?',
      },
    },
    taxi: {
      soft: {
        close: 'thank you for riding with us. Have a smooth trip!',
        slipping: 'thank you for your rides. Calm roads to you!',
        away: 'we remember you. Have a good week!',
      },
      product: {
        close: 'order ahead and the car is there on the minute',
        slipping: 'to station or airport: the price before you leave',
        away: 'back on the road near you: the price before you ride',
      },
      offer: {
        close: 'shall we send your car at the usual time?',
        slipping: 'going somewhere? Shall we keep you a car?',
        away: 'need a ride this week? Shall we quote the price?',
      },
    },
    tiles: {
      soft: {
        close: 'any question about caring for your tiles? We will help',
        slipping: 'a tip: seal the joints twice a year and tiles look new',
        away: 'we hope you enjoy your new home. Be cosy!',
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
        away: 'we remember you. Have a tasty day!',
      },
      product: {
        close: 'a new dessert goes with the coffee of our regulars',
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
        slipping: 'happy with your last buy? If not, we will help',
        away: 'we remember you. Have a good day!',
      },
      product: {
        close: 'fresh stock is in, we put yours aside',
        slipping: 'new things are in, we put some aside for you',
        away: 'a lot of new things, we would love to see you',
      },
      offer: {
        close: 'your usual order is about due. Shall we pack it?',
        slipping: 'shall we pack the same as last time?',
        away: 'shall we tell you what is new for you?',
      },
    },
  },
  informal: null,
}
