-- Trailing twelve months from the table day_change: at each of 25 month ends, what those who paid a year before paid then
-- and pay now. The spans between an account's changes are joined with themselves a year later; where two overlap, sums
-- change at the overlap's ends only, so that they are run up once over the months.
-- Gives a row a month: month from 0; opening, net and gross revenue in cents; customers then and now.
WITH span AS (
  SELECT account_id, month, next_month, pays FROM day_change WHERE pays > 0 AND next_month > month
), opening AS (
  SELECT account_id, greatest(month, -1) AS begins, least(next_month, 24) AS ends, pays
  FROM span WHERE next_month > -1 AND month < 24
), closing AS (
  SELECT account_id, greatest(month - 12, -1) AS begins, least(next_month - 12, 24) AS ends, pays
  FROM span WHERE next_month > 11 AND month < 36
), overlap AS (
  SELECT greatest(o.begins, c.begins) AS begins, least(o.ends, c.ends) AS ends, c.pays AS net, least(o.pays, c.pays) AS gross
  FROM opening o JOIN closing c ON o.account_id = c.account_id
  WHERE greatest(o.begins, c.begins) < least(o.ends, c.ends)
), edge AS (
  SELECT begins AS month, 0 AS base, sum(net) AS net, sum(gross) AS gross, 0 AS then_paying, count(*) AS now_paying
  FROM overlap GROUP BY begins
  UNION ALL
  SELECT ends, 0, -sum(net), -sum(gross), 0, -count(*) FROM overlap GROUP BY ends
  UNION ALL
  SELECT begins, sum(pays), 0, 0, count(*), 0 FROM opening GROUP BY begins
  UNION ALL
  SELECT ends, -sum(pays), 0, 0, -count(*), 0 FROM opening GROUP BY ends
  UNION ALL
  SELECT range - 1, 0, 0, 0, 0, 0 FROM range(25)
), by_month AS (
  SELECT month, sum(base) AS base, sum(net) AS net, sum(gross) AS gross, sum(then_paying) AS then_paying,
    sum(now_paying) AS now_paying
  FROM edge GROUP BY month
), series AS (
  SELECT month + 12 AS month, (sum(base) OVER months)::BIGINT AS base, (sum(net) OVER months)::BIGINT AS net,
    (sum(gross) OVER months)::BIGINT AS gross, (sum(then_paying) OVER months)::BIGINT AS then_paying,
    (sum(now_paying) OVER months)::BIGINT AS now_paying
  FROM by_month
  WINDOW months AS (ORDER BY month)
)
FROM series WHERE month < 36 ORDER BY month
;
