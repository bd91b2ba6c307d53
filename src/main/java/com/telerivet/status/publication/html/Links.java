package com.telerivet.status.publication.html;

/** Addresses of the public pages. The page stands at the root of its host, so they need no base. */
class Links {

    String incident(String id) {
        return "/incidents/" + id;
    }

    /** @param page from 1; the first page is the plain address */
    String history(int page) {
        return page == 1 ? "/history" : "/history?page=" + page;
    }
}
