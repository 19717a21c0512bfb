using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Audit;

/// <inheritdoc cref="IAuditGrain"/>
internal sealed class AuditGrain(
    [PersistentState("audit", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<AuditState, AuditEntry>(EntityTypes.Audit, AuditState.None, snapshot, services), IAuditGrain
{
    public Task RecordFailures(CommandContext context, ImmutableArray<FailedSignIns> failures) => ExecuteAsync(
        context, (_, _) => failures.Select(failure => (AuditEntry)new SignInFailed(failure.UserId, failure.Reason, failure.Count)).ToImmutableArray());

    public async Task<long> RecordExport(CommandContext context, string what, string? of) =>
        (await ExecuteAsync(context, (_, _) => new DataExported(what, of))).Position;

    protected override AuditState Apply(AuditState state, Recorded<AuditEntry> entry) => state with { Entries = state.Entries + 1 };

    protected override EntryTags Tags(AuditState state, AuditEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(AuditState state) => [];
}

internal sealed record AuditState(long Entries)
{
    public static AuditState None { get; } = new(0);
}
