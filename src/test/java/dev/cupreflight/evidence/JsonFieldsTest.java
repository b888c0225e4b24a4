package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON that somebody else wrote. */
class JsonFieldsTest {
    @Test
    void readsMembersOfEveryKind() throws Exception {
        JsonFields json = JsonFields.parse("""
                {"schema": "x/1", "text": "a", "number": 12, "flag": true, "at": "2026-11-21T10:00:00Z",
                 "none": null, "inner": {"text": "b"}, "list": [{"text": "c"}], "texts": ["d", "e"]}
                """, "a test");
        assertThat(json.schema()).isEqualTo("x/1");
        assertThat(json.text("text")).isEqualTo("a");
        assertThat(json.number("number")).isEqualTo(12);
        assertThat(json.flag("flag")).isTrue();
        assertThat(json.instant("at")).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(json.optional("none")).isEmpty();
        assertThat(json.optional("nowhere")).isEmpty();
        assertThat(json.object("inner").text("text")).isEqualTo("b");
        assertThat(json.objects("list").get(0).text("text")).isEqualTo("c");
        assertThat(json.texts("texts")).containsExactly("d", "e");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                | the member a is missing
            {"a": null}                       | the member a is missing
            {"a": 1}                          | the member a is not a list
            {"a": [1]}                        | the member a[0] is not an object
            {"a": [{"b": 1}, 2]}              | the member a[1] is not an object
            {"a": [{"c": 1}]}                 | the member a[0].b is missing
            {"a": [{"b": "x"}]}               | the member a[0].b is not a number
            {"a": [{"b": 1.5}]}               | the member a[0].b is not a whole number
            {"a": [{"b": 1e999999999}]}       | the member a[0].b is not a whole number
            {"a": [{"b": 99999999999999999999}]} | the member a[0].b is not a whole number
            """)
    void namesThePlaceOfWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> {
                    for (JsonFields each : JsonFields.parse(text, "a test").objects("a")) {
                        assertThat(each.number("b")).isEqualTo(1);
                    }
                })
                .isInstanceOf(UnreadableException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAnotherKind() throws Exception {
        JsonFields json = JsonFields.parse("{\"x\": [{}]}", "a test");
        assertThatThrownBy(() -> json.text("x")).hasMessage("the member x is not a text");
        assertThatThrownBy(() -> json.flag("x")).hasMessage("the member x is not true or false");
        assertThatThrownBy(() -> json.instant("x")).hasMessage("the member x is not a text");
        assertThatThrownBy(() -> json.object("x")).hasMessage("the member x is not an object");
        assertThatThrownBy(() -> json.texts("x")).hasMessage("the member x[0] is not a text");
        assertThatThrownBy(() ->
                        JsonFields.parse("{\"x\": \"21.11.2026\"}", "a test").instant("x"))
                .hasMessage("the member x is not a date and time such as 2026-11-21T10:00:00Z");
    }

    @Test
    void refusesWhatIsNoObject() {
        for (String text : new String[] {"", "[]", "1", "null", "not json", "{\"a\":", "[".repeat(100_000)}) {
            assertThatThrownBy(() -> JsonFields.parse(text, "a test"))
                    .as(text.substring(0, Math.min(9, text.length())))
                    .isInstanceOf(UnreadableException.class);
        }
        assertThatThrownBy(() -> JsonFields.parse("{\n \"a\": }", "a test"))
                .hasMessageStartingWith("not the JSON of a test (line 2, column");
    }
}
