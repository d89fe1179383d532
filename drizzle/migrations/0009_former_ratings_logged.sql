-- Ratings that are older than the ledger enter it as they stand, in their order of arrival, then what became of them. Their
-- words were not committed to when they came, so their entries commit to none.
CREATE TABLE `former_entries` AS
SELECT business_id, seq, step, row_number() OVER (PARTITION BY business_id ORDER BY step, seq) - 1 AS place,
  'candor/v1' || char(10) || kind || char(10) || id || char(10) || touchpoint || char(10) || date('now') || char(10)
    || channel || ' ' || proof || char(10) || stars || char(10) || reason || char(10) || '-' || char(10) AS entry
FROM (
  SELECT business_id, seq, 1 AS step, 'rated' AS kind, id, touchpoint, channel, proof, stars, '-' AS reason FROM ratings
  UNION ALL
  SELECT business_id, seq, 2, 'withdrawn', id, touchpoint, channel, proof, stars, '-' FROM ratings WHERE withdrawn_at IS NOT NULL
  UNION ALL
  SELECT r.business_id, r.seq, 3, 'withheld', r.id, r.touchpoint, r.channel, r.proof, r.stars, w.reason
  FROM ratings AS r JOIN withholdings AS w ON w.business_id = r.business_id AND w.seq = r.seq
  WHERE r.withdrawn_at IS NULL
);
--> statement-breakpoint
INSERT INTO `ledger_entries` (business_id, first, entries)
SELECT business_id, place / 256 * 256, group_concat(entry, '' ORDER BY place) FROM `former_entries`
GROUP BY business_id, place / 256;
--> statement-breakpoint
UPDATE `ratings` SET entry = (
  SELECT place FROM `former_entries` AS f WHERE f.business_id = ratings.business_id AND f.seq = ratings.seq AND f.step = 1
);
--> statement-breakpoint
UPDATE `heads` SET size = (SELECT count(*) FROM `former_entries` AS f WHERE f.business_id = heads.business_id);
--> statement-breakpoint
DROP TABLE `former_entries`;
