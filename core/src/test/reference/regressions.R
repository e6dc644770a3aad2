# Writes the reference values of accelerated failure time models, of discrete-time hazards and of logistic regressions.
# Run: Rscript core/src/test/reference/regressions.R core/src/test/resources/dev/bearing/survival
# A second argument names another folder to write to.
library(survival)
args <- commandArgs(TRUE)
from <- args[1]
to <- args[length(args)]
versions <- paste0("R ", getRversion(), ", survreg of survival ", sub("\\.(\\d+)$", "-\\1", packageVersion("survival")))
again <- "# regenerate: Rscript core/src/test/reference/regressions.R core/src/test/resources/dev/bearing/survival"

text <- function(x) if (is.numeric(x)) sprintf("%.15g", x) else x
blanks <- function(x) paste(text(x), collapse = " ")
rows <- function(file) read.csv(file.path(from, file), comment.char = "#")

# Accelerated failure time
models <- list(
  lung = list(names = c("sex", "age", "ph_ecog", "ph_karno", "wt_loss"),
    profiles = rbind(c(1, 60, 0, 90, 0), c(2, 70, 2, 60, 15))),
  rossi = list(names = c("fin", "age", "race_black", "wexp", "mar", "paro", "prio"),
    profiles = rbind(c(0, 20, 1, 0, 0, 1, 5), c(1, 35, 0, 1, 1, 1, 0))),
  telco = list(names = c("senior_citizen", "partner", "paperless_billing", "monthly_charges", "contract_one_year",
    "contract_two_year", "pay_electronic_check"),
    profiles = rbind(c(0, 1, 0, 25, 0, 1, 0), c(1, 0, 1, 95, 0, 0, 1), c(0, 0, 1, 70.35, 1, 0, 0))))
control <- survreg.control(rel.tolerance = 1e-13, maxiter = 100)

regress <- function(data, dist, names) {
  survreg(reformulate(if (length(names)) names else "1", "Surv(time, status)"), data, dist = dist, control = control)
}
row <- function(set, dist, names, profiles) {
  data <- rows(paste0("cox_", set, ".csv"))
  data <- data[data$time > 0, ]
  model <- regress(data, dist, names)
  linear <- if (length(names)) cbind(1, profiles) %*% coef(model)
  times <- if (length(names)) {
    newdata <- setNames(as.data.frame(profiles), names)
    t(predict(model, newdata, type = "quantile", p = c(0.1, 0.5, 0.9)))
  }
  paste(set, sub("gaussian", "normal", dist), paste(c("intercept", names), collapse = ";"), nrow(data), blanks(coef(model)),
    text(model$scale), blanks(t(model$var)), text(model$loglik[1]), text(model$loglik[2]), blanks(t(profiles)), blanks(linear),
    blanks(times), sep = ",")
}
lines <- unlist(lapply(names(models), function(set) {
  dists <- c("weibull", "exponential", "lognormal", "loglogistic")
  c(sapply(dists, function(dist) row(set, dist, models[[set]]$names, models[[set]]$profiles)),
    sapply(dists, function(dist) row(set, dist, character(), matrix(0, 0, 0))))
}))
writeLines(c(
  paste0("# Accelerated failure time models of cox_lung.csv, cox_rossi.csv and cox_telco.csv: ", versions, ";"),
  "# rows with time 0 left out; log-likelihoods are those of the times. Profiles and quantiles (10, 50, 90 %) in the order of coef.",
  "# In vcov the last row and column are those of log(scale).", again,
  "data,dist,names,n,coef,scale,vcov,loglik_null,loglik,profiles,lp,quantiles", lines), file.path(to, "aft_values.csv"))

# Discrete-time hazards: a row for each month lived
data <- rows("telco_discrete_hazard.csv.gz")
data <- data[data$time > 0, ]
month <- sequence(data$time)
account <- rep(seq_len(nrow(data)), data$time)
periods <- data.frame(churned = data$status[account] * (month == data$time[account]), log_t = log(month), data[account, 3:7])
fits <- lapply(c(logit = "logit", cloglog = "cloglog"), function(link) {
  glm(churned ~ ., binomial(link), periods, control = list(epsilon = 1e-12, maxit = 100))
})
lines <- unlist(lapply(names(fits), function(link) {
  table <- summary(fits[[link]])$coefficients
  paste(link, rownames(table), text(table[, 1]), text(table[, 2]), sep = ",")
}))
writeLines(c(
  "# Discrete-time hazard regressions on telco_discrete_hazard.csv: each row with time T > 0 becomes T rows, log_t = log(t).",
  paste0("# Computed by R ", getRversion(), " glm(binomial) with links logit and cloglog on the ",
    format(nrow(periods), big.mark = ","), " person-periods."),
  paste0("# log-likelihoods: logit ", text(as.numeric(logLik(fits$logit))), ", cloglog ", text(as.numeric(logLik(fits$cloglog)))),
  again, "link,term,coefficient,standard_error", lines), file.path(to, "telco_discrete_hazard_fits.csv"))

# Logistic regressions, errors also by the sandwich without a correction (HC0)
data <- rows("telco_logistic.csv.gz")
covariates <- setdiff(names(data), "y")
number <- seq_len(nrow(data))
train <- data[number %% 5 %in% 0:2, ]
logistic <- function(data) glm(y ~ ., binomial, data, control = list(epsilon = 1e-14, maxit = 100))
coefficients_of <- function(fit, model, robust = TRUE) {
  x <- model.matrix(model)
  p <- fitted(model)
  bread <- solve(crossprod(x, x * p * (1 - p))) # vcov(model) is that of the step before the last
  se <- sqrt(diag(bread))
  sandwich <- sqrt(diag(bread %*% crossprod(x * (model$y - p)) %*% bread))
  paste(fit, c("intercept", covariates), text(coef(model)), text(se), if (robust) text(sandwich) else "NA",
    if (robust) text(coef(model) / se) else "NA", sep = ",")
}
all <- logistic(data)
part <- logistic(train)
# rows as copies: 1 + (row number from 1) mod 3 of each
copies <- logistic(data[rep(number, 1 + number %% 3), ])
# 0.5 |w|^2 + 0.1 sum(log loss) on (x - mean) / population sd by Newton, the intercept w[1] free
x <- as.matrix(train[covariates])
x <- cbind(1, sweep(x, 2, colMeans(x)) / rep(sqrt(colMeans(sweep(x, 2, colMeans(x))^2)), each = nrow(x)))
penalty <- diag(c(0, rep(1, length(covariates))))
w <- rep(0, ncol(x))
for (i in 1:50) {
  p <- plogis(c(x %*% w))
  w <- w - solve(0.1 * crossprod(x, x * p * (1 - p)) + penalty, c(penalty %*% w) - 0.1 * c(crossprod(x, train$y - p)))
}
null <- function(model) model$null.deviance / -2
writeLines(c(
  paste0("# Logistic regressions on telco_logistic.csv. Computed by R ", getRversion(), " glm(binomial); ridge by Newton in R."),
  "# all: every row; train: rows with i mod 5 in 0, 1, 2, i from 1; weighted: every row, weights 1 + (row number from 1) mod 3 as copies.",
  "# ridge: train rows, objective 0.5 |w|^2 + 0.1 sum(log loss) on (x - mean) / population sd, standardised coefficients.",
  paste0("# log-likelihoods: all ", text(as.numeric(logLik(all))), ", null ", text(null(all)), "; train ",
    text(as.numeric(logLik(part))), ", null ", text(null(part))),
  again, "fit,term,coefficient,standard_error,robust_standard_error,z", coefficients_of("all", all),
  coefficients_of("train", part), coefficients_of("weighted", copies, FALSE),
  paste("ridge", c("intercept", covariates), text(w), "NA,NA,NA", sep = ",")), file.path(to, "telco_logistic_fits.csv"))
