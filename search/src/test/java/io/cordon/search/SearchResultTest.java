package io.cordon.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchResultTest {

    @Test
    void aTableHasAlignedColumnsAndACount() throws IOException {
        assertThat(render(SearchFormat.TABLE, 40, "192.0.2.1", "2001:db8::1>192.0.2.1").lines())
                .containsExactly(
                        "TIME                      RULE             SUBJECT                COUNT  DISTINCT  CONFIDENCE  CLOSED  TENANT   ID",
                        "2024-01-10T02:05:06.700Z  CRED-BRUTE-FAST  192.0.2.1              12     3         high        true    default  ab",
                        "2024-01-10T02:05:06.700Z  CRED-BRUTE-FAST  2001:db8::1>192.0.2.1  12     3         high        true    default  ab",
                        "2 of 40 findings");
    }

    @Test
    void anEmptyAnswerIsOneLine() throws IOException {
        assertThat(render(SearchFormat.TABLE, 0).lines()).containsExactly("0 of 0 findings");
    }

    @Test
    void aValueCannotSteerTheTerminal() throws IOException {
        assertThat(render(SearchFormat.TABLE, 1, "\u001b[2Jx\r\n\u202ey"))
                .contains("?[2Jx???y")
                .doesNotContain("\u001b");
    }

    @Test
    void jsonIsTheDocumentOnOneLine() throws IOException {
        assertThat(render(SearchFormat.JSON, 1, "192.0.2.1"))
                .isEqualTo(finding("192.0.2.1") + "\n");
    }

    @Test
    void csvQuotesWhatNeedsIt() throws IOException {
        assertThat(render(SearchFormat.CSV, 1, "a,\"b\""))
                .isEqualTo(
                        "@timestamp,rule.id,cordon.subject.value,cordon.count,cordon.distinct,"
                                + "cordon.confidence,cordon.closed,organization.id,event.id\r\n"
                                + "2024-01-10T02:05:06.700Z,CRED-BRUTE-FAST,\"a,\"\"b\"\"\",12,3,"
                                + "high,true,default,ab\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void csvHoldsNoFormula(String value) throws IOException {
        assertThat(render(SearchFormat.CSV, 1, value)).contains("'" + value);
    }

    @Test
    void aRequestIsBounded() {
        assertThat(new SearchRequest(" ", SearchIndex.FINDINGS, 10).query()).isEqualTo("*");
        assertThatThrownBy(() -> new SearchRequest("*", SearchIndex.FINDINGS, 10_001))
                .hasMessage("Cannot search: size 10001 is out of range, expected 1 to 10000");
        assertThatThrownBy(() -> new SearchRequest("a".repeat(4_097), SearchIndex.FINDINGS, 1))
                .hasMessage(
                        "Cannot search: the query has 4097 characters, at most 4096 are allowed");
        assertThatThrownBy(() -> SearchIndex.ofLabel("alerts"))
                .hasMessage(
                        "Cannot search index 'alerts': expected one of findings, dead-letters, incidents");
    }

    private static String render(SearchFormat format, long total, String... subjects)
            throws IOException {
        List<JsonNode> documents = Arrays.stream(subjects).map(SearchResultTest::finding).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SearchResult(SearchIndex.FINDINGS, total, documents).render(format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode finding(String subject) {
        var root = new ObjectMapper().createObjectNode();
        root.put("@timestamp", "2024-01-10T02:05:06.700Z");
        root.putObject("event").put("id", "ab");
        root.putObject("organization").put("id", "default");
        root.putObject("rule").put("id", "CRED-BRUTE-FAST");
        var cordon = root.putObject("cordon");
        cordon.put("count", 12).put("distinct", 3).put("confidence", "high").put("closed", true);
        cordon.putObject("subject").put("value", subject);
        return root;
    }
}
