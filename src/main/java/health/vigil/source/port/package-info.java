/// Serial ports of the machine: which there are, who holds them, opening them. All of jSerialComm is here.
@NullMarked
package health.vigil.source.port;

import org.jspecify.annotations.NullMarked;
