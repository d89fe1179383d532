-- The stars that ratings had when they were withdrawn are counted from now on; so are those of the ones before.
INSERT INTO `tallies` (business_id, subject, day, touchpoint, question, channel, proof, locale, value, n, with_text)
SELECT business_id, '', 'all', touchpoint, 'withdrawn_stars', channel, proof, locale, stars, count(*), 0 FROM `ratings`
WHERE withdrawn_at IS NOT NULL GROUP BY business_id, touchpoint, channel, proof, locale, stars;
