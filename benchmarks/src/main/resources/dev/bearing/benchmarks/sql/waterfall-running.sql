-- The waterfall from the macro steps. To be followed by waterfall-of-day-changes.
WITH step AS (
  FROM steps(0, 1) UNION ALL FROM steps(1, 1)
), day_change AS (
  SELECT (year(day) * 12 + month(day) - 24253)::SMALLINT AS month, pays - paid AS change, pays, paid,
    last_account IS DISTINCT FROM account_id AS first
  FROM step
  WHERE day >= DATE '2021-01-01' AND day < DATE '9999-01-01'
)
