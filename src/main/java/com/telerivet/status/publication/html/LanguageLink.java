package com.telerivet.status.publication.html;

/**
 * The page in a language.
 *
 * @param url with the public address, as search engines want it
 * @param offer asks its speakers to read it
 */
record LanguageLink(String code, String name, String href, String url, boolean chosen, String offer) {}
