-- The waterfall of a table or a common table expression day_change (month, change, paid, pays, first).
-- Gives a row a month: month from 0; amounts of new, expansion, contraction, churn, reactivation in cents; their counts.
SELECT month,
  sum(CASE WHEN paid = 0 AND first THEN change ELSE 0 END)::BIGINT,
  sum(CASE WHEN paid > 0 AND change > 0 THEN change ELSE 0 END)::BIGINT,
  sum(CASE WHEN pays > 0 AND change < 0 THEN change ELSE 0 END)::BIGINT,
  sum(CASE WHEN pays = 0 THEN change ELSE 0 END)::BIGINT,
  sum(CASE WHEN paid = 0 AND NOT first THEN change ELSE 0 END)::BIGINT,
  count(CASE WHEN paid = 0 AND first THEN 1 END),
  count(CASE WHEN paid > 0 AND change > 0 THEN 1 END),
  count(CASE WHEN pays > 0 AND change < 0 THEN 1 END),
  count(CASE WHEN pays = 0 THEN 1 END),
  count(CASE WHEN paid = 0 AND NOT first THEN 1 END)
FROM day_change
WHERE change <> 0 AND month BETWEEN 0 AND 35
GROUP BY month
ORDER BY month
;
