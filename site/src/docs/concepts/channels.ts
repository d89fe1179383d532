import { type Chapter, how, inbox, insights, question, row, schema, team, templates, touchpoints } from './row.ts'

export const channels: Chapter = {
  title: 'Reasons and channels',
  concepts: [
    row(
      'contact_reasons',
      'Complaint, suggestion, concern, information, technical service, order, enquiry, return, advice, praise',
      'The reason of the contact, and how often each is given.',
      question('contact_reason', 'contact reason'),
      insights,
    ),
    row(
      'reason_routing',
      'Each reason to whoever answers for it',
      'Not yet: the inbox cannot be narrowed to a reason. It can be narrowed to a touchpoint, a tag or a person in charge.',
      inbox,
    ),
    row(
      'complaints',
      'Complaints as cases',
      'Follow-up of a rating: open, in progress, resolved, with its history.',
      inbox,
      schema('CaseDetail', 'case'),
    ),
    row(
      'phone',
      'Telephone',
      'A channel, with its own touchpoint and score; the address is short enough to be read aloud. Text messages and voice menus are not there yet.',
      schema('Touchpoint', 'channels'),
      templates,
    ),
    row(
      'email',
      'E-mail',
      'Five stars in the mail, and in a signature.',
      touchpoints,
      schema('EmailBlock', 'e-mail block'),
    ),
    row('chat', 'Chat and new technology', 'A widget for the end of a chat.', templates),
    row(
      'office',
      'The office, face to face',
      'A kiosk, a QR code on a poster; without any script as well.',
      touchpoints,
    ),
    row('elderly', 'Older people prefer offices', 'Large stars, large words, no account, no script needed.', how),
    row(
      'paper',
      'A form on paper',
      'Not yet: staff cannot enter ratings in the dashboard. Ratings can be imported from a file, apart from the score.',
      schema('ImportBatch', 'import'),
    ),
    row('post', 'Post', 'A code to print on a letter. Reply cards are not there yet.', touchpoints),
    row('parcel', 'Home delivery', 'A code for the parcel.', templates),
    row(
      'sectors',
      'Sectors from telecom and utilities to shops',
      'Fourteen templates, each with its questions.',
      templates,
    ),
    row(
      'benchmarks',
      'How others of the sector do',
      'Not yet. Customers are asked how the business is compared with others they know.',
      question('vs_competitor', 'compared with others'),
    ),
    row(
      'large_firms',
      'Large firms with many offices',
      'A touchpoint an office; places, people and products as its subjects; a team with roles.',
      touchpoints,
      team,
      insights,
    ),
  ],
}
