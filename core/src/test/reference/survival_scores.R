# Writes the metrics of telco_survival_predictions.csv, and counts the rows that its model was fitted to.
# Run: Rscript core/src/test/reference/survival_scores.R core/src/test/resources/dev/bearing/evidence
# A second argument names another folder to write to. Lines of riskRegression and of scikit-survival stay as they are.
library(survival)
args <- commandArgs(TRUE)
from <- args[1]
to <- args[length(args)]
text <- function(x) sprintf("%.15g", x)
read <- function(file) read.csv(file.path(from, file), comment.char = "#")
again <- "# regenerate: Rscript core/src/test/reference/survival_scores.R core/src/test/resources/dev/bearing/evidence"

telco <- read("../survival/cox_telco.csv")
telco <- telco[telco$time > 0, ]
train <- telco[telco$row %% 3 != 0, ]
test <- read("telco_survival_predictions.csv.gz")
times <- c(6, 12, 24, 36, 48, 60)

# the predictions are those of this model
model <- coxph(Surv(time, status) ~ senior_citizen + partner + paperless_billing + monthly_charges + contract_one_year +
  contract_two_year + pay_electronic_check, train, control = coxph.control(eps = 1e-12, toler.chol = 1e-13))
others <- telco[telco$row %% 3 == 0, ]
predicted <- t(summary(survfit(model, others), times)$surv)
linear <- predict(model, others, reference = "zero")
stopifnot(all(others$time == test$time), all(others$status == test$status), max(abs(predicted - test[, 4:9])) < 1e-9,
  max(abs(linear - mean(linear) - (test$linear_predictor - mean(test$linear_predictor)))) < 1e-9)

# G(t), the share that is not censored yet; who leaves on a day is not there to be censored on it
censoring <- function(data) {
  at <- sort(unique(data$time))
  n <- sapply(at, function(t) sum(data$time >= t) - sum(data$time == t & data$status == 1))
  d <- sapply(at, function(t) sum(data$time == t & data$status == 0))
  list(time = at, g = cumprod(ifelse(n > 0, 1 - d / n, 1)))
}
g_at <- function(curve, t, left) {
  sapply(t, function(x) c(1, curve$g)[1 + sum(if (left) curve$time < x else curve$time <= x)])
}
scores <- function(curve, left) {
  weight <- test$status / g_at(curve, test$time, left)
  one <- function(k) {
    t <- times[k]
    survival <- test[, 3 + k]
    gone <- test$time <= t
    brier <- mean(ifelse(gone, weight * survival^2, (1 - survival)^2 / g_at(curve, t, FALSE)))
    cases <- which(gone & test$status == 1)
    higher <- sapply(cases, function(i) {
      mean((test$linear_predictor[!gone] < test$linear_predictor[i]) + 0.5 * (test$linear_predictor[!gone] == test$linear_predictor[i]))
    })
    c(brier = brier, auc = sum(weight[cases] * higher) / sum(weight[cases]))
  }
  all <- sapply(seq_along(times), one)
  b <- all["brier", ]
  list(brier = b, auc = all["auc", ], ibs_trapezoid_over_times = sum(diff(times) * (b[-1] + b[-length(b)]) / 2) / diff(range(times)))
}

lines <- character()
put <- function(key, values) lines <<- c(lines, paste0(key, ",", paste(text(unname(values)), collapse = " ")))
put_concordance <- function(key, value, c) {
  put(paste0(value, "concordance"), c$concordance)
  put(paste0(value, "se"), sqrt(c$var))
  counts <- if (is.matrix(c$count)) colSums(c$count) else c$count
  for (name in names(counts)) put(paste0(value, "counts.", name), counts[name])
}
old <- readLines(file.path(from, "telco_survival_metrics.csv"))
kept <- function(prefix) lines <<- c(lines, old[startsWith(old, prefix)])

put("times", times)
put("n_train", nrow(train))
put("n_test", nrow(test))
kept("riskRegression.")
for (kind in c("left_test", "right_train")) {
  found <- if (kind == "left_test") scores(censoring(test), TRUE) else scores(censoring(train), FALSE)
  for (name in names(found)) put(paste0(kind, ".", name), found[[name]])
}
put("censoring_km.time", times)
put("censoring_km.G_test", g_at(censoring(test), times, FALSE))
put("censoring_km.G_train", g_at(censoring(train), times, FALSE))
put_concordance("harrell_c_test", "harrell_c_test.", concordance(Surv(time, status) ~ linear_predictor, test, reverse = TRUE))
put("uno_c_test.tau", 60)
put_concordance("uno_c_test", "uno_c_test.value.",
  concordance(Surv(time, status) ~ linear_predictor, test, reverse = TRUE, timewt = "n/G2", ymax = 60))

# ten bins of equal mass by the predicted risk, each with its Kaplan-Meier curve
horizon <- 24
risk <- 1 - test$surv_24
bin <- ceiling(rank(risk, ties.method = "first") * 10 / nrow(test))
curves <- lapply(1:10, function(b) summary(survfit(Surv(time, status) ~ 1, test[bin == b, ]), horizon, extend = TRUE))
put("calibration_at_horizon.horizon", horizon)
put("calibration_at_horizon.bins.bin", 1:10)
put("calibration_at_horizon.bins.n", as.vector(table(bin)))
put("calibration_at_horizon.bins.mean_predicted_risk", tapply(risk, bin, mean))
put("calibration_at_horizon.bins.km_observed_risk", sapply(curves, function(s) 1 - s$surv))
put("calibration_at_horizon.bins.se", sapply(curves, function(s) s$std.err))
kept("scikit_survival")

writeLines(c(
  paste0("# Metrics of telco_survival_predictions.csv. Computed by R ", getRversion(), ", survival ",
    sub("\\.(\\d+)$", "-\\1", packageVersion("survival")), "; the lines that name them by riskRegression 2022.11.28 (Score)"),
  "# and scikit-survival 0.20.0 (brier_score, concordance_index_ipcw). left_test: weights 1/G(T-), 1/G(t), G from the test rows;",
  "# right_train: 1/G(T), G from the train rows; censorings after events at ties. Lists are separated by blanks, one value per time or bin.",
  again, "key,value", lines), file.path(to, "telco_survival_metrics.csv"))
writeLines(c(
  "# Tenures of the 4,688 customers that the model of telco_survival_predictions.csv was fitted to, counted by month.", again,
  "time,n_event,n_censor", sapply(sort(unique(train$time)), function(t) {
    paste(t, sum(train$time == t & train$status == 1), sum(train$time == t & train$status == 0), sep = ",")
  })), file.path(to, "telco_survival_train.csv"))
