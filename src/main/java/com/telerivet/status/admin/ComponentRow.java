package com.telerivet.status.admin;

import java.util.List;

/**
 * A component with what it can be set to.
 *
 * @param group the name of its group where it is the first of it, else ""
 * @param status its present status
 */
record ComponentRow(String id, String name, String group, String status, int version, List<Choice> choices) {}
