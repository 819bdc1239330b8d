/// Subscriptions to events, RFC 6665: a [Notifier] serves one event package, a [Subscriber] follows
/// one elsewhere. Both are ordinary users of [org.umbel.sip.SipEndpoint].
@NullMarked
package org.umbel.sip.event;

import org.jspecify.annotations.NullMarked;
