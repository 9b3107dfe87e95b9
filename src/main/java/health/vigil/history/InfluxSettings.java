package health.vigil.history;

import java.net.URI;

/// Where InfluxDB (or a server that takes its line protocol at `/api/v2/write`) is, and what it may be told.
///
/// @param url `http` or `https` address without path, for example `http://127.0.0.1:8086`
/// @param org organisation, may be empty for servers that know none
/// @param bucket bucket or database
/// @param token secret, may be empty; never printed
/// @param patientIds whether the hospital's identifier of a child may leave the house; off unless somebody decided so
public record InfluxSettings(URI url, String org, String bucket, String token, boolean patientIds) {
    public InfluxSettings {
        var scheme = url.getScheme();
        if (scheme == null || !(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null)
            throw new IllegalArgumentException(
                    "influx.url: " + url + " must be like http://127.0.0.1:8086 or https://influx.example:8086");
        if (bucket.isEmpty()) throw new IllegalArgumentException("influx.bucket: must not be empty");
    }

    @Override
    public String toString() {
        return "InfluxSettings[url=" + url + ", org=" + org + ", bucket=" + bucket + ", token=***, patientIds="
                + patientIds + "]";
    }
}
