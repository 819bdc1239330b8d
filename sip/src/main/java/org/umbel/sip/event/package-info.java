/// Subscriptions to events, RFC 6665, and their publication, RFC 3903: a [Notifier] serves one
/// event package, a [Subscriber] follows one elsewhere; [Publications] takes what others publish, a
/// [Publisher] publishes elsewhere. All are ordinary users of [org.umbel.sip.SipEndpoint].
@NullMarked
package org.umbel.sip.event;

import org.jspecify.annotations.NullMarked;
