package dev.backdrop.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PageEventsTest extends PageTest {

    @Test
    void sendsTheFactsOfThePageFirst() throws Exception {
        try (Events events = browser.events()) {
            JsonNode about = events.next("page");

            assertThat(events.response().headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(about.path("title").asText()).isEqualTo("Firefly emulator");
            assertThat(about.path("bucket").asText()).isEqualTo(MemoryBucket.NAME);
            assertThat(about.path("photos").asText()).isEqualTo("headshots/");
            assertThat(events.next("complete")).isEmpty();
        }
    }

    @Test
    void followsAHeadshotFromItsPhotoToItsResult() throws Exception {
        try (Events events = browser.events()) {
            String photo = bucket.put("headshots/sales/ana-diaz.jpg", Pictures.jpeg(40, 50));
            JsonNode waiting = events.card("sales/ana-diaz", "waiting");
            assertThat(waiting.path("message").asText()).startsWith("Waiting for its mask: masks/sales/ana-diaz.png");

            String mask = bucket.put("masks/sales/ana-diaz.png", Pictures.png(40, 50));
            JsonNode queued = events.card("sales/ana-diaz", "in-progress");
            assertThat(queued.path("mask").path("key").asText()).isEqualTo("masks/sales/ana-diaz.png");

            bucket.put("processed/sales/ana-diaz.jpg", Pictures.jpeg(40, 50));
            bucket.put("records/sales/ana-diaz.json", Records.processed("sales/ana-diaz", photo, mask));
            JsonNode processed = events.card("sales/ana-diaz", "processed");
            assertThat(processed.path("operations").asInt()).isEqualTo(1);
            assertThat(processed.path("seconds").asDouble()).isEqualTo(2.5);
            assertThat(processed.path("look").path("name").asText()).isEqualTo("default");
            assertThat(processed.path("record").asText()).isEqualTo("records/sales/ana-diaz.json");
            assertThat(processed.path("results").get(0).path("key").asText()).isEqualTo("processed/sales/ana-diaz.jpg");
            assertThat(processed.path("results").get(0).path("width").asInt()).isEqualTo(800);
        }
    }

    @Test
    void showsAMaskWithItsSuffixOnItsPhotosCard() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));
        bucket.put("masks/ana.mask.png", Pictures.png(8, 8));
        try (Events events = browser.events()) {
            JsonNode card = events.card("ana", "in-progress");
            assertThat(card.path("mask").path("key").asText()).isEqualTo("masks/ana.mask.png");
        }
    }

    @Test
    void showsANameThatNoXmlCanHold() throws Exception {
        bucket.put("headshots/bell\u0007.jpg", Pictures.jpeg(8, 8));
        try (Events events = browser.events()) {
            JsonNode card = events.card("bell\u0007", "waiting");
            assertThat(card.path("photo").path("key").asText()).isEqualTo("headshots/bell\u0007.jpg");
        }
    }

    @Test
    void reportsWhenAHeadshotHasGone() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));
        try (Events events = browser.events()) {
            events.card("ana", "waiting");

            bucket.delete("headshots/ana.jpg");

            assertThat(events.next("gone").get(0).asText()).isEqualTo("ana");
        }
    }

    @Test
    void showsTheFunctionsReportIfThereIsNoRecord() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));
        bucket.put("masks/ana.png", Pictures.png(8, 8));
        try (Events events = browser.events()) {
            events.card("ana", "in-progress");

            page.attempted(new Attempt("ana", "deferred", "rate-limited", "Adobe asked us to wait.", 1530));

            JsonNode deferred = events.card("ana", "deferred");
            assertThat(deferred.path("message").asText()).isEqualTo("Adobe asked us to wait.");
            assertThat(deferred.path("seconds").asDouble()).isEqualTo(1.53);
        }
    }

    @Test
    void showsTheNoticeUntilItIsWithdrawn() throws Exception {
        page.notice("waiting for the quota");
        try (Events events = browser.events()) {
            assertThat(events.next("notice").asText()).as("to a newcomer").isEqualTo("waiting for the quota");
            events.next("complete");

            page.notice("");
            assertThat(events.next("notice").asText()).isEmpty();

            page.notice("waiting again");
            assertThat(events.next("notice").asText()).isEqualTo("waiting again");
        }
    }

    @Test
    void aRestartedPageShowsTheSame() throws Exception {
        String photo = bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));
        bucket.put("records/ana.json", Records.rejected("ana", photo, "The mask is too small."));
        bucket.put("masks/ben.png", Pictures.png(8, 8));
        JsonNode before;
        JsonNode waiting;
        try (Events events = browser.events()) {
            before = events.card("ana", "rejected");
        }
        page.close();
        page = startPage();
        browser = new Browser(page.address());
        try (Events events = browser.events()) {
            assertThat(events.card("ana", "rejected")).isEqualTo(before);
        }
        try (Events events = browser.events()) {
            waiting = events.card("ben", "waiting");
        }
        assertThat(waiting.path("message").asText()).startsWith("Waiting for its photo: headshots/ben.jpg");
    }

    @Test
    void keepsAnyNameAsItIs() throws Exception {
        for (String id :
                new String[] {"Vertrieb & Ops/Zoë Müller +1 100%", "eve/<script>alert(1)</script>", "o'\"neill"}) {
            bucket.put("headshots/" + id + ".jpg", Pictures.jpeg(8, 8));
            try (Events events = browser.events()) {
                JsonNode card = events.card(id, "waiting");

                String key = card.path("photo").path("key").asText();
                assertThat(key).isEqualTo("headshots/" + id + ".jpg");
                assertThat(browser.get(Browser.objects(key)).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void ignoresObjectsOfNoHeadshot() throws Exception {
        bucket.put("records/.backdrop/runs/a-run.json", "{}");
        bucket.put("headshots/.DS_Store", "x");
        bucket.put("headshots/ana.jpg-0b9f7c1e-5a39-4a39-9f0e-0d6a8a3f6f11", "half");
        bucket.put("processed/ana-2.jpg", Pictures.jpeg(8, 8));
        bucket.put("headshots/zoe.jpg", Pictures.jpeg(8, 8));
        try (Events events = browser.events()) {
            JsonNode cards = events.next("cards");

            assertThat(cards).hasSize(1);
            assertThat(cards.get(0).path("id").asText()).isEqualTo("zoe");
        }
    }

    @Test
    void saysWhenARecordCannotBeRead() throws Exception {
        bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));
        bucket.put("records/ana.json", "{\"state\":");
        try (Events events = browser.events()) {
            assertThat(events.card("ana", "failed").path("message").asText())
                    .startsWith("The record records/ana.json cannot be read: it is not JSON");
        }
    }

    @Test
    void continuesAfterTheBucketWasUnavailable() throws Exception {
        try (Events events = browser.events()) {
            events.next("complete");
            bucket.s3().deleteBucket(request -> request.bucket(MemoryBucket.NAME));
            bucket.s3().createBucket(request -> request.bucket(MemoryBucket.NAME));

            bucket.put("headshots/ana.jpg", Pictures.jpeg(8, 8));

            assertThat(events.card("ana", "waiting")).isNotNull();
        }
    }
}
