-- The waterfall by netting the changes of a day first, then one window over the net changes.
-- Wants: ${states}. To be followed by waterfall-of-day-changes.
WITH event AS (
  SELECT account_id, begins AS day, cents AS change FROM ${states}
  UNION ALL
  SELECT account_id, ends, -cents FROM ${states} WHERE ends IS NOT NULL
), net AS (
  SELECT account_id, day, sum(change)::BIGINT AS change FROM event GROUP BY account_id, day HAVING sum(change) <> 0
), running AS (
  SELECT day, change, (sum(change) OVER account)::BIGINT AS pays, row_number() OVER account AS place
  FROM net
  WINDOW account AS (PARTITION BY account_id ORDER BY day ROWS UNBOUNDED PRECEDING)
), day_change AS (
  SELECT (year(day) * 12 + month(day) - 24253)::SMALLINT AS month, change, pays, pays - change AS paid, place = 1 AS first
  FROM running
  WHERE day >= DATE '2021-01-01'
)
