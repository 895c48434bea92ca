/**
 * Words for English-speaking customers. `hello` is the greeting with or without the name, `shop` the business.
 * Soft words ask for nothing; the offer ends with a question. Aim: one SMS of 160 characters with the stop words.
 */
export const en = {
  greeting: { named: 'Hi {name},', plain: 'Hello,' },
  stop: { reply: 'Reply STOP to opt out', link: 'Stop these e-mails' },
  subject: {
    soft: ['A hello from {{ shop }}'],
    product: ['{{ shop }}: for our regulars'],
    offer: ['{{ shop }}: time again?'],
    'follow-up': ['{{ shop }}: as we agreed'],
    agreed: ['{{ shop }}: agreed for {{ day }}', '{{ shop }}: agreed'],
    stopped: ['{{ shop }}: no more messages'],
  },
  rungs: {
    tyres: {
      soft: {
        close: ['{{ hello }} {{ shop }} here. The weather is turning, so give your tyre pressure a quick look. Safe driving!'],
        slipping: ['{{ hello }} {{ shop }} here. Before the cold sets in, check pressure and tread. Safe driving!'],
        away: ['{{ hello }} {{ shop }} here. We have not forgotten you. Safe driving!'],
      },
      product: {
        close: ['{{ hello }} {{ shop }} here. The seasonal rush is near, and we keep good slots for our regulars.'],
        slipping: ['{{ hello }} {{ shop }} here. Beat the queue: we change your tyres and check balance and pressure.'],
        away: ['{{ hello }} {{ shop }} here. It has been a while. We check balance and pressure with every change.'],
      },
      offer: {
        close: ['{{ hello }} {{ shop }} here. Time to change tyres. Which day shall we book you in?'],
        slipping: ['{{ hello }} {{ shop }} here. Your tyres are due. Shall we book you in this week?'],
        away: ['{{ hello }} {{ shop }} here. The season is changing. Shall we find you a good time for the tyres?'],
      },
    },
    salon: {
      soft: {
        close: ['{{ hello }} {{ shop }} here. We hope you still love your hair. Have a lovely day!'],
        slipping: ['{{ hello }} {{ shop }} here. How is the cut holding up? If anything is off, just tell us.'],
        away: ['{{ hello }} {{ shop }} here. You came to mind today. Have a beautiful day!'],
      },
      product: {
        close: ['{{ hello }} {{ shop }} here. For our regulars we keep the good slots with your stylist this week.'],
        slipping: ['{{ hello }} {{ shop }} here. Your stylist has some good slots: cut, styling, treatment.'],
        away: ['{{ hello }} {{ shop }} here. We would love to see you again: cut and care the way you like them.'],
      },
      offer: {
        close: ['{{ hello }} {{ shop }} here. Time for a trim. Shall we book you with your stylist?'],
        slipping: ['{{ hello }} {{ shop }} here. It has been a little while. Shall we book you in this week?'],
        away: ['{{ hello }} {{ shop }} here. We have missed you. Shall we find you a time?'],
      },
    },
    taxi: {
      soft: {
        close: [
          '{{ hello }} {{ shop }} here. Thank you for riding with us. Left something in the car? {{ phone }}',
          '{{ hello }} {{ shop }} here. Thank you for riding with us. Safe travels!',
        ],
        slipping: ['{{ hello }} {{ shop }} here. Thank you for your rides with us. Safe travels!'],
        away: ['{{ hello }} {{ shop }} here. Wishing you a good week!'],
      },
      product: {
        close: ['{{ hello }} {{ shop }} here. For our regulars: book ahead and the car arrives on the dot.'],
        slipping: ['{{ hello }} {{ shop }} here. For the station and the airport we tell you the price before you ride.'],
        away: ['{{ hello }} {{ shop }} here. Need to go somewhere? We tell you the price before you ride.'],
      },
      offer: {
        close: [
          '{{ hello }} {{ shop }} here. "{{ product }}" was {{ price }} last time. Shall we reserve a car for you?',
          '{{ hello }} {{ shop }} here. You usually ride about now. Shall we reserve a car for you?',
        ],
        slipping: ['{{ hello }} {{ shop }} here. A trip coming up? Shall we reserve your car?'],
        away: ['{{ hello }} {{ shop }} here. Need a ride this week? Shall we quote you a price?'],
      },
    },
    tiles: {
      soft: {
        close: ['{{ hello }} {{ shop }} here. How are the tiles? If you have a question about their care, just ask.'],
        slipping: ['{{ hello }} {{ shop }} here. A tip: seal the grout twice a year and it stays like new.'],
        away: ['{{ hello }} {{ shop }} here. We hope you enjoy your new rooms!'],
      },
      product: {
        close: [
          '{{ hello }} {{ shop }} here. Grout and care for "{{ product }}" are in, matched to your colour.',
          '{{ hello }} {{ shop }} here. New grout and sealers are in, matched to your tiles.',
        ],
        slipping: ['{{ hello }} {{ shop }} here. New collections are in, and we plan the layout for your room.'],
        away: ['{{ hello }} {{ shop }} here. Still renovating? We work out quantities and spares for you.'],
      },
      offer: {
        close: ['{{ hello }} {{ shop }} here. What is next in the house? Shall we match your last tiles?'],
        slipping: ['{{ hello }} {{ shop }} here. Planning the next room? Shall we put samples aside?'],
        away: ['{{ hello }} {{ shop }} here. Need tiles or grout? Shall we work out how much?'],
      },
    },
    cafe: {
      soft: {
        close: ['{{ hello }} {{ shop }} here. Thank you for coming by, it is cosier with you!'],
        slipping: ['{{ hello }} {{ shop }} here. It is warm in here and smells of fresh baking. Have a good day!'],
        away: ['{{ hello }} {{ shop }} here. It has been a while, but we remember you. Have a lovely day!'],
      },
      product: {
        close: ['{{ hello }} {{ shop }} here. For our regulars there is a new dessert to go with coffee.'],
        slipping: ['{{ hello }} {{ shop }} here. There are new things on the menu, and we would love you to try them.'],
        away: ['{{ hello }} {{ shop }} here. Drop by: the menu is new, your coffee is the same.'],
      },
      offer: {
        close: ['{{ hello }} {{ shop }} here. Your table misses you. Shall we keep it for you?'],
        slipping: ['{{ hello }} {{ shop }} here. It has been a little while. Shall we keep you a table this week?'],
        away: ['{{ hello }} {{ shop }} here. We miss you. Will you come for a coffee this week?'],
      },
    },
    shop: {
      soft: {
        close: ['{{ hello }} {{ shop }} here. Thank you for being with us. Have a good week!'],
        slipping: [
          '{{ hello }} {{ shop }} here. How are you finding "{{ product }}"? If anything is off, tell us.',
          '{{ hello }} {{ shop }} here. Happy with what you bought? If anything is off, tell us.',
        ],
        away: ['{{ hello }} {{ shop }} here. We have not forgotten you. Have a good day!'],
      },
      product: {
        close: [
          '{{ hello }} {{ shop }} here. "{{ product }}" is back in, and we put some aside for our regulars.',
          '{{ hello }} {{ shop }} here. Fresh stock is in. Tell us what to put aside for you.',
        ],
        slipping: [
          '{{ hello }} {{ shop }} here. There is something new in "{{ group }}". We can put it aside for you.',
          '{{ hello }} {{ shop }} here. New things are in. We can put something aside for you.',
        ],
        away: ['{{ hello }} {{ shop }} here. We would love to see you again: a lot of new things have come in.'],
      },
      offer: {
        close: [
          '{{ hello }} {{ shop }} here. You may be running low on "{{ product }}". Shall we put an order together?',
          '{{ hello }} {{ shop }} here. Your usual order is about due. Shall we put it together?',
        ],
        slipping: ['{{ hello }} {{ shop }} here. Time to stock up? Shall we pack the same as last time?'],
        away: ['{{ hello }} {{ shop }} here. It has been a while. Shall we tell you what is new?'],
      },
    },
  },
  followUp: ['{{ hello }} {{ shop }} here. As we agreed, we are getting in touch. When would suit you?'],
  agreed: ['Agreed, we will remind you on {{ day }}. {{ signature }}', 'Agreed, we will remind you. {{ signature }}'],
  stopped: ['Understood, we will not write again. If you change your mind, just call. {{ signature }}'],
} as const
