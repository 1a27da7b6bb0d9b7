-- A day that was recorded holds until the next one: what was computed for days after it would answer in its place.
DELETE FROM score_history computed
 WHERE NOT recorded
   AND EXISTS (SELECT FROM score_history shown
                WHERE shown.account = computed.account AND shown.recorded AND shown.day < computed.day);
