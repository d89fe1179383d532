// All that the public pages of one business show.
import * as z from 'zod'
import type { Business } from '../../../worker/contract/business.ts'
import { Disclosure } from '../../../worker/contract/disclosure.ts'
import { RatingPage } from '../../../worker/contract/page.ts'
import type { ShownRating } from '../../../worker/contract/rating.ts'
import { Summary } from '../../../worker/contract/summary.ts'
import { Testimonials } from '../../../worker/contract/testimonial.ts'
import { Touchpoint } from '../../../worker/contract/touchpoint.ts'
import { headlineProofs, type Proof, proofs } from '../../../worker/contract/vocabulary.ts'
import { get } from './api.ts'
import { logoFileOf } from './logo.ts'
import { remembered } from './memory.ts'

const TouchpointList = z.object({ touchpoints: z.array(Touchpoint) })
const newestShown = 10

export interface Figures {
  summary: Summary
  /** What the headline leaves out, each proof by itself. */
  apart: { proof: Proof; summary: Summary }[]
}

export interface Place extends Touchpoint, Figures {
  newest: ShownRating[]
}

export interface Facts extends Figures {
  places: Place[]
  /** What became of all ratings, of the same moment as the score. */
  disclosure: Disclosure
  /** Every rating with a shown comment: first those that the score counts, then the others, each newest first. */
  comments: ShownRating[]
  /** Those that the business features, in its own order. They are among the comments, too. */
  featured: ShownRating[]
  /** Many ratings from one network within seconds. */
  /** The name of the logo's file. */
  logo: string | null
}

const readComments = async (first: string): Promise<ShownRating[]> => {
  const comments: ShownRating[] = []
  let path: string | null = first
  while (path) {
    const page: RatingPage = await get(path, RatingPage)
    comments.push(...page.ratings)
    path = page.next
  }
  return comments
}

const readFigures = async (base: string, summary: Summary): Promise<Figures> => {
  const leftOut = proofs.filter((proof) => summary.leftOut[proof])
  const apart = leftOut.map(async (proof) => ({ proof, summary: await get(`${base}/summary?proof=${proof}`, Summary) }))
  return { summary, apart: await Promise.all(apart) }
}

const readPlace = async (touchpoint: Touchpoint): Promise<Place> => {
  const base = `/v1/touchpoints/${touchpoint.code}`
  const [figures, { ratings }] = await Promise.all([
    get(`${base}/summary`, Summary).then((summary) => readFigures(base, summary)),
    get(`${base}/ratings?text=true&limit=${newestShown}`, RatingPage),
  ])
  return { ...touchpoint, ...figures, newest: ratings }
}

const readFacts = async (business: Business): Promise<Facts> => {
  const base = `/v1/businesses/${business.slug}`
  // The score comes with it, so that the page says of one moment what can be held against the ledger.
  const disclosure = await get(`${base}/disclosure`, Disclosure)
  const [figures, { touchpoints }, comments, { testimonials }, logo] = await Promise.all([
    readFigures(base, disclosure.summary),
    get(`${base}/touchpoints`, TouchpointList),
    readComments(`${base}/ratings?text=true&limit=100`),
    get(`${base}/testimonials`, Testimonials),
    logoFileOf(business),
    get(`${base}/disclosure`, Disclosure),
  ])
  const [counted, others] = [true, false].map((wanted) =>
    comments.filter(({ proof }) => headlineProofs.includes(proof) === wanted),
  )
  return {
    ...figures,
    disclosure,
    places: await Promise.all(touchpoints.map(readPlace)),
    comments: [...(counted ?? []), ...(others ?? [])],
    featured: testimonials,
    logo,
  }
}

export const factsOf = (business: Business): Promise<Facts> => remembered(business, readFacts)
