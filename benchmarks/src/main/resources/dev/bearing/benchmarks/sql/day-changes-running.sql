-- Makes the table day_change: what each account pays from each day on which that changes, and until which month; from the
-- macro steps.
CREATE OR REPLACE TEMP TABLE day_change AS
WITH step AS (
  FROM steps(0, 1) UNION ALL FROM steps(1, 1)
)
SELECT account_id, (year(day) * 12 + month(day) - 24253)::INTEGER AS month,
  CASE WHEN next_account = account_id THEN (year(next_day) * 12 + month(next_day) - 24253)::INTEGER ELSE 9999999 END
    AS next_month,
  pays - paid AS change, paid, pays, last_account IS DISTINCT FROM account_id AS first
FROM step
WHERE day < DATE '9999-01-01'
;
