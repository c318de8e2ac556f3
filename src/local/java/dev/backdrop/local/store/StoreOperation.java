package dev.backdrop.local.store;

/** The operations that a client can request, named as in the S3 API. */
public enum StoreOperation {
    GET_OBJECT,
    HEAD_OBJECT,
    PUT_OBJECT,
    COPY_OBJECT,
    DELETE_OBJECT,
    LIST_OBJECTS,
    COMPLETE_UPLOAD
}
