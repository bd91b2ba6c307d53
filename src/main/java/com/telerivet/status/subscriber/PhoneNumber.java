package com.telerivet.status.subscriber;

import java.util.Optional;

/** The number of a phone in international form (E.164): a plus, the country's code, at most 15 digits in all. */
record PhoneNumber(String text) {

    /** The number in {@code typed}, which may hold spaces, dots, dashes and brackets between its digits. */
    static Optional<PhoneNumber> of(String typed) {
        String plain = typed.strip().replaceAll("[\\s\\u00a0.()/\\u2010-\\u2015-]", "");
        return plain.matches("\\+[1-9][0-9]{6,14}") ? Optional.of(new PhoneNumber(plain)) : Optional.empty();
    }
}
