# R's side of ModelSpeed. Reads columns from a directory, then answers questions, one a line of standard input:
#   time QUESTION NUMBERS...      does it and says how long it took, in seconds: elapsed, and of the processor
#   answer QUESTION NUMBERS...    the same, and writes what came out to answer.double beside the columns
say <- function(...) {
  cat(..., "\n")
  flush(stdout())
}
if (!suppressPackageStartupMessages(require(survival, quietly = TRUE))) {
  say("no", "survival", "installed")
  quit("no")
}
directory <- commandArgs(trailingOnly = TRUE)[1]
column <- function(name, what) {
  path <- file.path(directory, name)
  size <- if (what == "integer") 4 else 8
  readBin(path, what, n = file.size(path) / size, size = size, endian = "little")
}
has <- function(name) file.exists(file.path(directory, name))

waits <- data.frame(
  month = column("month.int", "integer"),
  time = column("time.double", "double"),
  status = column("event.int", "integer"),
  x1 = column("x1.double", "double"),
  x2 = column("x2.double", "double"),
  x3 = column("x3.double", "double"),
  x4 = column("x4.double", "double"),
  x5 = column("x5.double", "double"))
if (has("y.int")) {
  outcome <- column("y.int", "integer")
  covariates <- do.call(cbind, c(list(1), lapply(1:10, function(j) column(paste0("z", j, ".double"), "double"))))
  renewals <- column("renewals.int", "integer")
  lost <- column("lost.int", "integer")
  repeats <- column("repeats.int", "integer")
  recency <- column("recency.double", "double")
  age <- column("age.double", "double")
}

# Fader and Hardie (2007), equations 5 and 6, of customers one by one
sbg <- function() {
  most <- max(renewals)
  t <- 1:most
  gone <- tabulate(renewals[lost == 1], most)
  there <- tabulate(renewals[lost == 0], most)
  value <- function(logs) {
    a <- exp(logs[1])
    b <- exp(logs[2])
    sum(gone * (lbeta(a + 1, b + t - 1) - lbeta(a, b))) + sum(there * (lbeta(a, b + t) - lbeta(a, b)))
  }
  optim(c(0, 0), value, method = "BFGS",
    control = list(fnscale = -length(renewals), reltol = 1e-15, ndeps = c(1e-4, 1e-4), maxit = 500))
}

# Fader, Hardie and Lee (2005), equation 6, summed
bgnbd <- function(r, alpha, a, b) {
  kept <- lbeta(a, b + repeats) - (r + repeats) * log(alpha + age)
  left <- lbeta(a + 1, b + repeats - 1) - (r + repeats) * log(alpha + recency)
  top <- pmax(kept, left)
  mix <- ifelse(repeats > 0, top + log(exp(kept - top) + exp(left - top)), kept)
  sum(lgamma(r + repeats) - lgamma(r) + r * log(alpha) - lbeta(a, b) + mix)
}

curve <- function(fit) c(fit$time, fit$n.risk, fit$n.event, fit$surv, fit$surv * fit$std.err)
regression <- function(fit) c(coef(fit), sqrt(diag(vcov(fit))), fit$loglik)

work <- list(
  kaplan.meier.months = function() survfit(Surv(month, status) ~ 1, data = waits),
  kaplan.meier.doubles = function() survfit(Surv(time, status) ~ 1, data = waits),
  cox.months = function() coxph(Surv(month, status) ~ x1 + x2 + x3 + x4 + x5, data = waits, ties = "efron"),
  cox.doubles = function() coxph(Surv(time, status) ~ x1 + x2 + x3 + x4 + x5, data = waits, ties = "efron"),
  concordance = function() concordance(Surv(time, status) ~ x2, data = waits),
  logistic = function() glm.fit(covariates, outcome, family = binomial(), control = list(epsilon = 1e-12)),
  sbg = sbg,
  bgnbd = bgnbd)
numbers <- list(
  kaplan.meier.months = curve,
  kaplan.meier.doubles = curve,
  cox.months = regression,
  cox.doubles = regression,
  concordance = function(fit) c(fit$count, sqrt(fit$var)),
  logistic = function(fit) fit$coefficients,
  sbg = function(fit) c(exp(fit$par), fit$value),
  bgnbd = function(value) value)

say("ready", as.character(getRversion()), as.character(packageVersion("survival")))
input <- file("stdin", "r")
repeat {
  line <- readLines(input, 1)
  if (length(line) == 0) break
  words <- strsplit(line, " ")[[1]]
  spent <- system.time(result <- do.call(work[[words[2]]], as.list(as.numeric(words[-(1:2)]))), gcFirst = nrow(waits) > 1e5)
  if (words[1] == "answer") {
    writeBin(as.double(numbers[[words[2]]](result)), file.path(directory, "answer.double"), size = 8, endian = "little")
  }
  rm(result)
  say("took", format(spent[["elapsed"]], digits = 9), format(spent[["user.self"]] + spent[["sys.self"]], digits = 9))
}
