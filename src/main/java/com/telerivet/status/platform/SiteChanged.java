package com.telerivet.status.platform;

/**
 * An event that alters what the public site shows. Published inside the changing transaction, so that the site's
 * generation rises with the change or not at all.
 */
public interface SiteChanged {}
