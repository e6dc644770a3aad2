package dev.bearing.examples.snippets;

import dev.bearing.account.AccountId;
import dev.bearing.health.HealthSignals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * One customer of IBM's telecommunication sample: seen once, on no particular day, and then gone or still there.
 *
 * @param row its place in the file, from 1
 * @param x the file's eleven features, by name
 * @param left whether it had left
 */
record TelcoCustomer(int row, Map<String, Double> x, boolean left) {

    /** The sample has no calendar: all customers stand on one day. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    /** Whether its row is one to learn from, as in the reference values: three of five. */
    boolean isForTraining() {
        return row % 5 <= 2;
    }

    /** Whether its row is one to calibrate on: one of five. */
    boolean isForCalibration() {
        return row % 5 == 3;
    }

    /** Whether its row is one to judge by: one of five. */
    boolean isForTest() {
        return row % 5 == 4;
    }

    AccountId id() {
        return AccountId.of("customer-" + row);
    }

    /** What a vendor would know of it, as signals. */
    HealthSignals signals() {
        return HealthSignals.of(
                Map.of(
                        "tenure_months", x.get("tenure"),
                        "contract_months", 1 + 11 * x.get("contract_one_year") + 23 * x.get("contract_two_year"),
                        "monthly_charge", x.get("monthly_charges"),
                        "electronic_check", x.get("pay_electronic_check"),
                        "paperless", x.get("paperless_billing"),
                        "household", x.get("partner") + x.get("dependents"),
                        "fiber", x.get("fiber")),
                DAY);
    }

    double[] features(String... names) {
        double[] row = new double[names.length];
        for (int i = 0; i < names.length; i++) {
            row[i] = x.get(names[i]);
        }
        return row;
    }

    /** Returns all customers of the file, in its order. */
    static List<TelcoCustomer> all() {
        try (InputStream in = Objects.requireNonNull(TelcoCustomer.class.getResourceAsStream("telco.csv.gz"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            List<String> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).toList();
            List<String> header = List.of(lines.get(0).split(",", -1));
            List<TelcoCustomer> customers = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, Double> x = new TreeMap<>();
                for (int i = 1; i < cells.length; i++) {
                    x.put(header.get(i), Double.valueOf(cells[i]));
                }
                customers.add(new TelcoCustomer(customers.size() + 1, x, cells[0].equals("1")));
            }
            return customers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
