package com.telerivet.status.manageapi;

import java.util.List;

/** An answer that is not the one asked for, as a status and one or more sentences. */
class ApiError extends RuntimeException {

    private final int status;
    private final List<String> sentences;

    private ApiError(int status, List<String> sentences) {
        super(String.join(", ", sentences));
        this.status = status;
        this.sentences = List.copyOf(sentences);
    }

    /** The body or a parameter cannot be understood. */
    static ApiError badRequest(String sentence) {
        return new ApiError(400, List.of(sentence));
    }

    /** There is no such page, object or route for this token. */
    static ApiError notFound(String what) {
        return new ApiError(404, List.of(what + " not found"));
    }

    /** The body is larger than any use of this path needs. */
    static ApiError tooLarge(int mostBytes) {
        return new ApiError(413, List.of("The body is larger than " + mostBytes / 1024 + " KB"));
    }

    /** Somebody else is at the same thing. */
    static ApiError conflict(String sentence) {
        return new ApiError(409, List.of(sentence));
    }

    /** The client wanted to change what it saw, and somebody else has changed that. */
    static ApiError changedSince() {
        return new ApiError(412, List.of("This was changed since you read it; please read it again"));
    }

    /** The path is there, but what it leads to does not take that. */
    static ApiError notTaken(String sentence) {
        return new ApiError(405, List.of(sentence));
    }

    /** Too many changes wait for their turn. */
    static ApiError busy() {
        return new ApiError(503, List.of("Too many changes are under way; please try again"));
    }

    /** Understood, but it cannot be. */
    static ApiError invalid(String... sentences) {
        return new ApiError(422, List.of(sentences));
    }

    int status() {
        return status;
    }

    List<String> sentences() {
        return sentences;
    }
}
