// Which rule asks for what, what of it is in the product, and what is not there yet.

interface Rule {
  id: string
  name: string
  asks: string
  has: string
  lacks?: string
}

export const rules: Rule[] = [
  {
    id: 'ucpd-7-6',
    name: 'EU: Directive 2005/29/EC (UCPD), Article 7(6)',
    asks: 'Whoever gives access to reviews says whether and how it makes sure that they come from consumers who used or bought the product.',
    has: 'Every public page of a business has the block “How these ratings are collected and checked”: who can rate, how many of the ratings in the score came by a single-use invitation, that of the others nobody checked, and whether comments wait before they are shown. The rating page, the widget and the wall link to it; a kiosk prints its address.',
    lacks: 'No check of a purchase: the proof “receipt” has a name, and nothing gives it yet.',
  },
  {
    id: 'ucpd-23b',
    name: 'EU: UCPD, Annex I, 23b',
    asks: 'Nobody says that reviews are by consumers without reasonable steps to check that.',
    has: 'No rating is called verified. Each one carries its proof, and the weakest is called “open to anyone”.',
  },
  {
    id: 'ucpd-23c',
    name: 'EU: UCPD, Annex I, 23c',
    asks: 'Nobody submits or orders false reviews, or misrepresents reviews in order to promote products.',
    has: 'Stars cannot be removed, changed or delayed. Comments that a business picks are marked as its choice, with all others below. Imported ratings, and those that a business enters itself, are labelled and stay out of the score. Bursts from one network are labelled, with the score as it would be without them. What is fraud the operator, and nobody else, invalidates; the ledger and the page count it.',
    lacks: 'Anybody with an open link can rate, the business itself included.',
  },
  {
    id: 'ftc-465-7',
    name: 'US: 16 CFR 465.7(b)',
    asks: 'Nobody implies that what is shown is most or all reviews while some are suppressed because of their rating or sentiment.',
    has: 'A text can be withheld only for one of eight reasons. How often that was done, by reason and by stars, and the share of the ratings with each number of stars, stand on every page and can be checked against the ledger. The stars of a withheld text count.',
  },
  {
    id: 'ftc-465-4',
    name: 'US: 16 CFR 465.4',
    asks: 'Nobody pays for reviews of a particular sentiment.',
    has: 'There is no way to tie a reward to a rating. The link to post a public review elsewhere as well is offered to every customer, whatever the stars. From one to three stars the form also asks for a contact, which is optional, and which only the business sees.',
    lacks: 'What a business promises elsewhere cannot be seen from here.',
  },
  {
    id: 'dmcc',
    name: 'UK: DMCC Act 2024, Schedule 20, and CMA208',
    asks: 'No fake reviews, no reviews that hide an incentive, no misleading presentation; reasonable steps to prevent them.',
    has: 'As for the two above: proofs, closed reasons, counts by stars, no reordering by stars.',
    lacks: 'No written policy on fake reviews, and no regular risk assessment: they are the operator’s to make.',
  },
  {
    id: 'iso-20488',
    name: 'ISO 20488, online consumer reviews',
    asks: 'An author who can be reached, the date of the experience, a right of reply, flagging, stated reasons for what is refused.',
    has: 'A contact is asked of unhappy customers, and nobody is made to leave one. The business can reply in public. Reasons come from a closed list and stay with the text.',
    lacks:
      'The date of the experience is not asked; the page shows the day of the rating. Readers cannot flag a comment.',
  },
  {
    id: 'iso-10004',
    name: 'ISO 10004, monitoring customer satisfaction',
    asks: 'A result with its sample: how many were asked, how many answered, in what time, how sure it is.',
    has: 'The block says how many invitations were made, opened and answered. Each score has its n and an interval; with fewer than five ratings there is none.',
    lacks:
      'How many people saw a code on a counter or a widget is not known, so there is no rate of response for them.',
  },
  {
    id: 'gdpr-15-20',
    name: 'GDPR, Articles 15 and 20',
    asks: 'People get what is stored of them, also in a machine’s format.',
    has: 'Whoever holds the receipt of a rating reads all that is stored of it, as a page, saves it as JSON, and takes away the proof that it was counted.',
  },
  {
    id: 'gdpr-17',
    name: 'GDPR, Article 17',
    asks: 'People have their data erased.',
    has: 'The receipt erases the words and leaves the stars, or withdraws all of it. Withdrawing deletes comment, name, contact, answers, and the salt of the commitment in the ledger, so that nobody can guess the words from it. What the business replied or noted goes with them. The stars, the day and the source stay in the ledger, and the page counts the withdrawal.',
    lacks:
      'The database provider keeps earlier states for up to 30 days (D1 Time Travel), and a local database file may hold deleted bytes until they are overwritten.',
  },
  {
    id: 'dsa-16',
    name: 'EU: Regulation 2022/2065 (DSA), Article 16',
    asks: 'Hosting services let anybody give notice of illegal content.',
    has: 'A business can withhold a text as illegal, as naming a minor, or by legal order.',
    lacks: 'There is no form by which readers give notice.',
  },
  {
    id: 'dsa-17',
    name: 'DSA, Article 17',
    asks: 'Whoever’s content is restricted is told why.',
    has: 'Each withholding has a reason from the closed list, and the receipt shows it to the customer, with the day.',
    lacks:
      'The reason is not sent: customers who do not open their receipt do not learn of it. No law or clause is named with it.',
  },
  {
    id: 'dsa-20',
    name: 'DSA, Article 20',
    asks: 'Online platforms, unless small, have an internal system for complaints.',
    has: 'Customers object to a withholding from their receipt; the business decides, and the receipt says how. A text that was withheld can be shown again, and the ledger tells both.',
    lacks: 'No procedure with deadlines and a decision by a person who was not involved.',
  },
]
