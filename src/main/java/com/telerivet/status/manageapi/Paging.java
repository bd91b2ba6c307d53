package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param page counts from 1
 * @param size at least 1
 */
record Paging(int page, int size) {

    static final int LARGEST = 100;

    /** {@code page} with {@code per_page}, or {@code limit} as the incidents call it. */
    static Paging of(HttpServletRequest request) {
        return of(request, LARGEST);
    }

    /** The same for a list of which more may be asked for at once; without a number it is still the usual one. */
    static Paging of(HttpServletRequest request, int largest) {
        int page = number("page", request.getParameter("page"), 1, 0, Integer.MAX_VALUE);
        return new Paging(Math.max(1, page), size(request, largest));
    }

    /** The same for the one list whose pages count from 0. */
    static Paging fromZero(HttpServletRequest request) {
        int page = number("page", request.getParameter("page"), 0, 0, Integer.MAX_VALUE - 1);
        return new Paging(page + 1, size(request, LARGEST));
    }

    /** How many elements lie before the page. */
    long offset() {
        return (page - 1L) * size;
    }

    private static int size(HttpServletRequest request, int largest) {
        String name = request.getParameter("per_page") == null ? "limit" : "per_page";
        return number(name, request.getParameter(name), LARGEST, 1, largest);
    }

    <T> List<T> of(List<T> all) {
        long from = Math.min(offset(), all.size());
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    private static int number(String name, @Nullable String text, int usual, int least, int most) {
        if (text == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw ApiError.badRequest("The parameter \"" + name + "\" is not a whole number that this list can serve");
    }
}
