package org.umbel.mail;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/// Begins logins by [BearerTokens]; public for Java alone, which makes it by its name.
public final class BearerLogins implements SaslClientFactory {

  /// @param callbacks tells the account and its token, the latter as the password
  /// @return null, as the interface wants it, where another mechanism is asked for
  @Override
  public @Nullable SaslClient createSaslClient(
      String[] mechanisms,
      @Nullable String authorizationId,
      String protocol,
      String server,
      @Nullable Map<String, ?> properties,
      CallbackHandler callbacks)
      throws SaslException {
    if (!Arrays.asList(mechanisms).contains(BearerTokens.MECHANISM)) {
      return null;
    }
    var user = new NameCallback("user");
    var token = new PasswordCallback("token", false);
    try {
      callbacks.handle(new Callback[] {user, token});
    } catch (IOException | UnsupportedCallbackException untold) {
      throw new SaslException("There is nobody to log in", untold);
    }
    return new BearerLogin(user.getName(), new Secret(new String(token.getPassword())), server);
  }

  @Override
  public String[] getMechanismNames(@Nullable Map<String, ?> properties) {
    return new String[] {BearerTokens.MECHANISM};
  }
}
