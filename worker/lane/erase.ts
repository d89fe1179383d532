// What a customer withdraws takes along what the business said of it: a reply or a note may name or quote them. That
// somebody replied, and when, stays known.

const these = 'business_id = ?1 AND seq IN (SELECT value FROM json_each(?2))'
const gone = ['replies', 'testimonials', 'rating_tags'].map((table) => `DELETE FROM ${table} WHERE ${these}`)
const notes = `DELETE FROM case_events WHERE ${these} AND kind = 'noted'`
const history = `UPDATE case_events SET detail = ''
  WHERE ${these} AND kind IN ('replied', 'reply_edited', 'tagged', 'untagged') AND detail <> ''`

/** Statements for the batch that withdraws the ratings of these numbers. */
export const eraseWhatWasSaid = (db: D1Database, businessId: string, numbers: number[]): D1PreparedStatement[] =>
  numbers.length > 0
    ? [...gone, notes, history].map((sql) => db.prepare(sql).bind(businessId, JSON.stringify(numbers)))
    : []
