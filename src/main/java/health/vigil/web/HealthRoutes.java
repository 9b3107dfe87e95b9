package health.vigil.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/// `/health/live`: the process answers. `/health/ready`: every named part works, or 503 with the words of those that
/// do not.
public final class HealthRoutes implements Routes {
    /// One thing that must work before this service may be relied upon.
    ///
    /// @param trouble gives what is wrong, empty when nothing is; quick, from any thread
    public record Check(String name, Supplier<String> trouble) {}

    private final List<Check> checks;

    public HealthRoutes(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live").handler(ctx -> answer(ctx, 200, new JsonObject().put("status", "up")));
        router.get("/health/ready").handler(this::ready);
    }

    private void ready(RoutingContext ctx) {
        var parts = new JsonObject();
        boolean well = true;
        for (var check : checks) {
            var trouble = ask(check);
            well &= trouble.isEmpty();
            parts.put(check.name(), trouble.isEmpty() ? "up" : trouble);
        }
        answer(
                ctx,
                well ? 200 : 503,
                new JsonObject().put("status", well ? "up" : "down").put("parts", parts));
    }

    private static String ask(Check check) {
        try {
            return check.trouble().get();
        } catch (RuntimeException failure) {
            return "check failed: " + failure;
        }
    }

    private static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response().setStatusCode(status).putHeader("Cache-Control", "no-store");
        ctx.json(body);
    }
}
