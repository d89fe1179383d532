// The counters of a business, and the same counted anew from its ratings. Parameter: its id.

export const recount = `WITH counted AS (SELECT * FROM ratings WHERE business_id = ?1
      AND withdrawn_at IS NULL AND invalidated_at IS NULL),
    given AS (SELECT seq, 'stars' AS question, stars AS value FROM counted
      UNION ALL SELECT seq, a.key, iif(a.type = 'text', 0, a.value) FROM counted, json_each(answers) AS a),
    places AS (SELECT seq, '' AS subject FROM counted
      UNION ALL SELECT seq, subject FROM counted WHERE subject IS NOT NULL),
    days AS (SELECT seq, day FROM counted UNION ALL SELECT seq, 'all' FROM counted)
  SELECT p.subject, d.day, c.touchpoint, question, c.channel, c.proof, c.locale, value, count(*) AS n, count(comment) AS withText
  FROM counted AS c JOIN given USING (seq) JOIN places AS p USING (seq) JOIN days AS d USING (seq)
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  UNION ALL SELECT '', 'all', touchpoint, 'withdrawn_stars', channel, proof, locale, stars, count(*), 0
  FROM ratings WHERE business_id = ?1 AND withdrawn_at IS NOT NULL AND invalidated_at IS NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  UNION ALL SELECT '', d.value, touchpoint, 'invalidated', channel, proof, locale, stars, count(*), count(comment)
  FROM ratings, json_each(json_array(day, 'all')) AS d
  WHERE business_id = ?1 AND invalidated_at IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`
// Invitations and cases are counted beside the ratings.
export const stored = `SELECT subject, day, touchpoint, question, channel, proof, locale, value, n, with_text AS withText
  FROM tallies WHERE business_id = ?1 AND n > 0 AND question NOT IN ('invited', 'cases_opened', 'cases_resolved')
  ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`
