package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentDetails;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.NewComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A component as it was typed.
 *
 * @param groupId "" for none
 * @param startDate a date, or ""
 * @param version the component's version that the author saw
 */
record ComponentForm(
        String name,
        String description,
        String groupId,
        Boolean showcase,
        Boolean onlyShowIfDegraded,
        String startDate,
        Integer version,
        String key) {

    /** A field that was not sent arrives as null, and counts as empty. */
    ComponentForm {
        name = name == null ? "" : name;
        description = description == null ? "" : description;
        groupId = groupId == null ? "" : groupId;
        showcase = showcase != null && showcase;
        onlyShowIfDegraded = onlyShowIfDegraded != null && onlyShowIfDegraded;
        startDate = startDate == null ? "" : startDate;
        version = version == null ? 0 : version;
        key = key == null ? "" : key;
    }

    static ComponentForm fresh() {
        return new ComponentForm("", "", "", true, false, "", 0, "");
    }

    static ComponentForm of(ComponentSummary component) {
        return new ComponentForm(
                component.name(),
                Objects.toString(component.description(), ""),
                Objects.toString(component.groupId(), ""),
                component.showcase(),
                component.onlyShowIfDegraded(),
                Objects.toString(component.startDate(), ""),
                component.version(),
                "");
    }

    boolean isDateUnderstood() {
        try {
            date();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    ComponentDetails details() {
        return new ComponentDetails(group(), name, description, showcase, onlyShowIfDegraded, date());
    }

    NewComponent newcomer() {
        return new NewComponent(
                group(), name, description, ComponentStatus.OPERATIONAL, showcase, onlyShowIfDegraded, date());
    }

    private @Nullable String group() {
        return groupId.isEmpty() ? null : groupId;
    }

    private @Nullable LocalDate date() {
        return startDate.isBlank() ? null : LocalDate.parse(startDate.strip());
    }
}
