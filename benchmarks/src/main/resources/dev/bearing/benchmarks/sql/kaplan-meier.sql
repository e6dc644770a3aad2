-- The Kaplan-Meier curve of whole months with Greenwood's sum, in one pass over the months that occur.
WITH ends AS (
  SELECT month, count(*) AS ended, sum(event)::BIGINT AS events FROM waits GROUP BY month
), risk AS (
  SELECT month, events, sum(ended) OVER (ORDER BY month DESC ROWS UNBOUNDED PRECEDING) AS at_risk FROM ends
)
SELECT month, at_risk::BIGINT, events,
  exp(sum(ln(CASE WHEN events = at_risk THEN 1e-300 ELSE 1.0 - events::DOUBLE / at_risk END))
    OVER (ORDER BY month ROWS UNBOUNDED PRECEDING)) AS survival,
  sum(events::DOUBLE / (at_risk * (at_risk - events))) OVER (ORDER BY month ROWS UNBOUNDED PRECEDING) AS greenwood
FROM risk ORDER BY month
