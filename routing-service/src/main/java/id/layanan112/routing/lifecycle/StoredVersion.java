package id.layanan112.routing.lifecycle;

import java.time.Instant;

/**
 * One version as it was written.
 *
 * @param document YAML or JSON
 */
record StoredVersion(
        String policyId, long version, String scope, byte[] document, Standing standing, Instant createdAt) {}
