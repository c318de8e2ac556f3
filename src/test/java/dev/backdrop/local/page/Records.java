package dev.backdrop.local.page;

/** Records as the function writes them. */
final class Records {

    private Records() {}

    static String processed(String id, String photoEtag, String maskEtag) {
        return """
                {"version":1,"id":"%1$s","state":"processed","recipe":"00",
                 "photo":{"key":"headshots/%1$s.jpg","etag":"%2$s","size":1,"lastModified":"2026-01-01T10:00:00Z"},
                 "mask":{"key":"masks/%1$s.png","etag":"%3$s","size":1,"lastModified":"2026-01-01T10:00:00Z"},
                 "look":{"name":"default","prompt":"a smooth gradient","seed":4711,"size":"2048x2048","variations":1},
                 "fill":{"mode":"async","attempt":1,"intentAt":"2026-01-01T10:00:01Z","jobId":"urn:1"},
                 "outputs":[{"key":"processed/%1$s.jpg","sha256":"00","contentType":"image/jpeg","size":1,
                             "width":800,"height":1000,"seed":4711}],
                 "operationsBilled":1,"createdAt":"2026-01-01T10:00:00Z","updatedAt":"2026-01-01T10:00:03.500Z"}
                """.formatted(id, photoEtag, maskEtag);
    }

    static String rejected(String id, String photoEtag, String message) {
        return """
                {"version":1,"id":"%1$s","state":"rejected","recipe":"00","photo":{"key":"headshots/%1$s.jpg","etag":"%2$s"},
                 "rejection":{"reason":"mask-too-small","message":"%3$s"},"operationsBilled":0,
                 "createdAt":"2026-01-01T10:00:00Z","updatedAt":"2026-01-01T10:00:03Z"}
                """.formatted(id, photoEtag, message);
    }
}
