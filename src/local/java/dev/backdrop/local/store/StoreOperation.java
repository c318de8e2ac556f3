package dev.backdrop.local.store;

/** What a client can ask of the store, by the names of the S3 API. */
public enum StoreOperation {
    GET_OBJECT,
    HEAD_OBJECT,
    PUT_OBJECT,
    COPY_OBJECT,
    DELETE_OBJECT,
    LIST_OBJECTS,
    COMPLETE_UPLOAD
}
