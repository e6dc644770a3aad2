# Writes the data and the reference values of the test of learnt weights, in base R.
# Run: Rscript core/src/test/reference/weights.R core/src/test/resources/dev/bearing/evidence
out <- commandArgs(TRUE)[1]
origin <- paste0("# Origin: core/src/test/reference/weights.R, R ", getRversion(), ", set.seed(20261122).")

set.seed(20261122)
accounts <- 260
account <- sort(c(seq_len(accounts), sample(accounts, 180, replace = TRUE)))
n <- length(account)
common <- rnorm(accounts)[account]
health <- sapply(1:5, function(j) round(plogis(0.7 * common + rnorm(n) - 0.2 * j), 3))
health[, 5] <- round(1 - health[, 5], 3)
churned <- as.integer(runif(n) < plogis(0.9 - 3 * health[, 1] - 1.5 * health[, 2] + 0.8 * health[, 3]))
names <- c("adoption", "support", "training", "sentiment", "price")
write_csv <- function(file, head, table) {
  path <- file.path(out, file)
  writeLines(c(origin, head), path)
  suppressWarnings(write.table(table, path, append = TRUE, sep = ",", quote = FALSE, row.names = FALSE))
}
data <- data.frame(account, churned, health)
colnames(data) <- c("account", "churned", names)
write_csv("weights.csv", "# Simulated healths of five measures, one row for an account and a day, and whether it left.", data)

share <- c(10, 20, 30, 25, 15) / 100

# Minus l(b0, b) + lambda/2 sum (b + kappa share)^2 over b <= 0 and kappa >= 1: bounds by optim, then Newton on the free.
fit <- function(lambda) {
  value <- function(p) {
    eta <- p[1] + health %*% p[2:6]
    -sum(churned * eta - log1p(exp(eta))) + lambda / 2 * sum((p[2:6] + p[7] * share)^2)
  }
  slope <- function(p) {
    r <- churned - plogis(p[1] + health %*% p[2:6])
    d <- p[2:6] + p[7] * share
    c(-sum(r), -colSums(health * c(r)) + lambda * d, lambda * sum(d * share))
  }
  curvature <- function(p) {
    q <- plogis(c(p[1] + health %*% p[2:6]))
    x <- cbind(1, health)
    h <- matrix(0, 7, 7)
    h[1:6, 1:6] <- t(x) %*% (x * (q * (1 - q)))
    h + lambda * P
  }
  P <- matrix(0, 7, 7)
  diag(P)[2:6] <- 1
  P[2:6, 7] <- P[7, 2:6] <- share
  P[7, 7] <- sum(share^2)
  p <- optim(c(0, rep(-0.1, 5), 1.1), value, slope, method = "L-BFGS-B", lower = c(rep(-Inf, 6), 1),
    upper = c(Inf, rep(0, 5), Inf), control = list(factr = 10, pgtol = 0, maxit = 10000))$par
  free <- c(TRUE, p[2:6] < -1e-6, lambda > 0 && p[7] > 1 + 1e-6)
  p[2:6][!free[2:6]] <- 0
  for (i in 1:20) p[free] <- p[free] - solve(curvature(p)[free, free], slope(p)[free])
  stopifnot(max(abs(slope(p)[free])) < 1e-9, all(slope(p)[2:6][!free[2:6]] <= 0), all(p[2:6] <= 0))
  # errors: A^-1 (B + m lambda P) A^-1 on the free, B by account, m rows per churn
  q <- plogis(c(p[1] + health %*% p[2:6]))
  scores <- cbind(rowsum(cbind(1, health) * (churned - q), account), 0)
  m <- sum(churned) / length(unique(account[churned == 1]))
  bread <- solve(curvature(p)[free, free])
  cov <- bread %*% (t(scores[, free]) %*% scores[, free] + m * lambda * P[free, free]) %*% bread
  error <- rep(NA, 7)
  error[free] <- sqrt(diag(cov))
  kappa <- max(1, -sum(p[2:6] * share) / sum(share^2))
  data.frame(lambda, term = c("(Intercept)", names, "(slope)"),
    estimate = sprintf("%.15g", c(p[1:6], kappa)), standard_error = c(NA, sprintf("%.15g", error[2:6]), NA))
}
fits <- do.call(rbind, lapply(c(0, 2.5, 40, 1e4), fit))
fits$standard_error[fits$standard_error == "NA"] <- NA
# without a penalty and without the measures at their bound it is a plain logistic regression
free <- fits$lambda == 0 & fits$term %in% names & fits$estimate != "0"
plain <- glm(churned ~ health[, names %in% fits$term[free]], family = binomial, control = list(epsilon = 1e-14))
stopifnot(max(abs(coef(plain)[-1] - as.numeric(fits$estimate[free]))) < 1e-8)
write_csv("weight_fits.csv", c(
  "# Logistic regressions of weights.csv, no coefficient above 0, less lambda/2 sum (b + slope share)^2, slope at least 1;",
  "# share: 0.10, 0.20, 0.30, 0.25, 0.15. Errors by account, NA at the bound. lambda 0 agrees with glm to 1e-8."), fits)
print(fits)
cat("events", length(unique(account[churned == 1])), "rows", sum(churned), "of", n, "\n")
