package health.vigil.service;

import java.io.Serial;

/// The service cannot start; the message says why and what to do.
public final class ServiceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
