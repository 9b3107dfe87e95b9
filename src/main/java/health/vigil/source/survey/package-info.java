/// What is plugged in: listens at every port as every driver would, and says who was understood.
@NullMarked
package health.vigil.source.survey;

import org.jspecify.annotations.NullMarked;
