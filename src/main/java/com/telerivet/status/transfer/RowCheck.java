package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PageRejected;
import com.telerivet.status.page.PageTexts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the database does not check by itself, and what the site could not be shown with. */
final class RowCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{12}");
    private static final long LARGEST_NUMBER_OF_A_ROW = 1_000_000_000_000_000L;
    private static final Set<String> STATUSES = Set.of("old_status", "new_status", "before_status", "after_status");

    private RowCheck() {}

    /** @throws ImportRejected with what is wrong */
    static void check(ArchivedTable table, ObjectNode row, Map<String, String> types) {
        row.properties().forEach(field -> check(table.name(), field.getKey(), field.getValue(), types));
        if (table.name().equals("page")) {
            checkPage(row);
        }
        if (table.name().equals("page_picture")) {
            checkPicture(row);
        }
    }

    private static void check(String table, String column, JsonNode value, Map<String, String> types) {
        if (value.isNull()) {
            return;
        }
        boolean isId = column.equals("id") || (column.endsWith("_id") && !table.equals("incident_template"));
        boolean isSound =
                switch (types.getOrDefault(column, "")) {
                    case "timestamptz" -> isTime(value.asString(""));
                    case "date" -> isDate(value.asString(""));
                    case "int8" -> value.canConvertToLong() && Math.abs(value.asLong()) < LARGEST_NUMBER_OF_A_ROW;
                    default -> !isId || ID.matcher(value.asString("")).matches();
                };
        boolean isStatus =
                STATUSES.contains(column) || (column.equals("status") && table.equals("component_correction_piece"));
        if (!isSound || (isStatus && ComponentStatus.of(value.asString("")).isEmpty())) {
            String said = value.toString();
            throw new ImportRejected("A row of \"" + table + "\" has a strange " + column + ": "
                    + said.substring(0, Math.min(said.length(), 60)));
        }
    }

    private static void checkPage(ObjectNode row) {
        try {
            PageTexts texts = new PageTexts(
                    text(row, "name"), text(row, "time_zone"), text(row, "about"), text(row, "support_url"));
            texts.check();
            PageLook.of(text(row, "brand"), false, text(row, "footer_links"));
        } catch (PageRejected e) {
            throw new ImportRejected("The page of this archive is not sound: " + e.getMessage(), e);
        }
    }

    private static void checkPicture(ObjectNode row) {
        try {
            byte[] content = HexFormat.of().parseHex(text(row, "content").replaceFirst("^\\\\x", ""));
            PagePicture.check(text(row, "name"), text(row, "media_type"), text(row, "digest"), content);
        } catch (PageRejected | IllegalArgumentException e) {
            throw new ImportRejected("A picture of this archive is not sound: " + e.getMessage(), e);
        }
    }

    private static String text(ObjectNode row, String column) {
        JsonNode value = row.get(column);
        return value == null || value.isNull() ? "" : value.asString("");
    }

    private static boolean isTime(String text) {
        try {
            return isSound(OffsetDateTime.parse(text).toLocalDate());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isDate(String text) {
        try {
            return isSound(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whatever draws a calendar from a day of another millennium never ends. */
    private static boolean isSound(LocalDate day) {
        return day.getYear() >= 1970 && day.getYear() < 2200;
    }
}
