-- Makes the table day_change: what each account pays from each day on which that changes, and until which month; by
-- netting the changes of a day first, then one window.
-- Wants: ${states}.
CREATE OR REPLACE TEMP TABLE day_change AS
WITH event AS (
  SELECT account_id, begins AS day, cents AS change FROM ${states}
  UNION ALL
  SELECT account_id, ends, -cents FROM ${states} WHERE ends IS NOT NULL
), net AS (
  SELECT account_id, day, sum(change)::BIGINT AS change FROM event GROUP BY account_id, day HAVING sum(change) <> 0
), running AS (
  SELECT account_id, day, change,
    (sum(change) OVER account)::BIGINT AS pays,
    row_number() OVER account AS place,
    lead(day) OVER account AS next_day
  FROM net
  WINDOW account AS (PARTITION BY account_id ORDER BY day ROWS UNBOUNDED PRECEDING)
)
SELECT account_id, (year(day) * 12 + month(day) - 24253)::INTEGER AS month,
  coalesce((year(next_day) * 12 + month(next_day) - 24253)::INTEGER, 9999999) AS next_month,
  change, pays - change AS paid, pays, place = 1 AS first
FROM running
;
