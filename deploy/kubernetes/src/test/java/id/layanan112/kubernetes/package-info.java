/** Proves the manifests without a cluster: they build, they are what the API servers know, and they keep our rules. */
@NullMarked
package id.layanan112.kubernetes;

import org.jspecify.annotations.NullMarked;
