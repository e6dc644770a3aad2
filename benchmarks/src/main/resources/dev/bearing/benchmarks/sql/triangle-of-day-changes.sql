-- The triangle of customers from the table day_change: of those who first paid in a month, how many pay at the end of it
-- and of each later month.
-- Gives a row for each cohort and age that has been reached: cohort's month from 0; age in months; customers.
WITH cohort AS (
  SELECT account_id, month AS cohort FROM day_change WHERE first AND month BETWEEN 0 AND 35
), flow AS (
  SELECT cohort, month, sum(CASE WHEN paid = 0 THEN 1 ELSE -1 END)::BIGINT AS customers
  FROM day_change JOIN cohort USING (account_id)
  WHERE change <> 0 AND (paid = 0 OR pays = 0)
  GROUP BY cohort, month
), grid AS (
  SELECT c.range AS cohort, m.range AS month FROM range(36) c, range(36) m WHERE m.range >= c.range
)
SELECT cohort, month - cohort AS age,
  (sum(coalesce(customers, 0)) OVER (PARTITION BY cohort ORDER BY month))::BIGINT AS customers
FROM grid LEFT JOIN flow USING (cohort, month)
ORDER BY cohort, age
;
