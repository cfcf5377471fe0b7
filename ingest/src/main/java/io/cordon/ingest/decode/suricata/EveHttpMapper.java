package io.cordon.ingest.decode.suricata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.LoginMethod;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.json.JsonFields;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code http} events whose headers are logged and hold an authorization (RFC 9110 section 11.6.2);
 * others are ignored. Of digest only the user is taken, of a token nothing.
 */
final class EveHttpMapper {

    private static final String DIGEST_USER = "username=\"";

    private final DecodeContext context;
    private final EveLogins logins;

    EveHttpMapper(DecodeContext context, EveLogins logins) {
        this.context = context;
        this.logins = logins;
    }

    boolean map(JsonFields event, RecordOutput output) throws RejectedInput, IOException {
        context.at(event.time("timestamp"));
        JsonFields http = event.object("http");
        String authorization = http == null ? null : authorization(http);
        if (http == null || authorization == null) {
            return false;
        }
        int space = authorization.indexOf(' ');
        String scheme = authorization.substring(0, Math.max(0, space)).toLowerCase(Locale.ROOT);
        String rest = authorization.substring(space + 1).strip();
        String pair = scheme.equals("basic") ? basic(rest) : null;
        if (scheme.isEmpty() || scheme.equals("basic") && pair == null) {
            return false;
        }
        LoginAttempt login = logins.base(event, "http", travelsInClear(scheme) ? false : null);
        if (pair != null) {
            int colon = pair.indexOf(':');
            context.credentials()
                    .put(
                            login,
                            colon < 0 ? pair : pair.substring(0, colon),
                            colon < 0 ? null : pair.substring(colon + 1));
        } else if (scheme.equals("digest")) {
            context.credentials().put(login, digestUser(rest), null);
        }
        login.setMethod(method(scheme));
        login.setOutcome(outcome(http.count("status")));
        login.setAttempts(1);
        output.accept(login);
        return true;
    }

    /** What is sent can be sent again by who saw it. */
    private static boolean travelsInClear(String scheme) {
        return scheme.equals("basic") || scheme.equals("bearer") || scheme.equals("token");
    }

    private static String method(String scheme) {
        return switch (scheme) {
            case "basic" -> LoginMethod.PASSWORD;
            case "digest" -> LoginMethod.DIGEST;
            case "bearer", "negotiate", "token" -> LoginMethod.TOKEN;
            default -> LoginMethod.OTHER;
        };
    }

    private static LoginOutcome outcome(long status) {
        if (status == 401 || status == 407) {
            return LoginOutcome.FAILURE;
        }
        return status >= 200 && status < 300 ? LoginOutcome.SUCCESS : LoginOutcome.UNKNOWN;
    }

    private static @Nullable String authorization(JsonFields http) throws RejectedInput {
        for (String name : new String[] {"authorization", "proxy_authorization"}) {
            if (http.has(name)) {
                return http.text(name);
            }
        }
        ArrayNode headers = http.array("request_headers");
        if (headers != null) {
            for (JsonNode header : headers) {
                String name = header.path("name").asText("").toLowerCase(Locale.ROOT);
                if (name.equals("authorization") || name.equals("proxy-authorization")) {
                    return header.path("value").asText("");
                }
            }
        }
        return null;
    }

    /** RFC 7617. */
    private static @Nullable String basic(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** RFC 7616 section 3.4: the quoted user name; one with an escape is left out. */
    private static @Nullable String digestUser(String parameters) {
        int at = parameters.indexOf(DIGEST_USER);
        if (at < 0 || at > 0 && ", ".indexOf(parameters.charAt(at - 1)) < 0) {
            return null;
        }
        int from = at + DIGEST_USER.length();
        int to = parameters.indexOf('"', from);
        String user = to < 0 ? null : parameters.substring(from, to);
        return user == null || user.indexOf('\\') >= 0 ? null : user;
    }
}
