/// The embedded database: journal, snapshots, outbox cursors.
@NullMarked
package health.vigil.store;

import org.jspecify.annotations.NullMarked;
