import { api, type Chapter, how, inbox, insights, question, row, team } from './row.ts'

export const roles: Chapter = {
  title: 'Roles',
  concepts: [
    row(
      'customer',
      'Customer: new, existing, potential',
      'A question, and a group.',
      question('customer_type', 'customer type'),
    ),
    row(
      'moods',
      'Happy, angry, uncertain',
      'A question, and low ratings first.',
      question('emotion', 'emotion'),
      inbox,
    ),
    row('representative_role', 'The representative', 'An agent: reads, answers and follows up.', team),
    row(
      'marketing',
      'The marketing department, the owner of satisfaction',
      'An analyst: reads everything, changes nothing.',
      team,
      insights,
    ),
    row('company', 'The company', 'Owner and manager, each with what they may do.', team),
    row(
      'friends',
      'Friends, family, competitor',
      'Asked about, never asked: recommending, and how others compare.',
      question('recommend', 'recommend'),
      question('vs_competitor', 'compared with others'),
    ),
    row('public', 'Whoever reads', 'A page without account or script, in five languages.', how),
    row('however_small', 'Satisfaction, however small', 'A single tap is a whole rating.', how),
    row(
      'help_desk',
      'Help desks',
      'All of it is an API, and an export. Nothing is sent to a help desk by itself yet.',
      api,
    ),
  ],
}
