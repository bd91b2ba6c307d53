package com.telerivet.status.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What somebody says about themselves who accepts an invitation. */
record InvitationForm(String name, String password) {

    /** A field that was not sent arrives as null, and counts as empty. */
    InvitationForm {
        name = name == null ? "" : name.strip();
        password = password == null ? "" : password;
    }

    /** For each field that is at fault the key of what is wrong. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        if (name.isEmpty() || name.length() > Person.LONGEST_NAME) {
            problems.put("name", "identity.setup.name.wrong");
        }
        PasswordRule.problem(password).ifPresent(problem -> problems.put("password", problem));
        return problems;
    }

    @Override
    public String toString() {
        return "InvitationForm[name=" + name + "]";
    }
}
