package dev.backdrop.firefly.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdobeErrorTest {

    @Test
    void readsCodeAndMessage() {
        assertThat(AdobeError.in("{\"error_code\":\"bad_request\",\"message\":\"seeds differ\",\"more\":{}}"))
                .isEqualTo(new AdobeError("bad_request", "seeds differ"));
    }

    @Test
    void readsACodeWrittenAsANumber() {
        assertThat(AdobeError.in("{\"error_code\":401013}").code()).isEqualTo("401013");
    }

    @Test
    void namesTheWrongPartOfTheRequest() {
        assertThat(AdobeError.in(
                                "{\"error_code\":\"validation_error\",\"validation_errors\":"
                                        + "[{\"loc\":[\"body\",\"mask\"],\"msg\":\"field required\"},{\"loc\":[\"seeds\",0],\"msg\":\"too big\"}]}")
                        .words())
                .isEqualTo("body.mask. field required; seeds.0. too big");
    }

    @Test
    void readsFastApisDetail() {
        assertThat(AdobeError.in("{\"detail\":[{\"loc\":[\"path\"],\"msg\":\"bad id\"}]}"))
                .isEqualTo(new AdobeError("", "path. bad id"));
    }

    @Test
    void readsTheCodeOfS3() {
        assertThat(AdobeError.in("<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>m</Message></Error>"))
                .isEqualTo(new AdobeError("SlowDown", ""));
    }

    @Test
    void readsOnlyTheCodeOfIms() {
        AdobeError error = AdobeError.in(
                "{\"error\":\"invalid_client\",\"error_description\":\"client_secret=hunter2 is wrong\"}");

        assertThat(error).isEqualTo(new AdobeError("invalid_client", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>502</html>", "{\"error_co", "[]", "null", "{\"error\":{\"a\":1}}", "plain"})
    void isEmptyForAnUnreadableBody(String body) {
        assertThat(AdobeError.in(body)).isEqualTo(new AdobeError("", ""));
    }

    @Test
    void hidesTheQueryOfSignedAddresses() {
        assertThat(AdobeError.of("x", "cannot read https://b.s3.amazonaws.com/k?X-Amz-Signature=abc today")
                        .words())
                .isEqualTo("cannot read https://b.s3.amazonaws.com/k?… today");
        assertThat(AdobeError.of("x", "source=https%3A%2F%2Fb.s3.amazonaws.com%2Fk%3FX-Amz-Signature%3Dabc today")
                        .words())
                .isEqualTo("source=https%3A%2F%2Fb.s3.amazonaws.com%2Fk?… today");
    }

    @Test
    void isOneShortLine() {
        String words = AdobeError.of("x", "a\nb\t\u0007 " + "y".repeat(1000)).words();

        assertThat(words).startsWith("a b y").hasSize(201).endsWith("…");
    }
}
