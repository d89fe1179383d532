// What four articles on customer satisfaction name, in Latvian, Slovak, Finnish and Greek, and where it lives in Candor.

interface Place {
  name: string
  href: string
}
export interface Concept {
  /** As the articles have it. */
  concept: string
  /** What of the product it became. */
  here: string
  places: Place[]
}
interface Chapter {
  title: string
  concepts: Concept[]
}

const question = (key: string, name: string): Place => ({ name, href: `/docs/questions/#${key}` })
const measure = (id: string, name: string): Place => ({ name, href: `/docs/measures/#${id}` })
const schema = (id: string, name: string): Place => ({ name, href: `/docs/api/#schema-${id}` })
const insights: Place = { name: 'Insights', href: '/dashboard/insights/' }
const inbox: Place = { name: 'Inbox', href: '/dashboard/inbox/' }
const touchpoints: Place = { name: 'Touchpoints', href: '/dashboard/touchpoints/' }
const overview: Place = { name: 'Overview', href: '/dashboard/overview/' }
const how: Place = { name: 'How ratings work', href: '/how-ratings-work/' }
const templates: Place = schema('TemplateList', 'templates')

const row = (concept: string, here: string, ...places: Place[]): Concept => ({ concept, here, places })

export const chapters: Chapter[] = [
  {
    title: 'Expectation and delight',
    concepts: [
      row(
        'Performance compared with what was expected',
        'A question of five answers, and an index of it.',
        question('expectation', 'expectation'),
        measure('disconfirmation', 'disconfirmation'),
        insights,
      ),
      row('The promise of the sale kept', 'A driver.', question('promise_kept', 'promise kept')),
      row('On time', 'A driver.', question('on_time', 'on time')),
      row(
        'Far more than expected makes a fanatic',
        'The share of “far better than expected”.',
        measure('delight', 'delight'),
        question('delights', 'what delighted'),
      ),
      row(
        'Doing the extra, foreseeing needs',
        'A driver, and one of the things that delight.',
        question('anticipated_need', 'foresaw the need'),
        question('delights', 'something extra'),
      ),
      row(
        'Exactly what is needed at exactly the right moment',
        'A driver, and one of the things that delight.',
        question('right_moment', 'right moment'),
      ),
      row(
        'Needs fulfilled, expectations met',
        'A driver, and part of the index.',
        question('needs_met', 'needs met'),
        measure('index', 'index'),
      ),
      row('Value delivered', 'A driver.', question('value', 'value for money')),
      row('Excellent service', 'A question about the whole.', question('service', 'the service')),
      row(
        'A seamless purchase',
        'A driver, and the effort score.',
        question('purchase_ease', 'easy to buy'),
        question('effort', 'effort'),
        measure('effort', 'CES'),
      ),
      row(
        'New and existing customers',
        'A question, and a group to compare.',
        question('customer_type', 'customer type'),
        insights,
      ),
      row(
        'Dissatisfaction at any step of the journey',
        'Each touchpoint names its step; insights compare the steps.',
        touchpoints,
        insights,
      ),
      row(
        'What some features would add or take away',
        'Questions in pairs, sorted by Kano’s table.',
        measure('kano', 'Kano'),
        schema('NewOwnQuestion', 'questions of your own'),
      ),
      row(
        'Service is the cause, satisfaction the effect',
        'Key drivers: what goes with the stars, how strongly.',
        measure('drivers', 'key drivers'),
        insights,
      ),
    ],
  },
  {
    title: 'Five drivers of service',
    concepts: [
      row(
        'Warm acknowledgement at first contact',
        'A driver; new customers are told apart.',
        question('welcome', 'the welcome'),
        question('customer_type', 'new here'),
      ),
      row('A greeting in the business’s own words', 'Each touchpoint asks in its own words, by language.', touchpoints),
      row('Trust and credibility', 'A driver.', question('trust', 'trust')),
      row('Personal interest, not the next in the queue', 'A driver.', question('individual_care', 'individual care')),
      row('Sincerity, no false compliments', 'A driver.', question('sincerity', 'sincerity')),
      row('“What brings you today?”', 'The reason of the contact.', question('contact_reason', 'contact reason')),
      row('Needs understood through questions', 'A driver.', question('needs_understood', 'needs understood')),
      row(
        'Relevant solutions',
        'Drivers.',
        question('resolution', 'how well it was solved'),
        question('options_relevant', 'options'),
      ),
      row('Genuine gratitude', 'A driver; thanks are by name.', question('appreciated', 'appreciated')),
      row('Purchase or not', 'A question.', question('purchased', 'bought something')),
      row(
        'Cared for, listened to, acknowledged',
        'How customers feel now.',
        question('emotion', 'emotion'),
        question('listened', 'listened'),
      ),
      row(
        'Service beats a lower price',
        'The fairness of the price stands beside the service among the drivers.',
        question('price_fairness', 'fair price'),
        measure('drivers', 'key drivers'),
      ),
    ],
  },
  {
    title: 'Other drivers',
    concepts: [
      row('Quality of the product', 'A driver.', question('product_quality', 'product quality')),
      row('A reasonable price', 'A driver.', question('price_fairness', 'fair price')),
      row('Service that solves problems', 'A driver.', question('problem_help', 'help with problems')),
      row('Prompt attention', 'A driver.', question('speed', 'speed')),
      row('Home delivery', 'A driver, and a channel.', question('delivery', 'delivery')),
      row('Service by telephone', 'A driver, and a channel.', question('phone_service', 'phone service')),
      row('Warranty', 'A driver.', question('warranty', 'warranty')),
      row('Listening', 'A driver.', question('listened', 'listened')),
      row('Clear answers', 'A driver.', question('clear_answer', 'clear answers')),
      row(
        'The emotional load of happy and angry customers',
        'A question; low ratings lead the list of what to do.',
        question('emotion', 'emotion'),
        overview,
      ),
      row(
        'Never leave a customer without an answer',
        'What waits for an answer is counted, and how long answers take.',
        overview,
        insights,
      ),
      row('What to improve', 'Asked in words.', question('improve', 'what to do better')),
    ],
  },
  {
    title: 'Reasons and channels',
    concepts: [
      row(
        'Complaint, suggestion, concern, information, technical service, order, enquiry, return, advice, praise',
        'The reason of the contact.',
        question('contact_reason', 'contact reason'),
      ),
      row(
        'Telephone',
        'A channel, with its own touchpoint and score; the address is short enough to be read aloud.',
        schema('Touchpoint', 'channels'),
        templates,
      ),
      row('E-mail', 'Five stars in the mail, and in a signature.', touchpoints, schema('EmailBlock', 'e-mail block')),
      row('Chat and new technology', 'A widget for the end of a chat.', templates),
      row('The office, face to face', 'A kiosk, a QR code on a poster; without any script as well.', touchpoints),
      row('Older people prefer offices', 'Large stars, large words, no account, no script needed.', how),
      row('Post', 'A code to print on a letter.', touchpoints),
      row('Home delivery', 'A code for the parcel.', templates),
      row('Sectors from telecom and utilities to shops', 'Fourteen templates, each with its questions.', templates),
    ],
  },
  {
    title: 'Causes of dissatisfaction',
    concepts: [
      row(
        'Unprofessional, treated as a number, not right the first time, a bad result, unresolved, rude, overcharged, late, a poor attitude, unmet needs, unmet expectations',
        'Asked of whoever gave one to three stars; several may apply.',
        question('causes', 'what went wrong'),
      ),
      row('Which causes weigh most', 'A Pareto chart.', measure('pareto', 'Pareto'), insights),
      row(
        'Comments, churn, loss of business',
        'Follow-up of an unhappy rating: open, in progress, resolved.',
        inbox,
        schema('Case', 'cases'),
      ),
      row(
        'May we contact you?',
        'Asked of whoever is unhappy; seen by the business alone.',
        schema('CaseDetail', 'contact'),
      ),
    ],
  },
  {
    title: 'Questions and outcomes',
    concepts: [
      row('Evaluate the care received', 'The stars, and the share of the satisfied.', measure('csat', 'CSAT')),
      row(
        'Was it resolved, and at the first contact',
        'Two questions, and a measure of both.',
        question('resolved', 'resolved'),
        question('contacts', 'contacts'),
        measure('fcr', 'FCR'),
      ),
      row(
        'Did the representative do well',
        'A question; people can be the subjects of a touchpoint.',
        question('agent', 'served well'),
        insights,
      ),
      row('Choose again, repurchase', 'A question.', question('return', 'return')),
      row(
        'Recommend to family and friends',
        'A question of eleven answers, and its score.',
        question('recommend', 'recommend'),
        measure('nps', 'NPS'),
      ),
      row(
        'Loss of business',
        'Who will not come back, and what that would cost a year: an estimate.',
        measure('leaving', 'likely lost'),
        insights,
      ),
      row(
        'Asking everybody, and knowing who answers',
        'Invitations: made, followed, answered.',
        measure('response', 'response rate'),
        touchpoints,
      ),
      row('Going to somebody else', 'A question.', question('switch_intent', 'go elsewhere')),
      row('The image of the company', 'A question.', question('image', 'image')),
      row('An advantage over others', 'A question.', question('vs_competitor', 'compared with others')),
      row('A name without a marketing fortune', 'A public page that anybody can check.', how),
    ],
  },
  {
    title: 'Roles',
    concepts: [
      row('Customer: new, existing, potential', 'A question, and a group.', question('customer_type', 'customer type')),
      row('Owner, manager, agent, analyst', 'Roles, each with what it may do.', {
        name: 'Team',
        href: '/dashboard/settings/',
      }),
      row('Satisfaction, however small', 'A single tap is a whole rating.', how),
      row('Help desks', 'All of it is an API.', { name: 'API', href: '/docs/api/' }),
    ],
  },
]
