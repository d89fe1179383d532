import { type Chapter, inbox, insights, measure, question, row, schema } from './row.ts'

export const causes: Chapter = {
  title: 'Causes of dissatisfaction',
  concepts: [
    row(
      'cause_list',
      'Unprofessional, treated as a number, not right the first time, a bad result, unresolved, rude, overcharged, late, a poor attitude, unmet needs, unmet expectations',
      'Asked of whoever gave one to three stars; several may apply.',
      question('causes', 'what went wrong'),
    ),
    row('cause_pareto', 'Which causes weigh most', 'A Pareto chart.', measure('pareto', 'Pareto'), insights),
    row(
      'distrust',
      'Charged above the agreed price: distrust',
      'A cause, and a driver. Naming the one does not open the other yet.',
      question('causes', 'charged too much'),
      question('trust', 'trust'),
    ),
    row(
      'follow_up',
      'Comments, churn, loss of business',
      'Follow-up of an unhappy rating: open, in progress, resolved.',
      inbox,
      schema('Case', 'cases'),
    ),
    row(
      'contact',
      'May we contact you?',
      'Asked of whoever is unhappy; seen by the business alone.',
      schema('CaseDetail', 'contact'),
    ),
  ],
}
