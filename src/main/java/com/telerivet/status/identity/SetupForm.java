package com.telerivet.status.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the first administrator says about themselves. */
record SetupForm(String token, String name, String email, String password) {

    /** A field that was not sent arrives as null, and counts as empty. */
    SetupForm {
        token = token == null ? "" : token;
        name = name == null ? "" : name.strip();
        email = email == null ? "" : email.strip();
        password = password == null ? "" : password;
    }

    /** For each field that is at fault the key of what is wrong. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > Person.LONGEST_NAME) {
            problems.put("name", "identity.setup.name.wrong");
        }
        if (!EmailAddress.isOne(email)) {
            problems.put("email", "identity.setup.email.wrong");
        }
        PasswordRule.problem(password).ifPresent(problem -> problems.put("password", problem));
        return problems;
    }

    @Override
    public String toString() {
        return "SetupForm[email=" + email + "]";
    }
}
