/** What the pages tell that follows from the rules and settings of the shop; amounts as they are written. */
export type Facts = {
  shopName: string;
  sellerName: string;
  sellerAddress: string;
  email: string;
  returnDays: number;
  sendsAbroad: boolean;
};

export type Information = {
  title: string;
  lead: string;
  sections: { title: string; paragraphs: string[] }[];
};

/** The texts of the pages that explain the shop. They are read on the server, so no page's script carries them. */
export const information = {
  delivery: ({ sendsAbroad }: Facts): Information => ({
    title: 'Delivery',
    lead: 'What it costs, how long it takes, and what happens on the way.',
    sections: [
      {
        title: 'Before it leaves',
        paragraphs: [
          'We reserve your goods the moment you order, so nobody else can take the last one while you pay. They are packed once your payment has arrived, and you get an e-mail with the number of the parcel when the carrier has it.',
          'If something is on back order, the product page says so before you buy. What is in stock does not wait for it: an order may come in more than one parcel, and you pay for delivery once.',
        ],
      },
      {
        title: 'Where we send',
        paragraphs: [
          sendsAbroad
            ? 'Anywhere in the United Kingdom, including the Isle of Man, and to most other countries. Goods that leave the United Kingdom are sent without British VAT; your own country may ask for import tax on arrival.'
            : 'Anywhere in the country of this shop. Choose the other language at the head of the page for the shop that sends elsewhere.',
          'The checkout shows every way of sending that is possible for your address and these goods, with its price. Nothing is added after that.',
        ],
      },
      {
        title: 'Following your parcel',
        paragraphs: [
          'Use “Find an order” with your order number and e-mail address, or look into your account. The page follows the parcel by itself. If it is lost or comes back to us, we send it again or give the money back: write to us either way.',
        ],
      },
    ],
  }),
  returns: ({ returnDays }: Facts): Information => ({
    title: 'Returns',
    lead: `You have ${returnDays} days from the day your parcel arrives. No argument, and no form to print.`,
    sections: [
      {
        title: 'How it works',
        paragraphs: [
          'Open your order, through your account or with “Find an order”, choose the goods and say why. You can send back one piece of many; the rest of the order stays as it is.',
          'We look at your request and answer by e-mail. Then send the goods in any packaging that keeps them safe. Once they have arrived and been checked, your money goes back the way you paid.',
        ],
      },
      {
        title: 'Refund or replacement',
        paragraphs: [
          'Choose a refund, or the same goods once more, for example when something arrived broken. If we cannot send them again, you get your money back instead. For other goods, return these and order anew: then the prices are today’s.',
          'A refund is what you paid for these goods, after any discount that was taken off them. Card refunds usually appear within five working days; that part is up to your bank.',
        ],
      },
      {
        title: 'When it is our fault',
        paragraphs: [
          'Damaged, wrong or not as described? Say so in the return and add a line about what happened. Your rights under consumer law are not touched by any of this.',
        ],
      },
    ],
  }),
  privacy: ({ sellerName, sellerAddress, email }: Facts): Information => ({
    title: 'Privacy',
    lead: 'We keep what an order needs, tell nobody else, and give it back or erase it when you ask.',
    sections: [
      {
        title: 'What we keep, and why',
        paragraphs: [
          'For an order: your e-mail address, the address it goes to, your phone number if you give it, and what you bought. Without these we could not send it or write the invoice the law asks for. Card numbers go straight to the payment provider; we keep none.',
          'For an account, besides: your name, your addresses, wish list, reviews, points and what you agreed to. You can see and change all of it there.',
        ],
      },
      {
        title: 'Cookies, and what stays on your device',
        paragraphs: [
          'One cookie remembers your basket for 60 days, one that you are signed in, one for a year in which country you shop, if you chose it, and one lives for a minute so that you see your own changes at once. Products you looked at are remembered on your device only and are never sent to us. There is no advertising and no tracking by others, so there is no banner to click away.',
        ],
      },
      {
        title: 'Who else sees it',
        paragraphs: [
          'The payment provider sees your payment, the carrier your address. Nobody else. We count how many people look at which kind of page, without knowing who they are.',
        ],
      },
      {
        title: 'Your data are yours',
        paragraphs: [
          'In your account you can fetch everything we hold about you as a file, or have your person erased. Orders then stay for the books, without your name. Offers by e-mail come only if you ask for them, and stop the moment you say so.',
          `Responsible: ${sellerName}, ${sellerAddress}. Write to ${email}.`,
        ],
      },
    ],
  }),
  contact: ({ sellerName, sellerAddress, email }: Facts): Information => ({
    title: 'Contact',
    lead: 'Most answers are one page away; for the rest, write to us.',
    sections: [
      {
        title: 'About an order',
        paragraphs: [
          'Where it is, whether it can still be cancelled, how to send something back: “Find an order” knows, with your order number and e-mail address, at any hour.',
        ],
      },
      { title: 'Write to us', paragraphs: [`${email}. Tell us the order number if there is one.`] },
      { title: 'Who we are', paragraphs: [`${sellerName}, ${sellerAddress}.`] },
    ],
  }),
  about: ({ shopName }: Facts): Information => ({
    title: 'Our story',
    lead: 'It began with one lantern in a window on Market Street.',
    sections: [
      {
        title: 'A window on Market Street',
        paragraphs: [
          'People came in to ask what it cost. There was only the one, so we found a second, and then the people who make them. A souk is a market where you are expected to pick things up, turn them over and ask. We wanted a shop like that: many small things, fair prices on the label, and someone who knows what they are.',
          `${shopName} now has a few thousand of them: mugs and cake stands, bunting for a garden, bags that survive a school year, and still more lanterns than is sensible.`,
        ],
      },
      {
        title: 'How we choose',
        paragraphs: [
          'Would we give it to a friend? Then it goes on the shelf. We show what is left when little is left, what a thing really costs with tax in it, and what others thought of it, the good and the bad.',
        ],
      },
      {
        title: 'What is true of it',
        paragraphs: [
          'This is a demonstration shop. The goods are those that a real British gift shop sold in 2010 and 2011, with its prices; the pictures are drawn. Orders, payments and parcels work from beginning to end, but no money moves and nothing is sent.',
        ],
      },
    ],
  }),
};

export type InformationTexts = typeof information;
