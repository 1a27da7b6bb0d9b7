package io.bellwether.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.bellwether.alerting.book.Account;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An account as the API gives it; what is unknown is absent. */
@Schema(name = "Account")
@JsonInclude(Include.NON_NULL)
record AccountView(
        String account,
        String name,
        String csm,

        @Schema(description = "As told, else by ARR: enterprise, mid-market or smb.")
        String segment,

        String region,
        List<String> tags,

        @Schema(description = "Annual recurring revenue in the installation's currency.")
        Double arr,

        @Schema(description = "When its first contract began.")
        LocalDate firstStart,

        @Schema(description = "Of the last contract that is known, which may not have begun yet, as is contractEnd.")
        LocalDate contractStart,

        LocalDate contractEnd,

        @Schema(enumeration = {"not-started", "started", "proposed", "negotiating", "signed", "lost"})
        String renewalStage,

        @Schema(description = "0 to 1.") Double renewalConfidence,
        @Schema(description = "Last published, 0 to 100.") Integer score,
        @Schema(enumeration = {"green", "yellow", "red"}) String band,

        @Schema(
                description = "The highest severity that is raised.",
                enumeration = {"critical", "high", "medium", "low"})
        String risk,

        @Schema(description = "The day (UTC) on which it left; absent for a customer.")
        LocalDate churnedOn) {

    static AccountView of(Account account) {
        var contract = account.contract();
        var health = account.health();
        return new AccountView(
                account.id(),
                account.name(),
                account.csm(),
                account.segment(),
                account.region(),
                account.tags(),
                account.arr(),
                account.firstStart(),
                contract == null ? null : contract.start(),
                contract == null ? null : contract.end(),
                account.renewalStage(),
                account.renewalConfidence(),
                health.score(),
                health.band(),
                health.risk(),
                account.churnedOn());
    }
}
