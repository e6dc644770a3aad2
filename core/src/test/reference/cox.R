# Writes the reference values of Cox regression and concordance.
# Run: Rscript core/src/test/reference/cox.R core/src/test/resources/dev/bearing/survival
# A second argument names another folder to write to.
library(survival)
args <- commandArgs(TRUE)
from <- args[1]
to <- args[length(args)]

rows <- function(name) read.csv(file.path(from, paste0("cox_", name, ".csv")), comment.char = "#")
text <- function(x) if (is.numeric(x)) ifelse(is.na(x), "NA", sprintf("%.15g", x)) else ifelse(is.na(x), "NA", as.character(x))
lines <- character()
put <- function(...) {
  parts <- list(...)
  key <- paste(unlist(parts[-length(parts)]), collapse = ".")
  lines <<- c(lines, paste0(key, ",", paste(text(unname(parts[[length(parts)]])), collapse = " ")))
}
put_rows <- function(key, matrix) for (i in seq_len(nrow(matrix))) put(key, i - 1, matrix[i, ])
put_concordance <- function(key, c) {
  put(key, "concordance", c$concordance)
  put(key, "se", sqrt(c$var))
  counts <- if (is.matrix(c$count)) colSums(c$count) else c$count
  for (name in names(counts)) put(key, "counts", name, counts[name])
}

close <- coxph.control(eps = 1e-12, toler.chol = 1e-13)
regress <- function(data, names, strata = NULL, ties = "efron") {
  terms <- c(names, if (!is.null(strata)) paste0("strata(", strata, ")"))
  coxph(reformulate(terms, "Surv(time, status)"), data, ties = ties, control = close)
}

put_fit <- function(key, data, names, ties, stratum = NULL, times = NULL, profiles = NULL) {
  model <- regress(data, names, stratum, ties)
  robust <- coxph(formula(model), data, ties = ties, robust = TRUE, control = close)
  put(key, "ties", ties)
  put(key, "covariates", names)
  put(key, "strata", if (is.null(stratum)) NA else stratum)
  put(key, "n", model$n)
  put(key, "events", model$nevent)
  put(key, "iterations", model$iter)
  put(key, "coef", coef(model))
  se <- sqrt(diag(vcov(model)))
  put(key, "se", se)
  put(key, "robust_se", sqrt(diag(robust$var)))
  put_rows(c(key, "vcov"), vcov(model))
  put(key, "z", coef(model) / se)
  put(key, "hazard_ratio", exp(coef(model)))
  put(key, "loglik_null", model$loglik[1])
  put(key, "loglik", model$loglik[2])
  put(key, "lr_test", 2 * diff(model$loglik))
  put(key, "score_test", model$score)
  put(key, "wald_test", model$wald.test)
  put(key, "aic", AIC(model))
  put(key, "covariate_means", model$means)
  if (is.null(stratum)) {
    put_concordance(c(key, "concordance_harrell"), concordance(model))
    put_predictions(key, model, times, profiles)
  }
  for (transform in c("km", "identity", "log", "rank")) {
    # the time 0 has no logarithm
    some <- if (transform == "log") coxph(formula(model), data[data$time > 0, ], ties = ties, control = close) else model
    tests <- cox.zph(some, transform)$table
    put(key, "ph_test", transform, "transform", transform)
    put(key, "ph_test", transform, "covariate", rownames(tests))
    for (column in c("chisq", "df", "p")) put(key, "ph_test", transform, column, tests[, column])
  }
  martingale <- residuals(model, "martingale")
  deviance <- residuals(model, "deviance")
  put(key, "residuals_first10.martingale", martingale[1:10])
  put(key, "residuals_first10.deviance", deviance[1:10])
  put(key, "residual_checks.sumsq_martingale", sum(martingale^2))
  put(key, "residual_checks.sumsq_deviance", sum(deviance^2))
  put(key, "residual_checks.sumsq_schoenfeld", colSums(residuals(model, "schoenfeld")^2))
}

put_predictions <- function(key, model, times, profiles) {
  zero <- as.data.frame(as.list(0 * model$means))
  put(key, "baseline_cumhaz_x0.time", times)
  put(key, "baseline_cumhaz_x0.cumhaz", summary(survfit(model, zero), times, extend = TRUE)$cumhaz)
  predicted <- c(key, "predicted_survival")
  for (i in seq_len(nrow(profiles))) {
    for (name in names(profiles)) put(predicted, "profiles", i - 1, name, profiles[i, name])
  }
  put(predicted, "time", times)
  s <- lapply(c("log", "log-log"), function(type) {
    summary(survfit(model, profiles, conf.type = type), times, extend = TRUE)
  })
  put_rows(c(predicted, "surv"), t(s[[1]]$surv))
  put_rows(c(predicted, "se"), t(s[[1]]$std.err))
  put_rows(c(predicted, "log_lower"), t(s[[1]]$lower))
  put_rows(c(predicted, "log_upper"), t(s[[1]]$upper))
  put_rows(c(predicted, "loglog_lower"), t(s[[2]]$lower))
  put_rows(c(predicted, "loglog_upper"), t(s[[2]]$upper))
  put(predicted, "linear_predictor_uncentered", as.vector(as.matrix(profiles) %*% coef(model)))
}

lung_names <- c("sex", "age", "ph_ecog", "ph_karno", "wt_loss")
for (ties in c("efron", "breslow")) {
  put_fit(c("lung", ties), rows("lung"), lung_names, ties, NULL, c(30, 90, 180, 365, 540, 730, 1000),
    data.frame(sex = c(1, 2), age = c(60, 70), ph_ecog = c(0, 2), ph_karno = c(90, 60), wt_loss = c(0, 15)))
}

rossi <- rows("rossi")
rossi_names <- c("fin", "age", "race_black", "wexp", "mar", "paro", "prio")
for (ties in c("efron", "breslow")) {
  put_fit(c("rossi", ties), rossi, rossi_names, ties, NULL, c(4, 13, 26, 39, 52),
    data.frame(fin = c(0, 1), age = c(20, 35), race_black = c(1, 0), wexp = c(0, 1), mar = c(0, 1), paro = 1, prio = c(5, 0)))
}
put_fit("rossi.efron_stratified", rossi, setdiff(rossi_names, "wexp"), "efron", "wexp")

telco <- rows("telco")
telco$contract <- ifelse(telco$contract_one_year == 1, 1, ifelse(telco$contract_two_year == 1, 2, 0))
telco_names <- c("senior_citizen", "partner", "paperless_billing", "monthly_charges", "contract_one_year",
  "contract_two_year", "pay_electronic_check")
for (ties in c("efron", "breslow")) {
  put_fit(c("telco", ties), telco, telco_names, ties, NULL, c(1, 6, 12, 24, 48, 72),
    data.frame(senior_citizen = c(0, 1, 0), partner = c(1, 0, 0), paperless_billing = c(0, 1, 1),
      monthly_charges = c(25, 95, 70.35), contract_one_year = c(0, 0, 1), contract_two_year = c(1, 0, 0),
      pay_electronic_check = c(0, 1, 0)))
}
put_fit("telco.efron_stratified", telco, setdiff(telco_names, c("contract_one_year", "contract_two_year")), "efron",
  "contract")

# Covariates that change: one row a stretch, errors by patient
heart <- rows("heart")
for (ties in c("efron", "breslow")) {
  call <- Surv(start, stop, status) ~ age + year + surgery + transplant
  model <- coxph(call, heart, ties = ties, control = close)
  key <- c("heart", ties)
  put(key, "ties", ties)
  put(key, "covariates", names(coef(model)))
  put(key, "n", model$n)
  put(key, "events", model$nevent)
  put(key, "coef", coef(model))
  put(key, "se", sqrt(diag(vcov(model))))
  put(key, "cluster_robust_se", sqrt(diag(coxph(call, heart, ties = ties, cluster = id, control = close)$var)))
  put(key, "loglik_null", model$loglik[1])
  put(key, "loglik", model$loglik[2])
  put(key, "score", model$score)
  put(key, "wald", model$wald.test)
  put_concordance(c(key, "concordance"), concordance(model))
}

# Weights
oneyear <- rows("oneyear")
model <- coxph(Surv(time, status) ~ x, oneyear, weights = w, robust = TRUE, ties = "efron", control = close)
put("oneyear.cox_efron.coef", coef(model))
put("oneyear.cox_efron.naive_se", sqrt(diag(model$naive.var)))
put("oneyear.cox_efron.robust_se", sqrt(diag(model$var)))
put("oneyear.cox_efron.loglik", model$loglik[2])
model <- coxph(Surv(time, status) ~ x, oneyear, weights = w, ties = "breslow", control = close)
put("oneyear.cox_breslow.coef", coef(model))
put("oneyear.cox_breslow.loglik", model$loglik[2])

# One cause, the other taken as a censoring
mgus2 <- rows("mgus2")
for (which in 1:2) {
  name <- c("pcm", "death")[which]
  model <- coxph(Surv(time, cause == which) ~ male + age + hgb, mgus2, control = close)
  put("mgus2", name, "cause", name)
  put("mgus2", name, "coef", coef(model))
  put("mgus2", name, "se", sqrt(diag(vcov(model))))
  put("mgus2", name, "loglik", model$loglik[2])
  put("mgus2", name, "concordance", concordance(model)$concordance)
}

# Rows that the model has not seen
known <- telco[telco$time > 0, ]
train <- known[known$row %% 3 != 0, ]
test <- known[known$row %% 3 == 0, ]
model <- regress(train, telco_names)
put("holdout.cox_coef_train", coef(model))
put_concordance("holdout.harrell_c_test", concordance(model, newdata = test))
put("holdout.n_train", nrow(train))
put("holdout.n_test", nrow(test))

writeLines(c(
  paste0("# Cox regressions and concordances. Computed by R ", getRversion(), " survival ",
    sub("\\.(\\d+)$", "-\\1", packageVersion("survival")), " (coxph, survfit, concordance, cox.zph), from the"),
  "# rows of cox_telco.csv, cox_lung.csv, cox_rossi.csv, cox_heart.csv, cox_oneyear.csv and cox_mgus2.csv. Lists and rows of",
  "# matrices are separated by blanks. holdout: fitted to Telco rows with time > 0 and row % 3 != 0, judged on the others.",
  "# regenerate: Rscript core/src/test/reference/cox.R core/src/test/resources/dev/bearing/survival",
  "key,value", lines), file.path(to, "cox_values.csv"))
