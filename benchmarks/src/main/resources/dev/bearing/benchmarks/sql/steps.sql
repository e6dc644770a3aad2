-- Makes the macro steps(part, mask): what each account pays from each day on which anything changes, for the accounts whose
-- key has these lowest bits. A state without an end is closed at the end of time, so that each account's changes add up to nothing and one
-- running sum over all sorted changes is each account's own: DuckDB streams such a window and need not partition for it.
-- In two parts it does so with two threads.
-- Wants: ${states}.
CREATE OR REPLACE TEMP MACRO steps(part, mask) AS TABLE
WITH event AS (
  SELECT account_id, begins AS day, cents AS change FROM ${states} WHERE account_id & mask = part
  UNION ALL
  SELECT account_id, coalesce(ends, DATE '9999-01-01'), -cents FROM ${states} WHERE account_id & mask = part
), sorted AS (
  FROM event ORDER BY account_id, day
), running AS (
  SELECT account_id, day,
    sum_no_overflow(change) OVER (ROWS UNBOUNDED PRECEDING) AS pays,
    lead(account_id) OVER () AS next_account,
    lead(day) OVER () AS next_day
  FROM sorted
), end_of_day AS (
  SELECT account_id, day, pays FROM running WHERE next_account IS DISTINCT FROM account_id OR next_day <> day
)
SELECT account_id, day, pays,
  lag(pays, 1, 0) OVER () AS paid,
  lag(account_id) OVER () AS last_account,
  lead(account_id) OVER () AS next_account,
  lead(day) OVER () AS next_day
FROM end_of_day
;
