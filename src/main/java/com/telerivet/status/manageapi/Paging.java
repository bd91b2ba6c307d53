package com.telerivet.status.manageapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param page counts from 1
 * @param size 1 to {@link #LARGEST}
 */
record Paging(int page, int size) {

    static final int LARGEST = 100;

    /** {@code page} with {@code per_page}, or {@code limit} as the incidents call it. */
    static Paging of(HttpServletRequest request) {
        String size = request.getParameter("per_page");
        return new Paging(
                Math.max(1, number("page", request.getParameter("page"), 1, 0, Integer.MAX_VALUE)),
                number("per_page", size == null ? request.getParameter("limit") : size, LARGEST, 1, LARGEST));
    }

    <T> List<T> of(List<T> all) {
        long from = Math.min((page - 1L) * size, all.size());
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
