import { arrivals, type Chapter, inbox, insights, overview, question, row, touchpoints } from './row.ts'

export const drivers: Chapter = {
  title: 'Other drivers and advice',
  concepts: [
    row('product_quality', 'Quality of the product', 'A driver.', question('product_quality', 'product quality')),
    row('price', 'A reasonable price', 'A driver.', question('price_fairness', 'fair price')),
    row('problem_help', 'Service that solves problems', 'A driver.', question('problem_help', 'help with problems')),
    row('speed', 'Prompt attention', 'A driver.', question('speed', 'speed')),
    row('delivery', 'Home delivery', 'A driver, and a channel.', question('delivery', 'delivery')),
    row(
      'phone_service',
      'Service by telephone',
      'A driver, and a channel.',
      question('phone_service', 'phone service'),
    ),
    row('warranty', 'Warranty', 'A driver.', question('warranty', 'warranty')),
    row('listened', 'Listening', 'A driver.', question('listened', 'listened')),
    row('clear_answer', 'Clear answers', 'A driver.', question('clear_answer', 'clear answers')),
    row(
      'emotional_load',
      'The emotional load of happy and angry customers',
      'A question; low ratings lead the list of what to do.',
      question('emotion', 'emotion'),
      overview,
    ),
    row(
      'angry_playbook',
      'What to do with an angry customer',
      'Low ratings are marked, assigned and followed up; beside the reply to one stands how to answer an angry customer.',
      inbox,
    ),
    row(
      'never_fail',
      'Never leave a customer without an answer',
      'What waits for an answer is counted, and how long replies take. What waits longer than the business allows is marked, counted and listed.',
      arrivals,
      overview,
      inbox,
      insights,
    ),
    row(
      'each_contact',
      'Treatment at each contact',
      'Each touchpoint asks by itself, and has its own score.',
      touchpoints,
      insights,
    ),
    row('improve', 'What to improve', 'Asked in words.', question('improve', 'what to do better')),
    row(
      'themes',
      'What their words are about',
      'The words can be searched and tagged by hand. They are not sorted into themes yet.',
      inbox,
    ),
  ],
}
