/** The score of an account as of a day, with the points of each measure (models §4). */
package io.bellwether.health.score;
