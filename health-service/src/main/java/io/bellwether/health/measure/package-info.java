/** The catalogue of measures (models §3): each a small named formula from an account's view to 0..1, or to no data. */
package io.bellwether.health.measure;
