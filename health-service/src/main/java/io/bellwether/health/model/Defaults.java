package io.bellwether.health.model;

import io.bellwether.health.model.Document.ExpansionPart;
import io.bellwether.health.model.Document.RulePart;
import io.bellwether.health.model.Document.SettingsPart;
import java.util.List;
import java.util.Map;

/** What the presets share: the settings of each measure, the rules for risks and for expansion. */
record Defaults(Map<String, SettingsPart> measures, List<RulePart> risks, ExpansionPart expansion) {}
