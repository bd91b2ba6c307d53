package com.telerivet.status.component;

/** Somebody set a component's status without an incident; told inside the transaction that did it. */
public record StatusSetByHand(String componentId) {}
