package io.cordon.local.firmware;

import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.detect.firmware.product.ProductNames.Alias;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Prints an answer for people. */
final class FirmwareText {

    private final PrintWriter out;
    private final FirmwareAnswer answer;

    FirmwareText(PrintWriter out, FirmwareAnswer answer) {
        this.out = out;
        this.answer = answer;
    }

    void print() {
        device();
        feeds();
        line("support", support());
        result();
        int number = 0;
        for (ExplainedCve cve : answer.listed()) {
            out.println();
            new CveText(out, answer, cve).print(++number);
        }
        if (answer.cut() > 0) {
            out.println();
            out.printf(
                    "%d more are not shown; --cve asks for one, and the most urgent stand above.%n",
                    answer.cut());
        }
    }

    private void device() {
        FirmwareRequest request = answer.request();
        InstalledFirmware firmware = answer.firmware();
        line("device", request.vendor() + " " + request.product());
        line("known as", firmware.product().toString());
        answer.aliases().forEach(alias -> line("alias", words(alias)));
        if (firmware.hardware() != null) {
            line(
                    "hardware",
                    firmware.hardware()
                            + (request.revision() == null
                                    ? ""
                                    : " revision " + request.revision()));
        }
        line("version", request.version());
        line("understood", Versions.understood(firmware.version()));
    }

    static String words(Alias alias) {
        return "%s is %s (%s)".formatted(alias.name(), alias.standsFor(), alias.source());
    }

    private void feeds() {
        line(
                "read",
                answer.feeds().stream()
                        .filter(feed -> feed.files() > 0)
                        .map(feed -> feed.feed() + " " + feed.entries())
                        .collect(Collectors.joining(", ")));
        String absent =
                answer.feeds().stream()
                        .filter(feed -> feed.files() == 0)
                        .map(FeedCount::feed)
                        .collect(Collectors.joining(", "));
        if (!absent.isEmpty()) {
            line("not given", absent);
        }
        line("as of", answer.asOf().toString());
        for (FeedCount feed : answer.feeds()) {
            if (feed.leftOut() > 0) {
                line(
                        "left out",
                        "%d criteria of %s that nobody can read, for example %s"
                                .formatted(feed.leftOut(), feed.feed(), feed.examples().get(0)));
            }
        }
    }

    private String support() {
        SupportPeriod period = answer.support();
        if (period == null) {
            return answer.given("eol")
                    ? "not known: the file of --eol does not name it"
                    : "not known: no --eol file given";
        }
        LocalDate asOf = answer.asOf();
        long past = ChronoUnit.DAYS.between(period.ends(), asOf);
        return (past > 0
                        ? "ended " + period.ends() + ", " + days(past) + " ago"
                        : "until " + period.ends() + ", " + days(-past) + " left")
                + (period.line().isEmpty() ? "" : ", line " + period.line())
                + (period.source().isEmpty() ? "" : ", says " + period.source())
                + (answer.aliases().isEmpty() ? "" : "; medium confidence: known by an alias");
    }

    static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private void result() {
        AskedCve asked = answer.asked();
        if (answer.named() > 0) {
            line(
                    "result",
                    asked != null
                            ? "one CVE was asked about"
                            : "%d affected, %d cannot say, %d not affected"
                                    .formatted(
                                            answer.affected(),
                                            answer.unknown(),
                                            answer.notAffected()));
        } else if (asked == null) {
            line(
                    "result",
                    "cannot say: no CVE in these files names " + answer.firmware().product());
            near();
        } else if (!asked.found()) {
            line("result", "cannot say: %s is in none of these CVE files".formatted(asked.id()));
            known(asked);
        } else if (asked.products().isEmpty()) {
            line(
                    "result",
                    "cannot say: the record of %s names no product (rejected, or not analysed yet)"
                            .formatted(asked.id()));
            known(asked);
        } else {
            line(
                    "result",
                    "not named: %s names other products; that alone is no proof of safety"
                            .formatted(asked.id()));
            line(
                    "it names",
                    String.join(", ", asked.products()) + (asked.more() ? " and more" : ""));
        }
    }

    private void known(AskedCve asked) {
        KnownExploited entry = asked.exploited();
        if (entry != null) {
            line(
                    "KEV",
                    "has it for %s %s, due %s"
                            .formatted(entry.vendor(), entry.product(), entry.due()));
        }
    }

    private void near() {
        VendorProducts products = answer.vendorProducts();
        String vendor = answer.firmware().product().vendor();
        if (products.size() == 0) {
            line("", "nor any product of " + vendor + ": check how the vendor is written");
            return;
        }
        List<String> nearest = products.nearest();
        line("", "they name %d products of %s".formatted(products.size(), vendor));
        if (!nearest.isEmpty()) {
            line("nearest", String.join(", ", nearest));
        }
    }

    private void line(String label, String text) {
        out.printf("%-11s%s%n", label, Printable.of(text));
    }
}
