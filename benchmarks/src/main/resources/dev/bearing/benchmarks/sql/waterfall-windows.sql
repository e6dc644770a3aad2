-- The waterfall with windows alone: all changes of an account on one day are peers of one frame.
-- Wants: ${states}. To be followed by waterfall-of-day-changes.
WITH event AS (
  SELECT account_id, begins AS day, cents AS change FROM ${states}
  UNION ALL
  SELECT account_id, ends, -cents FROM ${states} WHERE ends IS NOT NULL
), running AS (
  SELECT day,
    (sum(change) OVER (PARTITION BY account_id ORDER BY day RANGE UNBOUNDED PRECEDING))::BIGINT AS pays,
    (sum(change) OVER (PARTITION BY account_id ORDER BY day GROUPS CURRENT ROW))::BIGINT AS change,
    rank() OVER (PARTITION BY account_id ORDER BY day) AS place,
    lead(day) OVER (PARTITION BY account_id ORDER BY day) AS next_day
  FROM event
), day_change AS (
  SELECT (year(day) * 12 + month(day) - 24253)::SMALLINT AS month, change, pays, pays - change AS paid, place = 1 AS first
  FROM running
  WHERE next_day IS DISTINCT FROM day AND change <> 0 AND day >= DATE '2021-01-01'
)
