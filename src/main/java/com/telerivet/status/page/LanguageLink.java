package com.telerivet.status.page;

/**
 * The page in a language.
 *
 * @param url with the public address, as search engines want it
 * @param offer asks its speakers to read it
 */
public record LanguageLink(String code, String name, String href, String url, boolean chosen, String offer) {}
