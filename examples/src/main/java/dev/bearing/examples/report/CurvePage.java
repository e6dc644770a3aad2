package dev.bearing.examples.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with one picture of curves, drawn as SVG; like the page of a review it asks nothing of any network. */
public final class CurvePage {

    private static final String SCRIPT = "curves.js";

    private CurvePage() {}

    /**
     * Writes the page, replacing the file if there is one.
     *
     * @param title what the curves are of
     * @param curves a list of {@code {name, steps, points: [[x, y, lower, upper] …]}}; null where there is no number
     * @param file where the page goes; its folder must exist
     * @throws IOException if the file cannot be written
     */
    public static void write(String title, JsonNode curves, Path file) throws IOException {
        Files.writeString(file, render(title, curves), UTF_8);
    }

    /**
     * Writes the page of a leaderboard: each model's score with its interval.
     *
     * @param title what was compared
     * @param board {@code {metric, rows: [{model, …, lower, upper}]}}
     * @param file where the page goes; its folder must exist
     * @throws IOException if the file cannot be written
     */
    public static void writeBoard(String title, JsonNode board, Path file) throws IOException {
        Files.writeString(file, page(title, board, "Whiskers: 95 % interval. Smaller is better."), UTF_8);
    }

    /** Returns the page as HTML. */
    public static String render(String title, JsonNode curves) {
        return page(
                title, curves, "Shaded: 95 % interval. Curves describe what was observed; they say nothing of causes.");
    }

    private static String page(String title, JsonNode data, String caption) {
        String style = Resources.style();
        String script = Resources.script(SCRIPT);
        String policy = ContentPolicy.of(
                ContentPolicy.hash(style.getBytes(UTF_8)),
                Resources.ECHARTS_HASH,
                ContentPolicy.hash(script.getBytes(UTF_8)));
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", title).line();
        html.open("style").raw(style).close().close().line();
        html.open("body").open("main").element("h1", title).line();
        html.element("noscript", "The picture needs JavaScript, which is off.");
        html.open("figure").open("div", "id", "curves").close().close().line();
        html.open("script", "id", "curves-data", "type", "application/json")
                .raw(EmbeddedJson.of(data))
                .close()
                .line();
        html.element("p", caption);
        html.close().line();
        html.open("script").raw(new String(Resources.charts(), UTF_8)).close().line();
        html.open("script").raw(script).close().line();
        return html.close().close().line().toString();
    }
}
