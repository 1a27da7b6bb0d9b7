package io.bellwether.problems;

import jakarta.ws.rs.core.UriInfo;

/** Where every list of every service goes on: the path and query of its next page, the same question a page later. */
public final class NextPage {

    private NextPage() {}

    /**
     * The link to the page that begins where this one ended.
     *
     * @param uri of the request for this page
     * @param parameter which says where a page begins; its value is replaced
     * @param value of that parameter, as it is before it is encoded
     */
    public static String link(UriInfo uri, String parameter, Object value) {
        var next = uri.getRequestUriBuilder()
                .replaceQueryParam(parameter, "{value}")
                .build(value);
        return next.getRawPath() + "?" + next.getRawQuery();
    }
}
