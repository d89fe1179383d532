// What happens by itself when a rating arrives: who takes charge of it, who is told, and when an answer is overdue.
import * as z from 'zod'
import { Tag } from './case.ts'
import { questions, scales } from './questions.ts'

export const rulesAtMost = 20
const toldAtMost = 20
/** So many minutes lie between two mails to a business, whatever comes in. */
export const alertMinutes = 15
/** A month. */
const replyHoursAtMost = 720

const [lowestReason, highestReason] = scales[questions.contact_reason]
const FewStars = z.int().min(1).max(5)

const conditions = ['reason', 'touchpoint', 'stars'] as const
const effects = ['assignee', 'tag'] as const

const Rule = z
  .strictObject({
    reason: z
      .int()
      .min(lowestReason)
      .max(highestReason)
      .nullable()
      .describe('What the contact was about, on the scale `contact_reason`; null: anything.'),
    touchpoint: z.string().max(20).nullable().describe('The code of the touchpoint; null: any.'),
    stars: FewStars.nullable().describe('So many stars or fewer; null: any.'),
    assignee: z.string().max(64).nullable().describe('The id of the member who takes charge; null: nobody.'),
    tag: Tag.nullable().describe('The tag that is put on; null: none.'),
  })
  .refine((rule) => conditions.some((name) => rule[name] !== null), {
    message: 'Say for which ratings it is: a reason, a touchpoint, or stars.',
    params: { code: 'for_all' },
    path: ['reason'],
  })
  .refine((rule) => effects.some((name) => rule[name] !== null), {
    message: 'Say what happens: who takes charge, or which tag is put on.',
    params: { code: 'for_nothing' },
    path: ['assignee'],
  })
  .meta({
    id: 'ArrivalRule',
    description:
      'Ratings that fit all that is said are assigned, unless somebody was in charge before, and tagged. Also where the answer that makes them fit comes later.',
  })
export type ArrivalRule = z.infer<typeof Rule>

const AlertOf = z
  .strictObject({
    stars: FewStars.max(3).describe('Who gave so many stars or fewer is unhappy.'),
    detractors: z.boolean().describe('Whether who would recommend it with 0 to 6 is unhappy as well.'),
    members: z.array(z.string().max(64)).min(1).max(toldAtMost).describe('The ids of the members who are told.'),
  })
  .meta({
    id: 'Alert',
    description: `A mail when somebody is unhappy, at most one in ${alertMinutes} minutes. It says how many, and where to read them; what they wrote stays here.`,
  })
export type Alert = z.infer<typeof AlertOf>

export const Arrivals = z
  .strictObject({
    rules: z.array(Rule).max(rulesAtMost).describe(`What is done with which ratings: at most ${rulesAtMost} rules.`),
    alert: AlertOf.nullable().describe('Who is told of unhappy customers; null: nobody.'),
    replyHours: z
      .int()
      .min(1)
      .max(replyHoursAtMost)
      .nullable()
      .describe('After so many hours a comment without a first reply is overdue; null: never.'),
  })
  .meta({ id: 'Arrivals', description: 'What happens by itself when a rating arrives. Imported ones are left alone.' })
export type Arrivals = z.infer<typeof Arrivals>
