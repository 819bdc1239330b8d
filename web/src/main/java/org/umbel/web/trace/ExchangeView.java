package org.umbel.web.trace;

import java.util.List;

/// What the page of one exchange shows.
///
/// @param title for the browser
/// @param name of the administrator
/// @param token of the session, for the form
/// @param exchange in one line
/// @param transport of its messages, such as `TLS`
/// @param lanes how many columns the ladder has
/// @param parties the heads of the columns
/// @param steps the rows of the ladder
/// @param leftOut how many steps were not kept, in words; empty for none
record ExchangeView(
    String title,
    String name,
    String token,
    ExchangesView.Row exchange,
    String transport,
    int lanes,
    List<CallView.Party> parties,
    List<CallView.StepRow> steps,
    String leftOut) {}
