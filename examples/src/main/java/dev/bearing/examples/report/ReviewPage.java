package dev.bearing.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Makes {@code review.html} of {@code review.json}: one file with its style, scripts and data inside, which asks
 * nothing of any network. The same tree gives the same page, byte for byte.
 */
public final class ReviewPage {

    /** What stands once per currency, in the order of the page. */
    private static final List<Section> PER_CURRENCY = List.of(
            new HeadlineSection(),
            new ActionSection(),
            Chapter.of(
                    "revenue",
                    "Revenue",
                    "What customers pay, how it moved, and whether it goes to plan.",
                    new BridgeSection(),
                    new HistorySection(),
                    new PlanSection(),
                    new RetentionSection(),
                    new TriangleSection(),
                    new SegmentSection(),
                    new OrderSection()),
            Chapter.of(
                    "heading",
                    "Where customers are heading",
                    "How far along they are, what that is worth, and what is likely to come of it.",
                    new LadderSection(),
                    new PathSection(),
                    new GapSection(),
                    new ForecastSection(),
                    new BalanceSection(),
                    new RenewalSection()));

    /** What stands once, after the currencies. */
    private static final List<Section> ONCE = List.of(
            Chapter.of("all-revenue", "In one currency", "All of it together.", new ConvertedSection()),
            Chapter.of(
                    "success",
                    "What customers have of it",
                    "How they are, what they have achieved, and whether they were the right ones to win.",
                    new HealthSection(),
                    new OutcomeSection(),
                    new JourneySection(),
                    new FitSection()),
            Chapter.of(
                    "growth",
                    "Growth and loss",
                    "Who could buy more or speak for you, who tries the product, and why others left.",
                    new LeadSection(),
                    new AdvocacySection(),
                    new TrialSection(),
                    new CauseSection()),
            Chapter.of(
                    "work",
                    "What was done for them",
                    "Contacts, interventions and who did them.",
                    new InterventionSection(),
                    new InteractionSection(),
                    new RoleSection(),
                    new OwnerSection()),
            new AccountsSection(),
            new NotesSection());

    private ReviewPage() {}

    /**
     * The page around the script that draws: that script is a megabyte of constant bytes, and never becomes text on the
     * way to a file.
     */
    private record Frame(String before, String after) {}

    /**
     * Writes the page of a review, replacing the file if there is one.
     *
     * @param review the tree of review.json
     * @param file where the page goes; its folder must exist
     * @throws IOException if the file cannot be written
     */
    public static void write(JsonNode review, Path file) throws IOException {
        Frame frame = frame(review);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(frame.before().getBytes(UTF_8));
            out.write(Resources.charts());
            out.write(frame.after().getBytes(UTF_8));
        }
    }

    /** Returns the page of a review as HTML; parts the review does not hold are left out. */
    public static String render(JsonNode review) {
        Frame frame = frame(review);
        return frame.before() + new String(Resources.charts(), UTF_8) + frame.after();
    }

    private static Frame frame(JsonNode review) {
        Objects.requireNonNull(review, "review");
        String style = Resources.style();
        String script = Resources.script();
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(review, style, script, html);
        html.open("body").line();
        body(review, html);
        html.open("script");
        int charts = html.length();
        html.close().line().open("script").raw(script).close().line();
        String page = html.close().close().line().toString();
        return new Frame(page.substring(0, charts), page.substring(charts));
    }

    private static void head(JsonNode review, String style, String script, Html html) {
        String policy = ContentPolicy.of(
                ContentPolicy.hash(style.getBytes(UTF_8)),
                Resources.ECHARTS_HASH,
                ContentPolicy.hash(script.getBytes(UTF_8)));
        html.open("head").raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
        html.element(
                "title",
                "Customer success review: " + PageHeader.title(review) + ", "
                        + Words.date(review.path("asOf").asText("")));
        html.line().open("style").raw(style).close().close().line();
    }

    private static void body(JsonNode review, Html html) {
        Scope whole = Scope.whole(review);
        List<Scope> currencies = Scope.perCurrency(review);
        html.element("a", "Skip to the figures", "class", "skip", "href", "#figures");
        new PageHeader().write(whole, html);
        chooser(currencies, html);
        html.open("main", "id", "figures").line();
        html.element(
                "noscript",
                "The pictures and the list of accounts need JavaScript, which is off. The figures below are complete; open"
                        + " “As a table” for those behind a picture.");
        JsonNode notes = review.path("notes");
        if (currencies.isEmpty() && !notes.isEmpty()) {
            html.element("p", Words.capital(notes.path(0).asText()) + ".", "class", "lead")
                    .line();
        }
        for (Scope scope : currencies) {
            html.open("div", "class", "currency", "data-currency", scope.currency(), "id", scope.prefix());
            if (currencies.size() > 1) {
                html.element(
                        "p",
                        "On paper only what is billed or offered in " + scope.currency() + "; the page holds "
                                + Words.count(currencies.size(), "currency", "currencies") + ".",
                        "class",
                        "paper-only");
            }
            html.element("h2", "Billed or offered in " + scope.currency(), "class", "billed")
                    .line();
            PER_CURRENCY.forEach(section -> section.write(scope, html));
            html.close().line();
        }
        ONCE.forEach(section -> section.write(whole, html));
        html.close().line();
        html.element(
                "footer",
                "Estimates are marked as such. Nothing here says that one thing made another happen: shares and differences"
                        + " are associations. Every figure stands in review.json.");
    }

    /** Writes the bar with the choice of currency and the contents, which the script fills and shows. */
    private static void chooser(List<Scope> currencies, Html html) {
        String most = currencies.stream()
                .max(Comparator.comparingLong(ReviewPage::customers))
                .map(Scope::currency)
                .orElse("");
        html.open("div", "class", "bar", "id", "bar", "hidden", "");
        if (currencies.size() > 1) {
            html.open("fieldset", "class", "switch").element("legend", "Currency");
            for (Scope scope : currencies) {
                html.open("label");
                String id = scope.id("choice");
                String checked = scope.currency().equals(most) ? " checked" : "";
                html.raw("<input type=\"radio\" name=\"currency\" id=\"" + id + "\" data-block=\"" + scope.prefix()
                        + "\"" + checked + ">");
                html.element("span", scope.currency()).close();
            }
            html.close();
        }
        html.open("nav", "aria-label", "Contents", "id", "contents").close();
        html.close().line();
    }

    private static long customers(Scope scope) {
        return Months.last(scope.one("revenue").path("months"))
                .path("closingCustomers")
                .asLong();
    }
}
