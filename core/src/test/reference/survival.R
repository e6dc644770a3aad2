# Writes the reference values of Kaplan-Meier, Nelson-Aalen, Aalen-Johansen, log-rank and constant hazards.
# Run: Rscript core/src/test/reference/survival.R core/src/test/resources/dev/bearing/survival
# A second argument names another folder to write to.
library(survival)
args <- commandArgs(TRUE)
from <- args[1]
to <- args[length(args)]
origin <- paste0("Computed by R ", getRversion(), ", survival ", sub("\\.(\\d+)$", "-\\1", packageVersion("survival")), ".")
again <- "regenerate: Rscript core/src/test/reference/survival.R core/src/test/resources/dev/bearing/survival"

rows <- function(file) {
  table <- read.csv(file.path(from, file), comment.char = "#")
  if ("count" %in% names(table)) table[rep(seq_len(nrow(table)), table$count), ] else table
}
text <- function(x) if (is.numeric(x)) ifelse(is.na(x), "NA", sprintf("%.15g", x)) else as.character(x)
blanks <- function(x) paste(text(x), collapse = " ")
write_rows <- function(file, head, table) {
  lines <- do.call(paste, c(lapply(table, text), sep = ","))
  writeLines(c(paste("#", c(head, again)), paste(names(table), collapse = ","), lines), file.path(to, file))
}
stack <- function(list) do.call(rbind, list)

sets <- list(telco = rows("telco.csv"), lung = rows("lung.csv"), rossi = rows("rossi.csv"))
curve <- function(data, type = "log", ...) survfit(Surv(time, status) ~ 1, data, conf.type = type, ...)
# every data set as a whole, and each of its groups
groups <- function(name) {
  data <- sets[[name]]
  c(list(all = data), split(data, data$group))
}
each_group <- function(f) {
  stack(lapply(names(sets), function(name) {
    parts <- groups(name)
    stack(lapply(names(parts), function(group) cbind(data = name, group = group, f(name, parts[[group]]))))
  }))
}

# Every distinct time
write_rows("reference_curves.csv", c(
  "Kaplan-Meier (Greenwood standard error, log interval) and Nelson-Aalen (standard error from d/n^2) at every distinct time.",
  origin), stack(lapply(names(sets), function(name) {
  f <- curve(sets[[name]])
  data.frame(data = name, time = f$time, n_risk = f$n.risk, n_event = f$n.event, n_censor = f$n.censor, surv = f$surv,
    se = f$std.err * f$surv, lower_log = f$lower, upper_log = f$upper, cumhaz = f$cumhaz, se_cumhaz = f$std.chaz)
})))
f <- curve(sets$telco)
write_rows("telco_curve.csv", c(
  "Kaplan-Meier of the IBM Telco customer churn data, all 7,043 customers, tenure in months, one row per distinct month.",
  paste(origin, "survfit; Greenwood standard error of S; log interval. Data: modeldata::wa_churn 1.1.0 (MIT)."),
  "The counts of each row rebuild the data: n_event customers churned and n_censor were last seen at that tenure."),
  data.frame(time = f$time, n_risk = f$n.risk, n_event = f$n.event, n_censor = f$n.censor, surv = f$surv,
    se = f$std.err * f$surv, lower_log = f$lower, upper_log = f$upper))

# Chosen times
times <- list(telco = c(1, 6, 12, 24, 48, 72), lung = c(30, 90, 180, 365, 540, 730, 1000), rossi = c(4, 13, 26, 39, 52))
at <- function(data, when) {
  limits <- lapply(c(log = "log", loglog = "log-log", plain = "plain"), function(type) {
    s <- summary(curve(data, type), when, extend = TRUE)
    cbind(s$lower, s$upper)
  })
  s <- summary(curve(data), when, extend = TRUE)
  h <- summary(curve(data, ctype = 2), when, extend = TRUE)
  data.frame(time = when, n_risk = s$n.risk, surv = s$surv, se = s$std.err,
    log_lower = limits$log[, 1], log_upper = limits$log[, 2],
    loglog_lower = limits$loglog[, 1], loglog_upper = limits$loglog[, 2],
    plain_lower = limits$plain[, 1], plain_upper = limits$plain[, 2],
    cumhaz = s$cumhaz, se_cumhaz = s$std.chaz, fh = h$cumhaz, se_fh = h$std.chaz)
}
chosen <- each_group(function(name, data) at(data, times[[name]]))
write_rows("reference_times.csv", c(
  "Kaplan-Meier with three intervals, Nelson-Aalen (se from d/n^2) and Fleming-Harrington (ctype = 2) at chosen times, by group.",
  paste(origin, "NA: not defined.")), chosen)
write_rows("telco_intervals.csv", c("95% limits of the curve of telco_curve.csv on three scales.",
  paste(origin, "conf.type log, log-log, plain.")),
  chosen[chosen$data == "telco" & chosen$group == "all", c("time", "n_risk", "log_lower", "log_upper", "loglog_lower",
    "loglog_upper", "plain_lower", "plain_upper")])

# Quantiles
quartiles <- c(0.25, 0.5, 0.75)
limits_of <- function(data, types) {
  stack(lapply(types, function(type) as.data.frame(quantile(curve(data, type), quartiles)[c("quantile", "lower", "upper")])))
}
write_rows("reference_quantiles.csv", c(
  "Quantiles of Kaplan-Meier curves with 95% limits on three scales, by group.", paste(origin, "NA: never reached.")),
  each_group(function(name, data) {
    q <- lapply(c("log", "log-log", "plain"), function(type) limits_of(data, type))
    data.frame(p = quartiles, estimate = q[[1]]$quantile, log_lower = q[[1]]$lower, log_upper = q[[1]]$upper,
      loglog_lower = q[[2]]$lower, loglog_upper = q[[2]]$upper, plain_lower = q[[3]]$lower, plain_upper = q[[3]]$upper)
  }))

# Restricted means
taus <- list(telco = c(12, 24, 72), lung = c(180, 365, 1000), rossi = c(26, 52))
write_rows("reference_means.csv", c(
  "Restricted mean survival times up to tau with standard errors, by group.", origin),
  each_group(function(name, data) stack(lapply(taus[[name]], function(tau) {
    mean <- summary(curve(data), rmean = tau)$table
    data.frame(tau = tau, mean = mean[["rmean"]], se = mean[["se(rmean)"]])
  }))))

# Log-rank
test <- function(name, rho) {
  t <- survdiff(Surv(time, status) ~ group, sets[[name]], rho = rho)
  df <- length(t$n) - 1
  data.frame(data = name, stratified = "no", rho = rho, group = sub("group=", "", names(t$n)), n = c(t$n), observed = t$obs,
    expected = t$exp, chisq = t$chisq, df = df, p = pchisq(t$chisq, df, lower.tail = FALSE))
}
within_strata <- function(name) {
  t <- survdiff(Surv(time, status) ~ group + strata(stratum), sets[[name]])
  df <- length(t$n) - 1
  data.frame(data = name, stratified = "yes", rho = 0, group = NA, n = NA, observed = NA, expected = NA, chisq = t$chisq,
    df = df, p = pchisq(t$chisq, df, lower.tail = FALSE))
}
write_rows("reference_logrank.csv", c(
  "Log-rank tests of the groups, and of the groups within strata.", paste(origin, "survdiff.")),
  rbind(test("telco", 0), test("telco", 1), within_strata("telco"), test("lung", 0), test("lung", 1),
    test("rossi", 0), test("rossi", 1), within_strata("rossi")))

# Constant and piecewise constant hazards: events over exposure
cuts <- list(telco = c(0, 6, 12, 24, 48, Inf), lung = c(0, 90, 180, 365, Inf), rossi = c(0, 13, 26, 39, Inf))
hazards <- function(name) {
  data <- sets[[name]]
  d <- sum(data$status)
  e <- sum(data$time)
  whole <- data.frame(data = name, kind = "constant", from = 0, to = NA, exposure = e, events = d, rate = d / e,
    se = sqrt(d) / e, log_lower = d / e * exp(-qnorm(0.975) / sqrt(d)), log_upper = d / e * exp(qnorm(0.975) / sqrt(d)),
    exact_lower = qgamma(0.025, d) / e, exact_upper = qgamma(0.975, d + 1) / e, loglik = d * log(d / e) - d)
  pieces <- stack(lapply(seq_len(length(cuts[[name]]) - 1), function(i) {
    low <- cuts[[name]][i]
    high <- cuts[[name]][i + 1]
    lived <- sum(pmax(0, pmin(data$time, high) - low))
    lost <- sum(data$status & data$time > low & data$time <= high)
    data.frame(data = name, kind = "piecewise", from = low, to = ifelse(is.finite(high), high, NA), exposure = lived,
      events = lost, rate = lost / lived, se = sqrt(lost) / lived, log_lower = NA, log_upper = NA, exact_lower = NA,
      exact_upper = NA, loglik = NA)
  }))
  rbind(whole, pieces)
}
write_rows("reference_hazards.csv", c(
  "Constant and piecewise constant hazards, intervals (from, to], NA for no end. log and exact (gamma) 95% limits.", origin),
  stack(lapply(names(sets), hazards)))

# Edge cases
case <- function(name, time, status) {
  data <- data.frame(time, status)
  f <- curve(data)
  l <- curve(data, "log-log")
  q <- limits_of(data, "log")
  r <- limits_of(data, "log-log")
  keep <- function(x) blanks(ifelse(is.nan(x), NA, x))
  data.frame(name, time_in = blanks(time), status_in = blanks(status), time = blanks(f$time), n_risk = blanks(f$n.risk),
    n_event = blanks(f$n.event), n_censor = blanks(f$n.censor), surv = blanks(f$surv), se = keep(f$std.err * f$surv),
    log_lower = keep(f$lower), log_upper = keep(f$upper), loglog_lower = keep(l$lower), loglog_upper = keep(l$upper),
    quartiles = keep(q$quantile), q_log_lower = keep(q$lower), q_log_upper = keep(q$upper), q_loglog_lower = keep(r$lower),
    q_loglog_upper = keep(r$upper))
}
write_rows("km_edges.csv", c(
  paste("Kaplan-Meier edge cases.", origin, "survfit, quantile. NA: not defined, or never reached."),
  "Lists are separated by blanks: one value per distinct time, and per quartile (0.25 0.5 0.75) in the last five columns."),
  rbind(case("single event", 5, 1), case("single censored", 5, 0), case("all censored", 1:3, c(0, 0, 0)),
    case("all events distinct", 1:5, rep(1, 5)), case("all tied events", c(3, 3, 3), c(1, 1, 1)),
    case("censor tied with event", c(2, 2, 4), c(1, 0, 1)), case("event at time zero", c(0, 0, 1, 2), c(1, 0, 1, 0)),
    case("last is event", 1:4, c(0, 1, 0, 1)), case("last is censored", 1:4, c(1, 1, 1, 0)),
    case("median exactly 0.5", 1:4, c(1, 1, 0, 0))))

# Delayed entry
channing <- rows("channing.csv")
delayed <- function(name, data, type) {
  f <- lapply(c(log = "log", loglog = "log-log"), function(type) {
    survfit(Surv(entry, time, status) ~ 1, data, conf.type = type)
  })
  keep <- f$log$n.event > 0
  table <- data.frame(curve = name, time = f$log$time, n_risk = f$log$n.risk, n_event = f$log$n.event, surv = f$log$surv,
    se = f$log$std.err * f$log$surv, log_lower = f$log$lower, log_upper = f$log$upper,
    loglog_lower = f$loglog$lower, loglog_upper = f$loglog$upper, cumhaz = f$log$cumhaz)[keep, ]
  replace(table, is.na(table), NA)
}
naive <- delayed("naive", channing)
naive[c("log_lower", "log_upper", "loglog_lower", "loglog_upper")] <- NA # not given
later <- channing[channing$time > 816, ]
later$entry <- pmax(later$entry, 816)
write_rows("reference_channing.csv", paste(
  "Kaplan-Meier of channing.csv, naive and given survival beyond 816 months, at the event times.", origin,
  "NA: not defined or not given."), rbind(naive, delayed("conditional", later)))

# Weights
oneyear <- rows("oneyear.csv")
f <- survfit(Surv(time, status) ~ 1, oneyear, weights = weight, robust = TRUE)
write_rows("reference_weighted.csv", c(
  "Kaplan-Meier and Nelson-Aalen of oneyear.csv weighted by monthly charges, at the event times; se, se_cumhaz: robust (infinitesimal jackknife).",
  paste(origin, "survfit(Surv(time, status) ~ 1, weights = weight, robust = TRUE); std.err is then that of S, not of log S.")),
  data.frame(time = f$time, weight_at_risk = f$n.risk, surv = f$surv, se = f$std.err, cumhaz = f$cumhaz,
    se_cumhaz = f$std.chaz)[f$n.event > 0, ])

# Competing risks
mgus2 <- rows("mgus2.csv")
causes <- c(list(all = mgus2), split(mgus2, mgus2$group))
states <- function(data) survfit(Surv(time, factor(status, 0:2)) ~ 1, data)
# The delta method of Aalen (1978), The Annals of Statistics 6, as cmprsk's cuminc has it (2.2-11 gives these numbers)
aalen_error <- function(data, cause, when) {
  time <- sort(unique(data$time[data$status > 0 & data$time <= when]))
  n <- sapply(time, function(t) sum(data$time >= t))
  own <- sapply(time, function(t) sum(data$time == t & data$status == cause))
  other <- sapply(time, function(t) sum(data$time == t & data$status > 0)) - own
  after <- cumprod(1 - (own + other) / n)
  before <- c(1, after)[seq_along(after)]
  incidence <- cumsum(before * own / n)
  still <- (incidence - incidence[length(time)]) / after
  part <- function(d) before^2 * d / n^2 * ifelse(d > 1, 1 - (d - 1) / (n - 1), 1)
  sqrt(sum((1 + still)^2 * part(own) + still^2 * part(other)))
}
incidences <- function(group) {
  data <- causes[[group]]
  when <- c(12, 60, 120, 180, 240, 300)
  s <- summary(states(data), times = when)
  error <- function(cause) sapply(when, function(t) aalen_error(data, cause, t))
  data.frame(group, time = when, n_risk = s$n.risk[, 1], event_free = s$pstate[, 1], cif1 = s$pstate[, 2], se1 = error(1),
    cif2 = s$pstate[, 3], se2 = error(2))
}
write_rows("reference_incidence.csv", c(
  "Cumulative incidence of mgus2.csv (Aalen-Johansen), with the standard error of Aalen (1978), equal to that of cmprsk 2.2-11.",
  origin),
  stack(lapply(names(causes), incidences)))
write_rows("reference_time_in_state.csv", paste(
  "Mean months in each state up to tau: waiting, then lost to cause 1 and 2.", origin),
  stack(lapply(names(causes), function(group) {
    mean <- summary(states(causes[[group]]), rmean = 240)$table[, "rmean"]
    data.frame(group, tau = 240, waiting = mean[[1]], lost1 = mean[[2]], lost2 = mean[[3]])
  })))
